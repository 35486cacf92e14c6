import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import type { Trace } from './lookUpRules';
import type { Pace } from './pace';
import type { AccountTraces } from './traces';

/** Something of which every step may be repeated without harm. */
export interface Repeatable {
	/** Goes on where it stopped. @returns nothing once all is done, else what stopped it */
	run: () => Promise<Exchange | NotReady | Later | undefined>;
	/** What is being done, to stand before its errors; not there where the operation itself is. */
	name?: () => string;
	/** What an answer means here, where the general words do not say it. */
	explain?: (stopped: Exchange) => Partial<Failure> | undefined;
	/** How many steps are done. */
	steps: () => number;
	/** When the step that stopped it left, epoch milliseconds. */
	leftAt: () => number;
}

/** What a send needs before it can leave. */
export interface Preparation extends Repeatable {
	/** Lets go of what a preparation that stopped still holds; it can be run again. */
	close: () => void;
	/** Whether the next run reads files, and holds parts of them in memory when it stops. */
	holdsFiles: () => boolean;
}

/** Files that are uploaded, but that OFAuth is still working on. */
export interface NotReady {
	/** Their names. */
	notReady: string;
}

/** Nothing has failed, and there is nothing to do for a while. */
export interface Later {
	/** Milliseconds after which to go on; whoever says so bounds how often. */
	again: number;
}

/** What makes a request the message that it is. */
export interface MessageContent {
	connectionId: string;
	/** Where the request goes, where that says to whom. */
	path?: string;
	/** Without what moves with the clock. */
	body: IDataObject;
	/** What moves with the clock, in a fixed order: dates as text, null for one that is not there. */
	dates: Array<string | null>;
	/** What tells its files apart. */
	files: unknown[];
}

/** What is kept of a send so that it can be looked up if its answer is lost. */
export interface SendTrace {
	/** What this process knows of the connection. */
	account: AccountTraces;
	/** @param mark of the journal, where it has one */
	start: (mark: string | undefined) => Trace;
	/** Milliseconds after which it has failed at the latest. */
	timeout: number;
}

/** One create request that is ready to go. */
export interface Send {
	/** Index of the input item. */
	item: number;
	/** The connection: sends of one lane keep their order. */
	lane: string;
	/** Uploads and the like, done just before the request. */
	preparation?: Preparation;
	/** Says that the request leaves; not there where it could not be looked up. */
	trace?: SendTrace;
	/** Makes the request once. */
	post: () => Promise<Exchange>;
	/** Milliseconds that the send waits in all, its uploads included: for the rate limit, from its own first 429, and for files to be ready. */
	maxWait: number;
	/** Milliseconds of that which it has waited before it is delivered. */
	waited?: number;
	/** Options → Send Once Key. */
	sendOnceKey?: string;
	/** Sends of its lane at a time. */
	atOnce: number;
	/** Not there where they may follow each other at once. */
	pace?: Pace;
	/** Asked just before it leaves: why it may not leave any more, such as a schedule that has passed while it waited. */
	isLate: () => Failure | undefined;
}

/** What became of one send. */
export type Delivery =
	/** `isEarlier`: the same call of a tool has sent it before, and this is the response from then. */
	| { outcome: 'sent'; response: IDataObject; isEarlier?: true }
	| { outcome: 'alreadySent'; sendOnceKey: string }
	| { outcome: 'notSent' | 'unknown'; failure: Failure }
	/** The run ended before its turn. */
	| { outcome: 'notTried' };

/** What the engine can end a run with. */
export interface CancelSignal {
	readonly aborted: boolean;
}
