import * as fc from 'fast-check';
import type { INodePropertyOptions } from 'n8n-workflow';

import { additionalContent, content } from '../../nodes/OfAuth/actions/fields/content/content';
import { additionalParts, parts } from '../../nodes/OfAuth/actions/massMessage/wholeMessage';
import type { Field } from '../../nodes/OfAuth/runner/field';
import { fieldsOf, type Operation } from '../../nodes/OfAuth/runner/operation';
import { endpointOf } from '../../sandbox/api/endpoint';
import type { Message } from '../contract/generate';
import { generatedMessages, withoutUntouchedPrice } from '../contract/messages';
import { parametersOf } from '../contract/parameters';

const ZONE = 'Europe/Berlin';
const wholeMessage = [...parts, ...additionalParts];
const ownContent = [...content, ...additionalContent];

/** What is typed into a field, and what must arrive for it. */
interface Typed {
	typed: unknown;
	sent: unknown;
}

/** A form filled in, and the requests that it means: one, or one for each of many. */
export interface Filled {
	parameters: Record<string, unknown>;
	paths: string[];
	query: Record<string, unknown>;
	body: Record<string, unknown>;
}

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const words = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
	.filter((text) => text.trim() !== '' && !text.startsWith('='));

const instant = fc
	.date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString());

/** What is known of a place in a request, or of a part of an answer. */
export interface Part {
	type?: unknown;
	properties?: Record<string, Part>;
	/** The names of its fields, where no more is known of them. */
	'x-propertyNames'?: string[];
	items?: Part;
	enum?: unknown[];
	format?: string;
	maxLength?: number;
}

/** @param name with a point before a field inside */
function partOf(body: Part | null, name: string): Part | undefined {
	return name
		.split('.')
		.reduce<Part | undefined>(
			(outer, inner) =>
				outer?.properties?.[inner] ??
				(outer?.['x-propertyNames']?.includes(inner) ? {} : undefined),
			body ?? undefined,
		);
}

/** An entry of the list that an answer gives. */
function entryOf({ properties: { items, list } = {} }: Part): Part | null {
	return (items ?? list)?.items ?? null;
}

/** A field of an object in a query is written with brackets. */
function queryPart(query: Array<{ name: string } & Part>, name: string): Part | undefined {
	const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
	const own = query.find((parameter) => parameter.name === (outer ?? name));
	return inner ? own?.properties?.[inner] : own;
}

/** What OFAuth says of the place where the value of a field goes. @throws Error where it knows no such place */
export function schemaOf(
	{ action, endpoint: { method, path } }: Operation,
	{ to: { in: where, name } }: Field,
): Part {
	const { pathParams, query, body, response } = endpointOf(method, path);
	const schema: Part | undefined = {
		path: () => pathParams.find((part) => part.name === name),
		each: () => pathParams.find((part) => part.name === name),
		query: () => queryPart(query, name),
		body: () => partOf(body, name),
		awaited: () => partOf(entryOf(response), name),
		checked: () => partOf(entryOf(response), name),
		file: () => ({ type: 'file' }),
	}[where]();
	if (!schema) throw new Error(`${action}: OFAuth knows no ${where} ${name}`);
	return schema;
}

const LIST_FORMS: Array<(ids: number[]) => unknown> = [
	(ids) => ids,
	(ids) => ids.map(String),
	(ids) => ids.join(', '),
	(ids) => ids.join('\n'),
	(ids) => JSON.stringify(ids),
];

/** Ids in every form that a list of them may have. */
const ids = fc
	.tuple(fc.uniqueArray(id, { minLength: 1, maxLength: 8 }), fc.constantFrom(...LIST_FORMS))
	.map(([sent, form]) => ({ typed: form(sent), sent }));

function isIds({ form, to }: Field, schema: Part): boolean {
	return to.in === 'each' || form.type === 'multiOptions' || schema.type === 'array';
}

function valueOf(operation: Operation, field: Field): fc.Arbitrary<Typed> {
	const { form, to } = field;
	const schema = schemaOf(operation, field);
	if (isIds(field, schema) || form.name === 'userIds') return ids;
	if (form.type === 'resourceLocator') {
		const shapes = [(value: number) => value, String, (value: number) => ` ${value} `];
		return fc.tuple(id, fc.constantFrom(...shapes)).map(([value, shape]) => ({
			typed: { __rl: true, mode: 'id', value: shape(value) },
			sent: String(value),
		}));
	}
	if (form.type === 'boolean')
		return fc.boolean().map((value) => ({ typed: value, sent: inPlace(field, schema, value) }));
	if (form.type === 'dateTime') return instant.map((date) => ({ typed: date, sent: date }));
	if (form.type === 'options') {
		const offered = (form.options as INodePropertyOptions[]).map(({ value }) => value);
		return fc.constantFrom(...offered).map((value) => ({ typed: value, sent: value }));
	}
	if (form.type === 'number') {
		const { minValue: min = 0, maxValue: max = 5000, numberPrecision = 0 } = form.typeOptions ?? {};
		const scale = 10 ** numberPrecision;
		return fc
			.integer({ min: min * scale, max: max * scale })
			.map((value) => value / scale)
			.map((value) => ({ typed: value, sent: to.in === 'query' ? String(value) : value }));
	}
	if (schema.format === 'uri')
		return fc.webUrl().map((address) => ({ typed: address, sent: address }));
	if (to.in === 'path') return id.map((value) => ({ typed: ` ${value}`, sent: String(value) }));
	if (schema.type === 'string' && form.type === 'string')
		return words.map((text) => ({ typed: text, sent: text }));
	throw new Error(`test/operations/generate.ts knows no values for ${to.in} ${to.name}`);
}

