import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from './exchange';

/** One answer, asked for until OFAuth gives what its documentation promises. */
export class AnswerReader {
	/** What OFAuth gave, once it has. */
	readonly entries: IDataObject[] = [];

	/** One answer is whole. */
	readonly isCutOff = false;

	/** @param ask makes the request */
	constructor(private readonly ask: () => Promise<Exchange>) {}

	/** Answers that have been read. */
	get steps(): number {
		return this.entries.length;
	}

	/** Asks. @returns nothing where the answer is the promised one, else what came in its place */
	async run(): Promise<Exchange | undefined> {
		const exchange = await this.ask();
		if (!isObject(exchange)) return exchange;
		this.entries.push(exchange.body);
		return undefined;
	}
}

function isObject(
	exchange: Exchange,
): exchange is Exclude<Exchange, { thrown: unknown }> & { body: IDataObject } {
	if (!('status' in exchange) || exchange.status !== 200) return false;
	const { body } = exchange;
	return typeof body === 'object' && body !== null && !Array.isArray(body);
}
