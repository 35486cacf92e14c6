import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field } from '../../nodes/OfAuth/runner/field';
import { fieldsOf, type Operation, type Resource } from '../../nodes/OfAuth/runner/operation';
import { describedValues, type DescribedValue } from './describedValues';
import { documented } from './endpoints';

/** A place of a request in which an operation and OFAuth do not say the same. */
export interface Difference {
	/** Such as `user.search`. */
	operation: string;
	/** As {@link DescribedValue} has it. */
	place: string;
	/** What is so in the operation, and not at OFAuth. */
	what: string;
}

/** By which a list is read on: the node fills them in. */
const OF_PAGES = ['limit', 'offset', 'marker', 'last_id', 'beforePublishTime'].map(
	(name) => `query ${name}`,
);
/** Where a field is, as far as OFAuth describes it. */
const DESCRIBED = ['path', 'each', 'query', 'body'];
const HOW = { zone: 'UTC', dropEmpty: false };
const NOT_OFFERED = 'not in the form';
const UNKNOWN = 'OFAuth does not know it';

/** Where operations and OFAuth's description differ in the names, the choices or the limits of a request. */
export function differencesOf(resources: Resource[]): Difference[] {
	return resources.flatMap(({ value, operations }) =>
		operations.flatMap((operation) =>
			[...namesOf(operation), ...pageSizeOf(operation)].map(([place, what]) => ({
				operation: `${value}.${operation.value}`,
				place,
				what,
			})),
		),
	);
}

type Found = [place: string, what: string];

function namesOf(operation: Operation): Found[] {
	const endpoint = documented(operation.endpoint);
	if (!endpoint) return [['endpoint', UNKNOWN]];
	const described = describedValues(endpoint);
	const fields = fieldsOf(operation).filter(({ to }) => DESCRIBED.includes(to.in));
	const offered = new Map(fields.flatMap((field) => placesOf(field).map((at) => [at, field])));
	const known = described.map(({ place }) => place);
	const isRead = operation.output.paging !== undefined || operation.awaits !== undefined;
	return [
		...[...offered.keys()].filter((at) => !known.includes(at)).map((at): Found => [at, UNKNOWN]),
		...described.flatMap((value): Found[] => {
			const field = offered.get(value.place);
			if (field) return differencesIn(field, value).map((what): Found => [value.place, what]);
			return isRead && OF_PAGES.includes(value.place) ? [] : [[value.place, NOT_OFFERED]];
		}),
	];
}

function placesOf({ to, also }: Field): string[] {
	const at = also ? [to, also] : [to];
	return at.map(({ in: where, name }) => `${where === 'each' ? 'path' : where} ${name}`);
}

function pageSizeOf({ endpoint, output: { paging } }: Operation): Found[] {
	const limit = documented(endpoint)?.query.find(({ name }) => name === 'limit');
	if (!limit || !paging || limit.max === paging.pageSize) return [];
	return [['query limit', `pages of ${paging.pageSize}`]];
}

function differencesIn(field: Field, value: DescribedValue): string[] {
	const { form, onlyIf } = field;
	return [
		...(form.required && !value.required && !onlyIf ? ['required'] : []),
		...(!form.required && value.required ? ['may be left out'] : []),
		...(form.type === 'options' ? choices(field, value) : []),
		...(form.type === 'number' ? limits(field, value) : []),
		...(form.type === 'string' && value.type === 'string' ? lengths(field, value) : []),
		...(form.type === 'multiOptions' && value.maxItems ? counts(field, value.maxItems) : []),
	];
}

/** OFAuth takes the digits for the words. */
const WORDS: Record<string, string> = { '0': 'false', '1': 'true' };
const wordOf = (choice: unknown) => WORDS[String(choice)] ?? String(choice);

function choices({ form }: Field, { enum: described = [] }: DescribedValue): string[] {
	const offered = (form.options as INodePropertyOptions[]).map(({ value }) => wordOf(value));
	const known = [...new Set(described.map(wordOf))];
	return [
		...known.filter((one) => !offered.includes(one)).map((one) => `without the choice \`${one}\``),
		...offered.filter((one) => !known.includes(one)).map((one) => `with the choice \`${one}\``),
	];
}

function limits({ form, read }: Field, { type, min, max }: DescribedValue): string[] {
	const { minValue, maxValue, numberPrecision } = form.typeOptions ?? {};
	// The form holds what is typed, the reading what an expression gives.
	const beyond = [(min ?? NaN) - 1, (max ?? NaN) + 1].filter((one) => 'value' in read(one, HOW));
	return [
		...(minValue === min ? [] : [`from ${minValue}`]),
		...(maxValue === max ? [] : [`to ${maxValue}`]),
		...beyond.map((one) => `${one} by an expression`),
		...(numberPrecision === (type === 'integer' ? 0 : undefined)
			? []
			: [numberPrecision ? `at most ${numberPrecision} decimals` : 'whole numbers only']),
	];
}

/** Characters: longer than anything that has a limit. */
const LONG = 20_000;

function lengths(
	{ form, read, to }: Field,
	{ format, minLength, maxLength }: DescribedValue,
): string[] {
	if (format) return [];
	const isRead = (length: number) => 'value' in read('7'.repeat(length), HOW);
	let [most, over] = [0, LONG];
	while (over - most > 1) {
		const middle = Math.floor((most + over) / 2);
		if (isRead(middle)) most = middle;
		else over = middle;
	}
	const limit = isRead(LONG) ? undefined : most;
	return [
		...(form.required && to.in === 'body' && !minLength ? ['not empty'] : []),
		...(limit === maxLength ? [] : [`at most ${limit ?? 'any number of'} characters`]),
	];
}

function counts({ read }: Field, maxItems: number): string[] {
	const isRead = (count: number) =>
		'value' in
		read(
			Array.from({ length: count }, (_, index) => index + 1),
			HOW,
		);
	return [
		...(isRead(maxItems) ? [] : [`fewer than ${maxItems}`]),
		...(isRead(maxItems + 1) ? [`more than ${maxItems}`] : []),
	];
}
