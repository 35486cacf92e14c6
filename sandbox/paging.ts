import { badRequest } from './apiError';

type Query = Record<string, unknown>;

/** One page, as most of OFAuth's lists come. There is no nextOffset: the caller adds the length. */
export interface Page<T> {
	list: T[];
	hasMore: boolean;
}

/**
 * The page that `limit` and `offset` ask for.
 *
 * @param limits `default` where the request names no limit, `max` the highest it may name
 * @throws ApiError 400 where either is no whole number or out of range
 */
export function page<T>(
	all: readonly T[],
	query: Query,
	limits: { default: number; max: number },
): Page<T> {
	const limit = wholeNumber(query, 'limit', { min: 1, ...limits });
	const offset = wholeNumber(query, 'offset', {
		min: 0,
		max: Number.MAX_SAFE_INTEGER,
		default: 0,
	});
	return { list: all.slice(offset, offset + limit), hasMore: offset + limit < all.length };
}

/**
 * A text parameter that may be left out.
 *
 * @param allowed where given, the only values it may have
 * @throws ApiError 400 where it is repeated or not one of `allowed`
 */
export function text(query: Query, name: string, allowed?: readonly string[]): string | undefined {
	const value = query[name];
	if (value === undefined) return undefined;
	if (typeof value !== 'string') throw badRequest(`query/${name} must be given once`);
	if (allowed && !allowed.includes(value)) {
		throw badRequest(`query/${name} must be one of ${allowed.join(', ')}`);
	}
	return value;
}

/** The items whose words hold `search`, whatever the case; all of them where it is empty or not given. */
export function found<T>(all: T[], search: string | undefined, words: (item: T) => string): T[] {
	if (!search) return all;
	const wanted = search.toLowerCase();
	return all.filter((item) => words(item).toLowerCase().includes(wanted));
}

function wholeNumber(
	query: Query,
	name: string,
	range: { min: number; max: number; default: number },
): number {
	const given = text(query, name);
	if (given === undefined) return range.default;
	const value = /^\d+$/.test(given) ? Number(given) : NaN;
	if (!(value >= range.min && value <= range.max)) {
		throw badRequest(`query/${name} must be a whole number from ${range.min} to ${range.max}`);
	}
	return value;
}
