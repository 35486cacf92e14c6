import type { IDataObject } from 'n8n-workflow';

import type { Page } from './page';

/** How OFAuth gives a list page by page. */
export interface Paging {
	/**
	 * `offset`: by the number of entries that came. `marker`: by the `nextMarker` of the page before.
	 * `lastId`: by the id of the last entry. `dates`: the list has no pages; each question asks for what
	 * is older than what came.
	 */
	style: 'offset' | 'marker' | 'lastId' | 'dates';
	/** Entries a page at most, by OFAuth's documentation of the endpoint. */
	pageSize: number;
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
