import type { IDataObject } from 'n8n-workflow';

import type { Page } from './page';

/** How OFAuth gives a list page by page. */
export interface Paging {
	/**
	 * `offset`: by the number of entries that came. `marker`: by the `nextMarker` of the page before.
	 * `lastId`: by the id of the last entry. `time`: by the `tailMarker` of the page before. `dates`: the list
	 * has no pages; each question asks for what is older than what came. `ids`: each question names some of the
	 * ids that the user gives. `whole`: all comes at once.
	 */
	style: 'offset' | 'marker' | 'lastId' | 'time' | 'dates' | 'ids' | 'whole';
	/** Entries a page at most, by OFAuth's documentation of the endpoint. */
	pageSize: number;
	/** Whether the endpoint has no `limit`, and gives pages of its own size. */
	isOfOwnSize?: boolean;
	/** The object in an entry whose `id` tells it from the others; the entry itself unless told. */
	knownBy?: string;
	/** Of `ids`: what in the query has them. */
	ids?: string;
}

/** Whether OFAuth decides how much of a list there is, and not who asks. */
export function hasPages({ style }: Paging): boolean {
	return style !== 'ids' && style !== 'whole';
}

/** A list that OFAuth has of every connection. */
export interface ConnectionList {
	/** From the root of the API. */
	path: string;
	qs?: IDataObject;
	paging: Paging;
}

/** Turns the pages of one list. */
export interface PageTurner {
	/** What asks for the next page, beside what every page is asked with. */
	next(): IDataObject;
	/**
	 * To be told of each page.
	 *
	 * @param fresh how many of its entries were not known
	 * @returns whether there is another page to ask for
	 */
	turn(page: Page, fresh: number): boolean;
}
