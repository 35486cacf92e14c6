import { badRequest } from './apiError';
import type { Query } from './api/query';

/** A part of time, in milliseconds since 1970, both ends included. */
export interface Span {
	from: number;
	to: number;
}

function instant(query: Query, name: string, otherwise: number): number {
	const given = query[name];
	if (given === undefined) return otherwise;
	const at = Date.parse(String(given));
	if (Number.isNaN(at)) throw badRequest(`query/${name} must be an ISO 8601 date`);
	return at;
}

/**
 * What `startDate` and `endDate` ask for.
 *
 * @throws ApiError 400 where either is no date
 */
export function spanOf(query: Query, otherwise: Span = { from: -Infinity, to: Infinity }): Span {
	return {
		from: instant(query, 'startDate', otherwise.from),
		to: instant(query, 'endDate', otherwise.to),
	};
}

/** An instant as OnlyFans writes it: in whole seconds, with an offset. `ms` since 1970. */
export function secondsOf(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');
}
