import type { IExecuteFunctions } from 'n8n-workflow';

import { entryRecord } from './entryRecord';
import { Journal } from './journal';
import { begun } from './markedExecutions';
import { markPlaces } from './markPlaces';
import { Equals, marksOf, type Marked } from './marks';
import { hasRecord } from './recordCalls';

/** The run of a node, and what it is to send. */
export interface JournalRun {
	/** The run index. */
	run: number;
	/** All messages, in item order. */
	messages: Marked[];
	/** Items that the ledger knows: nothing is to be found out about them. */
	settled: Set<number>;
	/** Whether n8n has stored what the execution that is retried made of this run. */
	isStored: boolean;
	/** Whether an AI agent calls the node: an equal message is the same one. */
	isTool: boolean;
	/** Whether the messages are tests, which no message of another kind is taken for. */
	isTest: boolean;
}

/**
 * Opens the journal of a run, with what earlier runs have marked.
 *
 * @param context the node's execution
 * @returns nothing where this n8n keeps no record, or there is nothing to send; a problem where a
 * repetition is certain and the database cannot be asked
 */
export async function openJournal(
	context: IExecuteFunctions,
	{ run, messages, settled, isStored, isTool, isTest }: JournalRun,
): Promise<Journal | { problem: string } | undefined> {
	const id = context.getExecutionId() as string | undefined;
	if (!id || messages.length === settled.size || !hasRecord(context)) return undefined;
	const record = entryRecord(context);
	const places = markPlaces(context, id, { isStored, isTest });
	const isRetry = context.getMode() === 'retry';
	const written = await begun(context, { id, isRetry, done: places.done, record });
	if (!written) return undefined;
	const marks = marksOf(run, messages, isTool ? new Equals() : written.equals);
	const journal = new Journal(record, written, marks, places, settled);
	return await journal.find().then(
		() => journal,
		(error: unknown) => {
			// A first run has nothing to find; only that it is one could not be asked.
			if (!isRetry && written.isRepeated === 'unknown')
				return Object.assign(journal, { trouble: error });
			return { problem: error instanceof Error ? error.message : String(error) };
		},
	);
}
