import type { IDataObject } from 'n8n-workflow';

import { failureOf } from './errors';
import type { Exchange } from './exchange';

/** One page of a list, and whether there is more. */
export interface Page {
	list: IDataObject[];
	hasMore: boolean;
}

/**
 * Reads one page of a list: `{list, hasMore}` (SDK, earlier docs) or a bare array (current guide).
 *
 * @param exchange the answer to a request for the page
 * @param limit the page size that was asked for
 * @returns the page, or what went wrong in words
 */
export function readPage(exchange: Exchange, limit: number): Page | { problem: string } {
	if ('status' in exchange && exchange.status === 200) {
		if (Array.isArray(exchange.body))
			return { list: exchange.body as IDataObject[], hasMore: exchange.body.length >= limit };
		const { list, hasMore } = (exchange.body ?? {}) as Partial<Page>;
		if (Array.isArray(list)) return { list, hasMore: hasMore === true };
	}
	const { message, nextStep } = failureOf(exchange);
	return { problem: `${message}. ${nextStep}` };
}

/**
 * Reads a whole list, page by page.
 *
 * @param fetchPage asks for the page that begins at an offset
 * @param limit entries a page
 * @param most entries after which no further page is asked for
 * @returns the entries, and whether some were left out; or what went wrong in words
 */
export async function readAll(
	fetchPage: (offset: number) => Promise<Exchange>,
	limit: number,
	most: number,
): Promise<Page | { problem: string }> {
	const all: IDataObject[] = [];
	for (;;) {
		// No nextOffset is given for lists: the offset goes on by what came (SDK).
		const page = readPage(await fetchPage(all.length), limit);
		if ('problem' in page) return page;
		all.push(...page.list);
		const hasMore = page.hasMore && page.list.length > 0;
		if (!hasMore || all.length >= most) return { list: all, hasMore };
	}
}
