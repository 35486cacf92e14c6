import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import type { Exchange } from '../transport/request';

/** One create request that is ready to go. */
export interface Send {
	/** Index of the input item. */
	item: number;
	/** The connection: sends of one lane keep their order. */
	lane: string;
	/** Makes the request once. */
	post: () => Promise<Exchange>;
	/** Milliseconds that the send waits for the rate limit, counted from its own first 429. */
	maxWait: number;
	/** Options → Send Once Key. */
	sendOnceKey?: string;
}

/** What became of one send. */
export type Delivery =
	| { outcome: 'sent'; response: IDataObject }
	| { outcome: 'alreadySent'; sendOnceKey: string }
	| { outcome: 'notSent' | 'unknown'; failure: Failure }
	/** The run ended before its turn. */
	| { outcome: 'notTried' };

/** What the engine can end a run with. */
export interface CancelSignal {
	readonly aborted: boolean;
}
