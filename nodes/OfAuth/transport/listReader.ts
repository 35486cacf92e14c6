import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';
import { pageOf } from './page';
import type { Paging } from './paging';

/**
 * A list that is read page by page. It stops at the first page that cannot be had and goes on there when
 * it is run again: no page before is lost.
 */
export class ListReader {
	/** In OFAuth's order, each once. */
	readonly entries: IDataObject[] = [];

	/** Pages that have been read. */
	pages = 0;

	/** Whether OFAuth has more than was read. */
	hasMore = true;

	private came = 0;

	private readonly known = new Set<unknown>();

	/**
	 * @param fetch asks for a page
	 * @param most entries after which no further page is asked for
	 * @param isEnough asked before each page: whether what was read will do
	 */
	constructor(
		private readonly fetch: (qs: IDataObject) => Promise<Exchange>,
		private readonly paging: Paging,
		private readonly most = Number.POSITIVE_INFINITY,
		private readonly isEnough = () => false,
	) {}

	/** Goes on where it stopped. @returns nothing once all that is wanted is read, else the answer that was no page */
	async run(): Promise<Exchange | undefined> {
		const limit = Math.min(this.paging.pageSize, this.most);
		while (this.hasMore && this.entries.length < this.most && !this.isEnough()) {
			// No nextOffset is given for lists: the offset goes on by what came (SDK).
			const answer = await this.fetch({ limit, offset: this.came });
			const page = pageOf(answer, limit);
			if (!page) return answer;
			this.pages++;
			this.came += page.list.length;
			const isNew = page.list.filter((entry) => this.take(entry)).length > 0;
			// A server that ignores the offset says for ever that it has more.
			this.hasMore = page.hasMore && isNew;
		}
		this.entries.length = Math.min(this.entries.length, this.most);
		return undefined;
	}

	/** Entries move to another page where the list changes while it is read. @returns whether it was not known */
	private take(entry: IDataObject): boolean {
		const id = entry.id ?? JSON.stringify(entry);
		const isNew = !this.known.has(id);
		this.known.add(id);
		if (isNew || entry.id === undefined) this.entries.push(entry);
		return isNew;
	}
}
