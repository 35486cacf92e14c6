import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';
import { pageOf } from './page';
import { pageTurner } from './pageTurner';
import type { PageTurner, Paging } from './paging';

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

	/**
	 * @param fetch asks for a page
	 * @param most entries after which no further page is asked for
	 * @param isEnough asked before each page: whether what was read will do
	 */
	constructor(
		private readonly fetch: (qs: IDataObject) => Promise<Exchange>,
		paging: Paging,
		private readonly most = Number.POSITIVE_INFINITY,
		private readonly isEnough = () => false,
	) {
		this.limit = Math.min(paging.pageSize, most);
		this.turner = pageTurner(paging, this.limit);
	}

	/** Goes on where it stopped. @returns nothing once all that is wanted is read, else the answer that was no page */
	async run(): Promise<Exchange | undefined> {
		while (this.hasMore && this.entries.length < this.most && !this.isEnough()) {
			const answer = await this.fetch(this.turner.next());
			const page = pageOf(answer, this.limit);
			if (!page) return answer;
			this.steps++;
			this.saysMore = page.hasMore;
			const fresh = page.list.filter((entry) => this.take(entry)).length;
			this.hasMore = this.turner.turn(page, fresh);
			this.isCutOff = !this.hasMore && page.hasMore && page.list.length > 0;
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
