import type { IExecuteFunctions } from 'n8n-workflow';

import { recordEntries, removeEntries, type RecordCalls, type Recorded } from './recordCalls';
import { RecordQueue } from './recordQueue';

/**
 * A set of texts in n8n's own database, one for this node of this workflow. n8n reads the whole set,
 * changes it and writes it back, without a lock: another process that read it before can take away
 * what was just recorded, and bring back what was just removed. So what must be right rests on what is
 * recorded and looked after ({@link EntryKeeper}), never on a removal.
 */
export interface EntryRecord {
	/** Records entries; n8n has no way to look without recording. */
	add(entries: string[]): Promise<Recorded>;
	/** Takes entries away. Another process may bring them back. */
	remove(entries: string[]): Promise<void>;
	/** Does several of these with nothing else of this process in between. */
	alone<T>(work: (record: Omit<EntryRecord, 'alone' | 'count'>) => Promise<T>): Promise<T>;
	/** How many entries there are. */
	count(): Promise<number>;
}

const ENTRIES = { mode: 'entries' } as const;
/** What waits for the record of each node, in this process. */
const queues = new Map<string, RecordQueue>();

/**
 * The record of this node in n8n's database.
 *
 * @param context the node's execution
 */
export function entryRecord(context: IExecuteFunctions): EntryRecord {
	const { checkProcessedAndRecord, removeProcessed, getProcessedDataCount } = context.helpers;
	return recordAt(`${context.getWorkflow().id}:${context.getNode().id}`, {
		add: async (entries) => await checkProcessedAndRecord(entries, 'node', ENTRIES),
		remove: async (entries) => await removeProcessed(entries, 'node', ENTRIES),
		count: async () => await getProcessedDataCount('node', ENTRIES),
	});
}

/**
 * The record of a place. While one call is on its way, what is to be recorded next waits and goes in
 * one call: a call costs some milliseconds, whatever it holds.
 *
 * @param place names it in this process
 * @param calls n8n's helpers
 */
export function recordAt(place: string, calls: RecordCalls): EntryRecord {
	const queue = () => {
		const queued = queues.get(place) ?? new RecordQueue(() => queues.delete(place));
		queues.set(place, queued);
		return queued;
	};
	return {
		add: async (entries) => await queue().add(entries, calls),
		remove: async (entries) =>
			await queue().inTurn(async () => await removeEntries(calls, entries)),
		alone: async (work) =>
			await queue().inTurn(
				async () =>
					await work({
						add: async (entries) => await recordEntries(calls, entries),
						remove: async (entries) => await removeEntries(calls, entries),
					}),
			),
		count: calls.count,
	};
}
