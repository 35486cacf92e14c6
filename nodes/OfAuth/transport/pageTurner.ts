import type { IDataObject } from 'n8n-workflow';

import { DateTurner } from './dateTurner';
import type { Page } from './page';
import type { PageTurner, Paging } from './paging';

/**
 * Prepares to turn the pages of one list.
 *
 * @param limit entries a page
 * @param start what the user asks the list with; what asks for the page to begin with, where it is not the first
 */
export function pageTurner(
	{ style, ids, isOfOwnSize }: Paging,
	limit: number,
	{ qs = {}, from }: { qs?: IDataObject; from?: IDataObject } = {},
): PageTurner {
	if (style === 'dates') return new DateTurner(limit, from);
	if (style === 'whole') return { next: () => ({}), turn: () => false };
	if (style === 'ids') return idTurner(String(ids), limit, qs);
	const next = NEXT[style];
	const size = isOfOwnSize ? {} : { limit };
	let [came, last] = [Number(from?.offset ?? 0), undefined as Page | undefined];
	return {
		next: () => (last || !from ? { ...size, ...next(came, last) } : from),
		turn(page, fresh) {
			[came, last] = [came + page.list.length, page];
			// A server that ignores what it is asked with says for ever that it has more.
			return page.hasMore && fresh > 0;
		},
	};
}

const NEXT: Record<
	Exclude<Paging['style'], 'dates' | 'ids' | 'whole'>,
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
	time: (_came, last) => (last ? { beforePublishTime: timeOf(last) } : {}),
};

/** Where the answer names none, posts have a time of their own (SDK). */
function timeOf({ tailMarker, list }: Page): string {
	return String(tailMarker ?? list.at(-1)?.postedAtPrecise);
}

/** Asks for the ids that the user gives, so many at a time; what is not there comes in no answer. */
function idTurner(name: string, limit: number, qs: IDataObject): PageTurner {
	const all = qs[name] as unknown[];
	let asked = 0;
	return {
		next: () => ({ [name]: all.slice(asked, asked + limit) }) as IDataObject,
		turn() {
			asked += limit;
			return asked < all.length;
		},
	};
}
