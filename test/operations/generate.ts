import * as fc from 'fast-check';

import type { Field } from '../../nodes/OfAuth/runner/field';
import { fieldsOf, type Operation } from '../../nodes/OfAuth/runner/operation';
import { additionalParts, parts } from '../../nodes/OfAuth/actions/massMessage/wholeMessage';
import { endpointOf } from '../../sandbox/api/endpoint';
import type { Message } from '../contract/generate';
import { generatedMessages, withoutUntouchedPrice } from '../contract/messages';
import { parametersOf } from '../contract/parameters';

const ZONE = 'Europe/Berlin';
const wholeMessage = [...parts, ...additionalParts];

/** What is typed into a field, and what must arrive for it. */
interface Typed {
	typed: unknown;
	sent: unknown;
}

/** A form filled in, and the request that it means. */
export interface Filled {
	parameters: Record<string, unknown>;
	path: string;
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

interface Part {
	type?: unknown;
	properties?: Record<string, Part>;
}

/** @param name with a point before a field inside */
function partOf(body: Part | null, name: string): Part | undefined {
	return name
		.split('.')
		.reduce<Part | undefined>((outer, inner) => outer?.properties?.[inner], body ?? undefined);
}

/** An entry of the list that an answer gives. */
function entryOf(response: Part): Part | null {
	return (response.properties?.items as { items?: Part } | undefined)?.items ?? null;
}

/** What OFAuth says of the place where the value of a field goes. @throws Error where it knows no such place */
export function schemaOf(
	{ action, endpoint: { method, path } }: Operation,
	{ to }: Field,
): { type?: unknown } {
	const { pathParams, query, body, response } = endpointOf(method, path);
	const schema =
		to.in === 'body' || to.in === 'awaited'
			? partOf(to.in === 'body' ? body : entryOf(response), to.name)
			: { path: pathParams, query }[to.in].find(({ name }) => name === to.name);
	if (!schema) throw new Error(`${action}: OFAuth knows no ${to.in} ${to.name}`);
	return schema;
}

function valueOf(operation: Operation, field: Field): fc.Arbitrary<Typed> {
	const { form, to } = field;
	const schema = schemaOf(operation, field);
	if (form.type === 'resourceLocator') {
		const shapes = [(value: number) => value, String, (value: number) => ` ${value} `];
		return fc.tuple(id, fc.constantFrom(...shapes)).map(([value, shape]) => ({
			typed: { __rl: true, mode: 'id', value: shape(value) },
			sent: String(value),
		}));
	}
	if (form.type === 'boolean')
		return fc.boolean().map((value) => ({ typed: value, sent: String(value) }));
	if (form.type === 'dateTime') return instant.map((date) => ({ typed: date, sent: date }));
	if (schema.type === 'string' && form.type === 'string')
		return words.map((text) => ({ typed: text, sent: text }));
	throw new Error(`test/operations/generate.ts knows no values for ${to.in} ${to.name}`);
}

/** Forms of an operation, filled in at random, each with its request. */
export function filledForms(operation: Operation): fc.Arbitrary<Filled> {
	const isOfMessage = (field: Field) => wholeMessage.includes(field);
	const hasMessage = fieldsOf(operation).some(isOfMessage);
	return hasMessage ? withMessage(operation) : filled(fieldsOf(operation), operation);
}

/** A message is generated whole: its parts depend on each other. */
function withMessage(operation: Operation): fc.Arbitrary<Filled> {
	const own = fieldsOf(operation).filter(({ to }) => to.in !== 'body');
	return fc
		.tuple(filled(own, operation), generatedMessages(ZONE).filter(isNoReply))
		.map(([{ parameters, path, query }, message]) => ({
			parameters: { ...parameters, whenToSend: 'now', ...parametersOf(message.typed) },
			path,
			query,
			body: withoutUntouchedPrice(message),
		}));
}

/** OFAuth takes that of new messages only. */
function isNoReply({ body }: Message): boolean {
	return !('replyToMessageId' in body);
}

function filled(own: Field[], operation: Operation): fc.Arbitrary<Filled> {
	const fields = own.map((field) => {
		const value = valueOf(operation, field);
		return field.form.required ? value : fc.option(value, { nil: undefined });
	});
	return fc.tuple(...fields).map((values) => fill(operation, own, values));
}

function fill(operation: Operation, own: Field[], values: Array<Typed | undefined>): Filled {
	const filled: Filled = { parameters: {}, path: operation.endpoint.path, query: {}, body: {} };
	for (const [index, field] of own.entries()) {
		const value = values[index];
		if (!value) continue;
		const { form, to } = field;
		const collection = (['additionalFields', 'filters'] as const).find((name) =>
			operation[name]?.includes(field),
		);
		const target = collection
			? ((filled.parameters[collection] ??= {}) as Record<string, unknown>)
			: filled.parameters;
		target[form.name] = value.typed;
		if (to.in === 'path')
			filled.path = filled.path.replace(`{${to.name}}`, encodeURIComponent(String(value.sent)));
		else if (to.in !== 'awaited') filled[to.in][to.name] = value.sent;
	}
	return filled;
}

/** Values that no id is. */
export const NO_IDS = ['', '   ', 'two words', 'a\nb', 0, -1, 1.5, true, {}, [], [1, 2], null];
