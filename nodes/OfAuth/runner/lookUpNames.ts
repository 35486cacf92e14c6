import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import { Directory } from '../values/directory';
import { isName } from '../values/names';
import { readOf } from './checkConnections';
import { listKey, readLists, type Search } from './connectionLists';
import { lookUpProblem, nameProblem } from './nameProblems';
import type { Field, Named } from './field';
import { fieldsOf, type Operation } from './operation';
import type { PlanEntry, Planned } from './plan';
import type { ItemProblem } from './problems';

type NamingField = Field & { names: Named };

/** A search, with what is looked for and the names of it. */
interface NameSearch extends Search {
	named: Named;
	names: Set<string>;
}

/** What came of it. */
interface Answered {
	/** Milliseconds that it waited for the rate limit. */
	waited: number;
	found: Directory | Failure;
}

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
	const searches = searchesOf(plan, fields);
	if (searches.size === 0) return plan;
	const answers = await answersOf(context, searches);
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

function searchesOf(plan: PlanEntry[], fields: NamingField[]): Map<string, NameSearch> {
	const searches = new Map<string, NameSearch>();
	for (const entry of plan) {
		const read = readOf(entry);
		if (!read) continue;
		for (const field of fields) {
			const names = namesIn(read, field);
			if (names.length === 0) continue;
			const key = listKey(read, field.names);
			const search = searches.get(key) ?? newSearch(field.names, read);
			searches.set(key, search);
			for (const name of names) search.names.add(name);
			search.maxWait = Math.max(search.maxWait, read.settings.maxWait);
		}
	}
	return searches;
}

function newSearch(named: Named, asker: Planned): NameSearch {
	const names = new Set<string>();
	// Only the whole list tells that no second one has the same name.
	const isEnough = (entries: IDataObject[], isWhole: boolean) => {
		if (!isWhole) return false;
		const directory = directoryOf(entries, named);
		return [...names].every((name) => directory.find(name).length === 1);
	};
	return { list: named, named, asker, names, maxWait: 0, isEnough, asksAgain: true };
}

function directoryOf(entries: IDataObject[], named: Named): Directory {
	return new Directory(entries.flatMap((entry) => named.read(entry) ?? []));
}

async function answersOf(
	context: IExecuteFunctions,
	searches: Map<string, NameSearch>,
): Promise<Map<string, Answered>> {
	const lists = await readLists(context, searches);
	const answers = new Map<string, Answered>();
	for (const [key, { named }] of searches) {
		const { entries = [], waited = 0, failure } = lists.get(key) ?? {};
		answers.set(key, { waited, found: failure ?? directoryOf(entries, named) });
	}
	return answers;
}

/** What was read of an item, with ids in the places of its names. */
function resolved(read: Planned, fields: NamingField[], answers: Map<string, Answered>) {
	const problems: ItemProblem[] = [];
	const body: IDataObject = { ...read.body };
	let longest = 0;
	for (const field of fields) {
		const { form, to, names: named } = field;
		const answer = answers.get(listKey(read, named));
		if (!answer) continue;
		const { waited, found } = answer;
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
