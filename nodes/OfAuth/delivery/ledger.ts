import type { IContextObject, IDataObject } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import type { Trace } from './lookUpRules';
import type { Delivery } from './types';
import { UploadMemory, type UploadRecords } from './uploadMemory';

/** What is known of an item that an earlier try of this run has sent, or begun to send. */
type LedgerEntry =
	/** Begun and never ended: the run was cut off in the middle. */
	| { state: 'started'; trace?: Trace }
	| { state: 'sent'; response: IDataObject }
	| { state: 'unknown'; failure: Failure; trace?: Trace };

interface Run {
	/** By item. */
	entries: Record<string, LedgerEntry>;
	uploads: UploadRecords;
	/** Send Once Keys that are or were recorded although their message was not sent, by item. */
	keys?: Record<string, { key: string; held: HeldKey }>;
	/** What is to stand beside the response of an item, where the user wants more than that. */
	notes?: Record<string, IDataObject>;
}

/** What a run knows of the key of an item that it has not sent. */
export interface HeldKey {
	/** The ticket that was given back last: only one after it may be taken, whatever the record says. */
	last?: number;
	/** Nobody knows whether the key was recorded once more after that. */
	isDoubtful?: true;
}

const KEY = 'ofAuthLedger';
/** Characters of JSON; a larger response is kept as the fields that OFAuth documents. */
const LARGEST_RESPONSE = 700;
const LONGEST_TEXT = 150;
const DOCUMENTED = [
	'id',
	'date',
	'isReady',
	'isDone',
	'total',
	'pending',
	'canUnsend',
	'unsendSeconds',
	'hasError',
	'isCanceled',
	'isCouplePeopleMedia',
	'foundByLookUp',
];

const CUT_OFF: Failure = {
	message: 'The run was cut off while this message was on its way',
	nextStep: '',
};

/**
 * What this execution has already sent, kept in the execution's own data, where n8n keeps it through
 * Retry On Fail and through Retry of a failed execution. Keyed by run and item and not by the request,
 * because `$now` in a text makes every try's request a different one. Neither text nor audience is in it,
 * unless the user wants the request in the output, where they stand too.
 */
export class Ledger {
	/** Whether an earlier try of this run has left its ledger. */
	readonly isStored: boolean;

	private readonly entries: Record<string, LedgerEntry>;

	private readonly uploads: UploadRecords;

	private readonly keys: NonNullable<Run['keys']>;

	private readonly notes: NonNullable<Run['notes']>;

	/**
	 * @param context the node's context (`getContext('node')`)
	 * @param run the run index, which a loop or an agent counts up
	 */
	constructor(
		private readonly context: IContextObject,
		private readonly run: number,
	) {
		const runs = (context[KEY] ??= {}) as Record<string, Run>;
		this.isStored = runs[run] !== undefined;
		const kept = (runs[run] ??= { entries: {}, uploads: {} });
		this.entries = kept.entries;
		this.uploads = kept.uploads;
		this.keys = kept.keys ??= {};
		this.notes = kept.notes ??= {};
	}

	/** What an earlier try of this run has made of an item, if it has tried. */
	settled(item: number): Delivery | undefined {
		const entry = this.entries[item];
		if (!entry) return undefined;
		if (entry.state === 'sent') return { outcome: 'sent', response: entry.response };
		return { outcome: 'unknown', failure: entry.state === 'unknown' ? entry.failure : CUT_OFF };
	}

	/**
	 * To be written before each send: found later, it says that a send was cut off.
	 *
	 * @param trace by which it can be looked up then; none where OFAuth would not show it
	 */
	started(item: number, trace?: Trace): void {
		this.entries[item] = trace ? { state: 'started', trace } : { state: 'started' };
	}

	/** By what a message of unknown outcome can be looked up; nothing where it cannot. */
	traceOf(item: number): Trace | undefined {
		const entry = this.entries[item];
		return entry && 'trace' in entry ? entry.trace : undefined;
	}

	/** Messages that this execution has sent through this node, as far as it is remembered. */
	sentIds(): Set<string> {
		const runs = Object.values((this.context[KEY] ?? {}) as Record<string, Run>);
		const entries = runs.flatMap((run) => Object.values(run.entries));
		return new Set(
			entries.flatMap((entry) => (entry.state === 'sent' ? [String(entry.response.id)] : [])),
		);
	}

	sent(item: number, response: IDataObject): void {
		this.entries[item] = { state: 'sent', response: small(response) };
	}

	/** @param trace by which it can be looked up; the one that is known unless given */
	unknown(item: number, failure: Failure, trace = this.traceOf(item)): void {
		const kept = Object.entries(failure).map(([name, value]) => [
			name,
			typeof value === 'string' ? cut(value) : value,
		]);
		const words = Object.fromEntries(kept) as Failure;
		this.entries[item] = { state: 'unknown', failure: words, ...(trace ? { trace } : {}) };
	}

	/** OFAuth certainly did nothing: the item may be sent. */
	notSent(item: number): void {
		delete this.entries[item];
	}

	/** To be called when a message leaves: a Retry reads its item no more, and has it from here. */
	note(item: number, note: IDataObject): void {
		this.notes[item] = note;
	}

	/** What was noted of an item. */
	noteOf(item: number): IDataObject | undefined {
		return this.notes[item];
	}

	/** The files of an item that are uploaded already. */
	uploadsOf(item: number, connectionId: string): UploadMemory {
		return new UploadMemory(this.uploads, item, connectionId);
	}

	/** What is known of the Send Once Key of an item that was not sent, if anything. */
	held(item: number, key: string): HeldKey | undefined {
		const kept = this.keys[item];
		return kept?.key === key ? kept.held : undefined;
	}

	/** To be called where a key was given back, as far as this run knows, or was not recorded for certain. */
	hold(item: number, key: string, held: HeldKey | undefined): void {
		if (held === undefined) delete this.keys[item];
		else this.keys[item] = { key, held };
	}

	/** Drops all of this run; only for a run that n8n certainly does not repeat. */
	close(): void {
		const runs = (this.context[KEY] ?? {}) as Record<string, unknown>;
		delete runs[this.run];
		if (Object.keys(runs).length === 0) delete this.context[KEY];
	}
}

/** A response as it is remembered. @returns the whole of it, or what OFAuth documents where it is large */
export function small(response: IDataObject): IDataObject {
	if (JSON.stringify(response).length <= LARGEST_RESPONSE) return response;
	return Object.fromEntries(
		DOCUMENTED.filter((field) => field in response).map((field) => [field, response[field]]),
	);
}

function cut(text: string): string {
	return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
