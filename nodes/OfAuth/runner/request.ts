import type { IDataObject } from 'n8n-workflow';

import { locatorValue } from '../values/locator';
import { kindOfNothing, isEmpty, type Reading } from '../values/reading';
import { fieldsOf, type Field, type Operation, type Place } from './operation';
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

/** What the values depend on besides themselves. */
export interface Surroundings {
	/** IANA time zone of the workflow. */
	zone: string;
	/** Epoch milliseconds. */
	now: number;
}

/** A request to an endpoint, without what every request has. */
export interface RequestParts {
	/** With its variable parts filled in. */
	path: string;
	qs: IDataObject;
	body: IDataObject;
}

/** The request of one item, or every reason why there is none. */
export type ItemRequest = { request: RequestParts } | { problems: ItemProblem[] };

/**
 * Prepares to turn what the form gave into requests of an operation. Fields that were not set are not
 * in the request, so that the API's own defaults apply.
 *
 * @returns reads the request of an item, or every problem of it
 */
export function requestReader(operation: Operation) {
	const fields = fieldsOf(operation);
	const option = 'fieldsThatMayBeEmpty';
	const allow = hasOption(operation, option) ? `, or name it in ${labelOf(option)}` : '';
	const whatElse = allow ? `give it a value, remove it${allow}` : 'give it a value, or remove it';

	return ({ fields: given, mayBeEmpty }: Values, { zone, now }: Surroundings): ItemRequest => {
		const request: RequestParts = { path: operation.endpoint.path, qs: {}, body: {} };
		const problems: ItemProblem[] = [];
		for (const field of fields) {
			const value = given[field.form.name];
			if (!value?.set && field.form.required !== true) continue;
			const reading = read(field, value?.value);
			if (!reading) continue;
			const parameter = field.form.displayName;
			if ('value' in reading) place(request, field.to, reading.value);
			else problems.push({ parameter, problem: reading.problem });
			if ('problem' in reading || !field.holes || mayBeEmpty?.has(field.form.name)) continue;
			for (const { expression, gives } of value?.holes?.() ?? [])
				problems.push({
					parameter,
					problem: `${expression} in it ${gives}: give it a value${allow}`,
				});
		}
		if (problems.length === 0) problems.push(...(operation.check?.(request.body, now) ?? []));
		return problems.length > 0 ? { problems } : { request };

		function read(field: Field, whole: unknown): Reading<unknown> | undefined {
			const value = field.form.type === 'resourceLocator' ? locatorValue(whole) : whole;
			const dropEmpty = mayBeEmpty?.has(field.form.name) === true;
			const reading = isEmpty(value) ? { value: [] } : field.read(value, { zone, dropEmpty });
			// A list can turn out empty only when it is read: "[]" and "," are text.
			if ('problem' in reading || !isEmpty(reading.value)) return reading;
			const isNeeded = field.form.required === true;
			if (!isNeeded && (dropEmpty || field.mayTurnOutEmpty)) return undefined;
			return {
				problem: `it is empty${kindOfNothing(value)}: ${isNeeded ? 'give it a value' : whatElse}`,
			};
		}
	};
}

function place(request: RequestParts, { in: where, name }: Place, value: unknown): void {
	if (where === 'path') {
		request.path = request.path.replace(`{${name}}`, encodeURIComponent(String(value)));
		return;
	}
	const target = where === 'query' ? request.qs : request.body;
	const [outer, inner] = name.split('.');
	if (!inner) target[outer] = value as IDataObject;
	else target[outer] = { ...(target[outer] as IDataObject | undefined), [inner]: value };
}
