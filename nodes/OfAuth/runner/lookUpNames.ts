import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Directory } from '../values/directory';
import { isName } from '../values/names';
import { readOf } from './checkConnections';
import { askDirectories, NOT_ASKED, type Answered, type Question } from './directories';
import { lookUpProblem, nameProblem } from './nameProblems';
import type { Field, Named } from './field';
import { fieldsOf, type Operation } from './operation';
import type { PlanEntry, Planned } from './plan';
import type { ItemProblem } from './problems';

type NamingField = Field & { names: Named };

/**
 * Puts ids in the places of names. Each connection that has names is asked once, whatever the number of
 * its items and fields; ids alone ask nothing.
 *
 * @param plan all items
 * @returns the plan with ids only, and a problem for each name that is none or several, or could not be
 * looked up
 */
export async function lookUpNames(
	context: IExecuteFunctions,
	operation: Operation,
	plan: PlanEntry[],
): Promise<PlanEntry[]> {
	const fields = fieldsOf(operation).filter((field): field is NamingField => Boolean(field.names));
	const questions = questionsOf(plan, fields);
	if (questions.length === 0) return plan;
	const answers = await askDirectories(context, questions);
	const surroundings = { zone: context.getTimezone(), now: Date.now() };
	return plan.map((entry) => {
		const read = readOf(entry);
		const naming = read ? fields.filter((field) => namesIn(read, field).length > 0) : [];
		if (!read || naming.length === 0) return entry;
		const { problems, found } = resolved(read, naming, answers);
		const before = 'problems' in entry ? entry.problems : [];
		const all = [...before, ...problems];
		// With names in it, it could not be checked as a whole.
		if (all.length === 0) all.push(...(operation.check?.(found.body, surroundings) ?? []));
		const { connectionId, settings } = found;
		return all.length > 0
			? { problems: all, connectionId, settings, read: found }
			: { send: found };
	});
}

function namesIn({ body }: Planned, { to }: Field): string[] {
	const value = body[to.name];
	return Array.isArray(value) ? value.filter(isName).map(({ name }) => name) : [];
}

function questionsOf(plan: PlanEntry[], fields: NamingField[]): Question[] {
	const questions = new Map<string, Question>();
	for (const entry of plan) {
		const read = readOf(entry);
		if (!read) continue;
		for (const field of fields) {
			const names = namesIn(read, field);
			if (names.length === 0) continue;
			const key = keyOf(read, field.names);
			const question = questions.get(key) ?? newQuestion(key, field.names, read);
			questions.set(key, question);
			for (const name of names) question.names.add(name);
			question.maxWait = Math.max(question.maxWait, read.settings.maxWait);
		}
	}
	return [...questions.values()];
}

function newQuestion(key: string, named: Named, asker: Planned): Question {
	return { key, named, asker, names: new Set(), maxWait: 0 };
}

function keyOf({ connectionId, credential }: Planned, { path }: Named): string {
	return JSON.stringify([path, credential.baseUrl, credential.apiKey, connectionId]);
}

/** What was read of an item, with ids in the places of its names. */
function resolved(read: Planned, fields: NamingField[], answers: Map<string, Answered>) {
	const problems: ItemProblem[] = [];
	const body: IDataObject = { ...read.body };
	let longest = 0;
	for (const field of fields) {
		const { form, to, names: named } = field;
		const { waited, found } = answers.get(keyOf(read, named)) ?? NOT_ASKED;
		longest = Math.max(longest, waited);
		const creator = read.creator ?? read.connectionId;
		const add = (problem: string) =>
			problems.push({ parameter: form.displayName, problem, creator });
		if (!(found instanceof Directory)) {
			add(lookUpProblem(namesIn(read, field), found, named));
			continue;
		}
		const ids = (body[to.name] as unknown[]).flatMap((entry) => {
			if (!isName(entry)) return [entry];
			const meant = found.find(entry.name);
			if (meant.length === 1) return [meant[0].id];
			add(nameProblem(entry.name, meant, found, named));
			return [];
		});
		// The same one may have been named and given by its id.
		body[to.name] = [...new Set(ids)] as IDataObject[];
	}
	return { problems, found: { ...read, body, waited: longest } };
}
