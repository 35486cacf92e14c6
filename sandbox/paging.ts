import type { Query } from './api/query';

/** One page, as most of OFAuth's lists come. There is no nextOffset: the caller adds the length. */
export interface Page<T> {
	list: T[];
	hasMore: boolean;
}

/**
 * The page that `limit` and `offset` ask for, both already checked.
 *
 * @param most entries given at once, whatever `limit` says
 */
export function page<T>(all: readonly T[], query: Query, most = Infinity): Page<T> {
	const { limit = 10, offset = 0 } = query as { limit?: number; offset?: number };
	const end = offset + Math.min(limit, most);
	return { list: all.slice(offset, end), hasMore: end < all.length };
}

/** The items whose words hold `search`, whatever the case; all of them where it is empty or not given. */
export function found<T>(all: T[], search: unknown, words: (item: T) => string): T[] {
	if (typeof search !== 'string' || search === '') return all;
	const wanted = search.toLowerCase();
	return all.filter((item) => words(item).toLowerCase().includes(wanted));
}
