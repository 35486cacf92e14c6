import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { OfAuthCredential } from '../OfAuth/transport/credential';
import type { Exchange } from '../OfAuth/transport/exchange';
import { request } from '../OfAuth/transport/request';

/** Requests that one poll makes for one connection at most; docs/triggers.md counts on it. */
export const MOST_REQUESTS = 20;

/** Milliseconds that a whole answer is waited for: the next poll asks again, and a poll must end. */
export const TIMEOUT = 10_000;

/** Asks OFAuth for one connection, so many times a poll and no longer than the poll may take. */
export class Asking {
	private asked = 0;

	/** @param until epoch milliseconds after which nothing more is asked */
	constructor(
		private readonly context: IPollFunctions,
		private readonly credential: OfAuthCredential,
		readonly connectionId: string,
		private readonly until: number,
	) {}

	/** Whether nothing more may be asked in this poll. */
	get isOver(): boolean {
		return this.asked >= MOST_REQUESTS || Date.now() >= this.until;
	}

	/** One GET. A poll repeats nothing: what failed is asked again by the next one. */
	async get(path: string, qs: IDataObject): Promise<Exchange> {
		this.asked++;
		const { context, credential, connectionId } = this;
		return await request(context, credential, {
			method: 'GET',
			path,
			qs,
			connectionId,
			timeout: TIMEOUT,
			longest: TIMEOUT,
		});
	}
}
