import { badRequest } from '../apiError';
import type { QueryParameter } from './endpoint';

/** A query, checked: numbers are numbers, booleans are booleans, and what has a default is there. */
export type Query = Record<string, unknown>;

type Raw = Record<string, unknown>;

const BRACKETS = /^(\w+)\[(\w+)\]$/;

function single(name: string, value: unknown): string {
	if (typeof value !== 'string') throw badRequest(`query/${name} must be given once`);
	return value;
}

function oneOf(name: string, value: string, allowed: string[] | undefined): string {
	if (allowed && !allowed.includes(value)) {
		throw badRequest(`query/${name} must be one of ${allowed.join(', ')}`);
	}
	return value;
}

function wholeNumber({ name, min = 0, max }: QueryParameter, text: string): number {
	const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
	if (!(value >= min && value <= (max ?? Infinity))) {
		const range = max === undefined ? `${min} or more` : `from ${min} to ${max}`;
		throw badRequest(`query/${name} must be a whole number, ${range}`);
	}
	return value;
}

/** One value as its type has it; a parameter that may be repeated gives a list of texts. */
function valueOf(parameter: QueryParameter, raw: unknown): unknown {
	const { name, type, arrayAllowed } = parameter;
	if (arrayAllowed) return [raw].flat().flatMap((value) => String(value).split(','));
	const text = single(name, raw);
	if (type === 'number') return wholeNumber(parameter, text);
	if (type === 'boolean') return oneOf(name, text, ['true', 'false']) === 'true';
	return oneOf(name, text, parameter.enum);
}

/**
 * The fields of an object. How OFAuth wants one written is not documented: here as `filter[online]=1`,
 * which is what OnlyFans itself takes.
 */
function fieldsOf({ name, properties = {} }: QueryParameter, raw: Raw): Raw | undefined {
	const given = Object.entries(raw).flatMap(([key, value]) => {
		const [, object, field] = BRACKETS.exec(key) ?? [];
		return object === name && field in properties ? [{ key, field, value }] : [];
	});
	if (given.length === 0) return undefined;
	return Object.fromEntries(
		given.map(({ key, field, value }) => [
			field,
			oneOf(key, single(key, value), properties[field].enum),
		]),
	);
}

function isKnown(parameters: QueryParameter[], key: string): boolean {
	const [, object, field] = BRACKETS.exec(key) ?? [];
	return parameters.some(({ name, type, properties = {} }) =>
		type === 'object' ? name === object && field in properties : name === key,
	);
}

function defaultOf({ default: own, docsOldDefault, fromJan2026Spec }: QueryParameter): unknown {
	return own ?? docsOldDefault ?? fromJan2026Spec?.default;
}

/**
 * A query as the endpoint has it. A name that the endpoint does not have is refused: whether OFAuth ignores
 * it is not documented, and what it was meant to do would silently not be done.
 *
 * @param raw as it came; a repeated key gives an array
 * @throws ApiError 400 for the first parameter that is unknown, missing, repeated, of another type or out of range
 */
export function readQuery(parameters: QueryParameter[], raw: Raw): Query {
	const unknown = Object.keys(raw).find((key) => !isKnown(parameters, key));
	if (unknown !== undefined) throw badRequest(`query/${unknown} is unknown`);
	const entries = parameters.map((parameter) => {
		const { name, type, required } = parameter;
		if (type === 'object') return [name, fieldsOf(parameter, raw)];
		if (raw[name] !== undefined) return [name, valueOf(parameter, raw[name])];
		if (required) throw badRequest(`query/${name} is required`);
		return [name, defaultOf(parameter)];
	});
	return Object.fromEntries(entries) as Query;
}
