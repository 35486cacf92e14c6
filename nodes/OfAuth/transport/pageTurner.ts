import type { IDataObject } from 'n8n-workflow';

import { DateTurner } from './dateTurner';
import type { Page } from './page';
import type { PageTurner, Paging } from './paging';

/**
 * Prepares to turn the pages of one list.
 *
 * @param limit entries a page
 */
export function pageTurner({ style }: Paging, limit: number): PageTurner {
	if (style === 'dates') return new DateTurner(limit);
	const next = NEXT[style];
	let [came, last] = [0, undefined as Page | undefined];
	return {
		next: () => ({ limit, ...next(came, last) }),
		turn(page, fresh) {
			[came, last] = [came + page.list.length, page];
			// A server that ignores what it is asked with says for ever that it has more.
			return page.hasMore && fresh > 0;
		},
	};
}

const NEXT: Record<
	Exclude<Paging['style'], 'dates'>,
	(came: number, last: Page | undefined) => IDataObject
> = {
	// No nextOffset is given for lists: the offset goes on by what came (SDK).
	offset: (came) => ({ offset: came }),
	marker: (came, last) =>
		last === undefined
			? {}
			: last.nextMarker === undefined
				? { offset: came }
				: { marker: last.nextMarker },
	// The newer answer names it; of the older it is the last entry (SDK).
	lastId: (_came, last) =>
		last ? { last_id: String(last.nextLastId ?? last.list.at(-1)?.id) } : {},
};
