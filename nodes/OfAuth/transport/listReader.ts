import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';
import { pageOf } from './page';
import { pageTurner } from './pageTurner';
import { hasPages, type PageTurner, type Paging } from './paging';

/** Which entries of a list are wanted; all of them unless told. */
export interface WantedEntries {
	/** Entries after which no further page is asked for. */
	most?: number;
	/** Asked before each page: whether what was read will do. */
	isEnough?: () => boolean;
	/** Whether an entry is one of them. */
	keeps?: (entry: IDataObject) => boolean;
	/** What the user asks the list with. */
	qs?: IDataObject;
	/** What another reader's {@link ListReader.next} was: reading begins there, and not at the first page. */
	from?: IDataObject;
}

/**
 * A list that is read page by page. It stops at the first page that cannot be had and goes on there when
 * it is run again: no page before is lost.
 */
export class ListReader {
	/** In OFAuth's order, each once. */
	readonly entries: IDataObject[] = [];

	/** Pages that have been read. */
	steps = 0;

	/** Whether there is more than was read. */
	hasMore = true;

	/** Whether OFAuth says that it has more; some servers say so for ever. */
	saysMore = true;

	/** Whether OFAuth says that it has more and gives only what was read already. */
	isCutOff = false;

	private readonly limit: number;

	private readonly turner: PageTurner;

	private readonly known = new Set<unknown>();

	private readonly most: number;

	/** @param fetch asks for a page */
	constructor(
		private readonly fetch: (qs: IDataObject) => Promise<Exchange>,
		private readonly paging: Paging,
		private readonly wanted: WantedEntries = {},
	) {
		const { most = Number.POSITIVE_INFINITY, keeps, qs, from } = wanted;
		this.most = most;
		// Of what is sifted here nobody knows how much of a page is left.
		this.limit = keeps ? paging.pageSize : Math.min(paging.pageSize, most);
		this.turner = pageTurner(paging, this.limit, { qs, from });
	}

	/** What the next page is asked for with. */
	get next(): IDataObject {
		return this.turner.next();
	}

	/** Goes on where it stopped. @returns nothing once all that is wanted is read, else the answer that was no page */
	async run(): Promise<Exchange | undefined> {
		const { isEnough } = this.wanted;
		while (this.hasMore && this.entries.length < this.most && !isEnough?.()) {
			const answer = await this.fetch(this.turner.next());
			const page = pageOf(answer, this.limit);
			if (!page) return answer;
			this.steps++;
			this.saysMore = page.hasMore;
			const fresh = page.list.filter((entry) => this.take(entry)).length;
			this.hasMore = this.turner.turn(page, fresh);
			const isLast = !this.hasMore && page.list.length > 0;
			this.isCutOff = isLast && page.hasMore && hasPages(this.paging);
		}
		this.entries.length = Math.min(this.entries.length, this.most);
		return undefined;
	}

	/** Entries move to another page where the list changes while it is read. @returns whether it was not known */
	private take(entry: IDataObject): boolean {
		const { knownBy } = this.paging;
		const { id } = knownBy ? ((entry[knownBy] ?? {}) as IDataObject) : entry;
		const key = id ?? JSON.stringify(entry);
		const isNew = !this.known.has(key);
		this.known.add(key);
		const isWanted = (isNew || id === undefined) && this.wanted.keeps?.(entry) !== false;
		if (isWanted) this.entries.push(entry);
		return isNew;
	}
}
