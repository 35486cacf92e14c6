import type { IDataObject } from 'n8n-workflow';

import { failureOf } from './errors';
import type { Exchange } from './exchange';

/** One page of a list, and whether there is more. */
export interface Page {
	list: IDataObject[];
	hasMore: boolean;
	/** Where the next page begins, for lists that say so. */
	nextMarker?: number | string;
	nextLastId?: number | string;
	tailMarker?: string;
}

/**
 * Reads one page of a list: `{list, hasMore}` (SDK, earlier docs), `{items, hasMore}` (analytics), `{users}` (users
 * by their ids) or a bare array (current guide).
 *
 * @param exchange the answer to a request for the page
 * @param limit the page size that was asked for
 * @returns the page, or nothing where the answer is none
 */
export function pageOf(exchange: Exchange, limit: number): Page | undefined {
	if (!('status' in exchange) || exchange.status !== 200) return undefined;
	if (Array.isArray(exchange.body))
		return { list: exchange.body.filter(isEntry), hasMore: exchange.body.length >= limit };
	const body = (exchange.body ?? {}) as Partial<Page> & { items?: unknown; users?: unknown };
	const { hasMore, nextMarker, nextLastId, tailMarker } = body;
	const entries = body.list ?? body.items ?? body.users;
	if (!Array.isArray(entries)) return undefined;
	// Where it does not say, as a bare array does not, a full page and a place to go on tell that there is more.
	const seemsMore = entries.length >= limit || !!nextMarker;
	return {
		list: entries.filter(isEntry),
		hasMore: typeof hasMore === 'boolean' ? hasMore : seemsMore,
		...(nextMarker ? { nextMarker } : {}),
		...(nextLastId ? { nextLastId } : {}),
		...(tailMarker ? { tailMarker } : {}),
	};
}

function isEntry(entry: unknown): entry is IDataObject {
	return typeof entry === 'object' && entry !== null;
}

/** The same for whoever can only tell what went wrong: `problem` says it in words. */
export function readPage(exchange: Exchange, limit: number): Page | { problem: string } {
	return pageOf(exchange, limit) ?? { problem: problemOf(exchange) };
}

/** What went wrong, and what to do about it, in words. */
export function problemOf(exchange: Exchange): string {
	const { message, nextStep } = failureOf(exchange);
	return `${message}. ${nextStep}`;
}
