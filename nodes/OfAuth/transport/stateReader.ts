import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';

const GONE = 404;

/** What is so once something is done. */
export interface State {
	/** As it comes out, with the ids of what it is so of. */
	is: IDataObject;
	/** Whether it is that something is no longer there. */
	isGone: boolean;
	/** Whether what OFAuth tells comes out too. */
	tells: boolean;
	/** Whether an answer that is no refusal by its status says that it is not so. */
	isRefused: (told: IDataObject) => boolean;
}

/**
 * Something whose answer need not say anything, asked for until OFAuth says that it is done. Of what is taken
 * away, whether a try whose answer was lost has done it shows at the next one: what is not there any more was
 * taken away by it.
 */
export class StateReader {
	/** What is so, once it is. */
	readonly entries: IDataObject[] = [];

	/** One answer is whole. */
	readonly isCutOff = false;

	private mayBeGone = false;

	/** @param ask makes the request */
	constructor(
		private readonly ask: () => Promise<Exchange>,
		private readonly state: State,
	) {}

	/** Answers that have been read. */
	get steps(): number {
		return this.entries.length;
	}

	/** Asks. @returns nothing where it is so, else what came in its place */
	async run(): Promise<Exchange | undefined> {
		const exchange = await this.ask();
		const { is, isGone, tells, isRefused } = this.state;
		const isKnownGone = this.mayBeGone && 'status' in exchange && exchange.status === GONE;
		const answer = objectOf(exchange);
		if (!isKnownGone && (!isDone(exchange) || isRefused(answer))) {
			this.mayBeGone ||= isGone && ('thrown' in exchange || exchange.status >= 500);
			return exchange;
		}
		const told = isKnownGone ? { alreadyGone: true } : answer;
		this.entries.push({ ...is, ...(tells ? told : {}) });
		return undefined;
	}
}

/** Any answer that is no refusal, with a body or without one; OFAuth can say in it that it did nothing. */
function isDone(exchange: Exchange): boolean {
	if (!('status' in exchange) || ![200, 201, 202, 204].includes(exchange.status)) return false;
	const { body } = exchange;
	if (body === undefined || body === null || body === '') return exchange.status !== 200;
	const { success, error } = objectOf(exchange);
	return typeof body === 'object' && success !== false && !error;
}

function objectOf(exchange: Exchange): IDataObject {
	const { body } = exchange as { body?: unknown };
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	return isObject ? (body as IDataObject) : {};
}
