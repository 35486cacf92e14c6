import type { IDataObject } from 'n8n-workflow';

import { locatorValue } from '../values/locator';
import { isEmpty, kindOfNothing, type Reading } from '../values/reading';
import { choicesOf, readChoice } from './choices';
import type { Choice, Each, Field, Keeps, Place, Surroundings } from './field';
import { fieldsOf, type Operation } from './operation';
import { hasOption, labelOf } from './options';
import type { Given } from './parameters';
import type { ItemProblem } from './problems';

/** What the form gave for one item. */
export interface Values {
	/** By the name of the parameter; one that is not there was not added. */
	fields: Record<string, Given | undefined>;
	/** The parameters that are left out where they are empty, instead of being a problem; none unless told. */
	mayBeEmpty?: ReadonlySet<string>;
}

/** A request to an endpoint, without what every request has. */
export interface RequestParts {
	/** With its variable parts filled in. */
	path: string;
	qs: IDataObject;
	body: IDataObject;
	/** The id of what is waited for, where something is. */
	awaited?: string;
	/** Where the item asks for the same of several; `path` still has its place then. */
	each?: Each;
	/** What an entry of the list must be, as far as OFAuth is asked for it too, and as far as it is not. */
	keeps?: { asked: Keeps[]; own: Keeps[] };
}

/** What was read for one item, and every reason why it is not a request. */
export interface ItemRequest {
	/** Whole where there is no problem; in it, names are still names. */
	request: RequestParts;
	problems: ItemProblem[];
}

/**
 * Prepares to turn what the form gave into requests of an operation. Fields that were not set are not
 * in the request, so that the API's own defaults apply.
 *
 * @returns reads the request of an item, and every problem of it
 */
export function requestReader(operation: Operation) {
	const fields = fieldsOf(operation);
	const choices = choicesOf(operation);
	const option = 'fieldsThatMayBeEmpty';
	const allow = hasOption(operation, option) ? `, or name it in ${labelOf(option)}` : '';
	const whatElse = allow ? `give it a value, remove it${allow}` : 'give it a value, or remove it';

	return ({ fields: given, mayBeEmpty }: Values, surroundings: Surroundings): ItemRequest => {
		const { zone } = surroundings;
		const request: RequestParts = { path: operation.endpoint.path, qs: {}, body: {} };
		const problems: ItemProblem[] = [];
		const chosen = new Map<Choice, string>();
		for (const choice of choices) {
			const reading = readChoice(choice, given[choice.form.name]);
			if ('value' in reading) chosen.set(choice, reading.value);
			else problems.push({ parameter: choice.form.displayName, problem: reading.problem });
		}
		for (const field of fields) {
			const { onlyIf } = field;
			if (onlyIf && chosen.get(onlyIf.choice) !== onlyIf.is) continue;
			const value = given[field.form.name];
			if (!value?.set && field.form.required !== true && !field.always) continue;
			const isUsual = !value?.set && field.always;
			const reading = read(field, isUsual ? field.form.default : value?.value);
			if (!reading) continue;
			const parameter = field.form.displayName;
			if ('value' in reading) place(request, field, reading.value, surroundings);
			else problems.push({ parameter, problem: reading.problem });
			if ('problem' in reading || !field.holes || mayBeEmpty?.has(field.form.name)) continue;
			for (const { expression, gives } of value?.holes?.() ?? [])
				problems.push({
					parameter,
					problem: `${expression} in it ${gives}: give it a value${allow}`,
				});
		}
		if (problems.length === 0)
			problems.push(...(operation.check?.(request.body, surroundings) ?? []));
		return { request, problems };

		function read(field: Field, whole: unknown): Reading<unknown> | undefined {
			const value = field.form.type === 'resourceLocator' ? locatorValue(whole) : whole;
			const dropEmpty = mayBeEmpty?.has(field.form.name) === true;
			const reading = isEmpty(value) ? { value: [] } : field.read(value, { zone, dropEmpty });
			// A list can turn out empty only when it is read: "[]" and "," are text.
			if ('problem' in reading || !isEmpty(reading.value)) return reading;
			const isNeeded = field.form.required === true;
			if (!isNeeded && (dropEmpty || field.mayTurnOutEmpty)) return undefined;
			return {
				problem: `it is empty${kindOfNothing(value)}: ${isNeeded ? need(field) : whatElse}`,
			};
		}
	};
}

function need({ onlyIf }: Field): string {
	return onlyIf
		? `give it a value, or change ${onlyIf.choice.form.displayName}`
		: 'give it a value';
}

function place(
	request: RequestParts,
	{ to, also, keeps }: Field,
	value: unknown,
	surroundings: Surroundings,
): void {
	if (keeps) {
		request.keeps ??= { asked: [], own: [] };
		request.keeps[to.in === 'query' ? 'asked' : 'own'].push(keeps(value as never, surroundings));
	}
	put(request, to, value);
	if (also) put(request, also, value);
}

function put(request: RequestParts, { in: where, name }: Place, value: unknown): void {
	if (where === 'checked' || where === 'file') return;
	if (where === 'each') request.each = { name, values: value as Each['values'] };
	else if (where === 'awaited') request.awaited = String(value);
	else if (where === 'path')
		request.path = request.path.replace(`{${name}}`, encodeURIComponent(String(value)));
	else {
		const target = where === 'query' ? request.qs : request.body;
		const [outer, inner] = name.split('.');
		if (!inner) target[outer] = value as IDataObject;
		else target[outer] = { ...(target[outer] as IDataObject | undefined), [inner]: value };
	}
}
