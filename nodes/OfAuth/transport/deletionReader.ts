import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';

const GONE = 404;

/**
 * Something that is taken away, asked for until OFAuth says that it is gone. Whether a try whose answer was
 * lost has done it shows at the next one: what is not there any more was taken away by it.
 */
export class DeletionReader {
	/** What OFAuth gave, once it is gone. */
	readonly entries: IDataObject[] = [];

	/** One answer is whole. */
	readonly isCutOff = false;

	private mayBeGone = false;

	/**
	 * @param ask makes the request
	 * @param what is taken away, as it comes out: its id
	 */
	constructor(
		private readonly ask: () => Promise<Exchange>,
		private readonly what: IDataObject,
	) {}

	/** Answers that have been read. */
	get steps(): number {
		return this.entries.length;
	}

	/** Asks. @returns nothing where it is gone, else what came in its place */
	async run(): Promise<Exchange | undefined> {
		const exchange = await this.ask();
		const isKnownGone = this.mayBeGone && 'status' in exchange && exchange.status === GONE;
		if (!isKnownGone && !isDone(exchange)) {
			this.mayBeGone ||= 'thrown' in exchange || exchange.status >= 500;
			return exchange;
		}
		const told = isKnownGone ? { alreadyGone: true } : { ...objectOf(exchange) };
		this.entries.push({ deleted: true, ...this.what, ...told });
		return undefined;
	}
}

/** Any answer that is no refusal, with a body or without one; OFAuth can say in it that it did nothing. */
function isDone(exchange: Exchange): boolean {
	if (!('status' in exchange) || ![200, 202, 204].includes(exchange.status)) return false;
	const { body } = exchange;
	if (body === undefined || body === null || body === '') return exchange.status !== 200;
	const { success, error } = objectOf(exchange);
	return typeof body === 'object' && !Array.isArray(body) && success !== false && !error;
}

function objectOf(exchange: Exchange): IDataObject {
	const { body } = exchange as { body?: unknown };
	return typeof body === 'object' && body !== null ? (body as IDataObject) : {};
}