/** As it arrives: in a query as text, and where OFAuth knows a flag by digits too, as a digit. */
function inPlace({ to }: Field, schema: Part, value: boolean): unknown {
	if (to.in !== 'query') return value;
	return schema.enum?.includes('1') ? String(Number(value)) : String(value);
}

/** Forms of an operation, filled in at random, each with its requests. */
export function filledForms(operation: Operation): fc.Arbitrary<Filled> {
	const hasMessage = fieldsOf(operation).some((field) => ownContent.includes(field));
	const forms = hasMessage ? withMessage(operation) : filled(fieldsOf(operation), operation);
	return forms.filter((form) => isMeant(operation, form));
}

/** A message is generated whole: its parts depend on each other. */
function withMessage(operation: Operation): fc.Arbitrary<Filled> {
	const all = fieldsOf(operation);
	const own = all.filter(({ to }) => to.in !== 'body');
	const known = all.map(({ form }) => form.name);
	return fc
		.tuple(filled(own, operation), generatedMessages(ZONE).map(restrictedTo(known)))
		.map(([{ parameters, paths, query }, { typed, ...rest }]) => {
			const values = parametersOf(typed);
			return {
				parameters: {
					...parameters,
					...(all.includes(wholeMessage[1]) ? { ...values, whenToSend: 'now' } : values),
				},
				paths,
				query,
				body: withoutUntouchedPrice({ typed, ...rest }),
			};
		});
}

/** The part of a message that an operation takes. */
function restrictedTo(known: string[]) {
	return ({ typed: { fields, media }, body }: Message): Message => {
		const kept = wholeMessage.filter(({ form }) => known.includes(form.name));
		const outer = new Set(kept.map(({ to }) => to.name.split('.')[0]));
		const entries = (from: Record<string, unknown>, names: (name: string) => boolean) =>
			Object.fromEntries(Object.entries(from).filter(([name]) => names(name)));
		return {
			typed: { fields: entries(fields, (name) => known.includes(name)), media },
			body: entries(body, (name) => outer.has(name)),
		};
	};
}

function filled(own: Field[], operation: Operation): fc.Arbitrary<Filled> {
	const fields = own.map((field) => {
		const value = valueOf(operation, field);
		return field.form.required ? value : fc.option(value, { nil: undefined });
	});
	return fc.tuple(...fields).map((values) => fill(operation, own, values));
}

const NEVER = { zone: ZONE, now: 0 };

/** Whether OFAuth's schema is all that there is to say of it. */
function isMeant({ check }: Operation, { body }: Filled): boolean {
	return (check?.(body as never, NEVER) ?? []).length === 0;
}

function fill(operation: Operation, own: Field[], values: Array<Typed | undefined>): Filled {
	const filled: Filled = { parameters: {}, paths: [operation.endpoint.path], query: {}, body: {} };
	for (const [index, field] of own.entries()) {
		const { form, to, also, always } = field;
		const value = values[index];
		if (!value) {
			if (always) put(filled, to, form.default);
			continue;
		}
		const collection = (['additionalFields', 'filters'] as const).find((name) =>
			operation[name]?.includes(field),
		);
		const target = collection
			? ((filled.parameters[collection] ??= {}) as Record<string, unknown>)
			: filled.parameters;
		target[form.name] = value.typed;
		put(filled, to, value.sent);
		if (also) put(filled, also, value.sent);
	}
	return filled;
}

function put(filled: Filled, { in: where, name }: Field['to'], sent: unknown): void {
	const inPath = (value: unknown) =>
		filled.paths.map((path) => path.replace(`{${name}}`, encodeURIComponent(String(value))));
	if (where === 'path') filled.paths = inPath(sent);
	else if (where === 'each') filled.paths = (sent as unknown[]).flatMap(inPath);
	else if (where === 'query') filled.query[name] = Array.isArray(sent) ? textsOf(sent) : sent;
	else if (where === 'body') {
		const [outer, inner] = name.split('.');
		filled.body[outer] = inner ? { ...(filled.body[outer] as object), [inner]: sent } : sent;
	}
}

/** A key that is there once comes as a text, one that is repeated as several. */
function textsOf(values: unknown[]): unknown {
	const texts = values.map(String);
	return texts.length === 1 ? texts[0] : texts;
}

/** Values that no id is. */
export const NO_IDS = ['', '   ', 'two words', 'a\nb', 0, -1, 1.5, true, {}, [], [1, 2], null];
