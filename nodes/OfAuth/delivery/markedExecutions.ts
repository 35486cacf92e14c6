import type { IExecuteFunctions } from 'n8n-workflow';

import { EntryKeeper } from './entryKeeper';
import type { EntryRecord } from './entryRecord';
import { Equals } from './marks';
import { isMissing } from './recordCalls';
import { afterStoring } from './runHooks';

/** The statuses with which n8n stores the ledger, so that the marks have done their work. */
const STORED = ['success', 'error', 'waiting'];

/** What one execution has written, in this process. */
export interface Written {
	keeper: EntryKeeper;
	/** In its own place. */
	own: Set<string>;
	/** In those that it shares with the executions that it repeats. */
	shared: Set<string>;
	/** Taken away by this process, so that another process has not marked them where they are found. */
	released: Set<string>;
	/** Of earlier runs: an agent may call for the same message again. */
	lost: Set<string>;
	/** Could not be taken away at once. */
	stuck: Set<string>;
	equals: Equals;
	/** Whether it has begun before, in a process that is gone. */
	isRepeated: boolean | 'unknown';
	/** Whether n8n tells when it has stored the execution. */
	endsItself: boolean;
	close: (status: string) => Promise<void>;
}

/** By workflow, node and execution. */
const executions = new Map<string, Written>();

interface Beginning {
	id: string;
	isRetry: boolean;
	/** To be recorded when this Retry has succeeded. */
	done: string[];
	record: EntryRecord;
}

/**
 * What this execution has written so far; the first run of it says in the record that it has begun.
 *
 * @returns nothing where there is no record
 */
export async function begun(
	context: IExecuteFunctions,
	{ id, isRetry, done, record }: Beginning,
): Promise<Written | undefined> {
	const place = `${context.getWorkflow().id}:${context.getNode().id}:${id}`;
	const known = executions.get(place);
	if (known) return known;
	const beginning = `begun\u0000${id}`;
	const isRepeated = await record.add([beginning]).then(
		({ known: before }) => before.has(beginning),
		(error: unknown) => (isMissing(error) ? undefined : 'unknown'),
	);
	if (isRepeated === undefined) return undefined;
	const written: Written = {
		keeper: new EntryKeeper(record),
		own: new Set([beginning]),
		shared: new Set(),
		released: new Set(),
		lost: new Set(),
		stuck: new Set(),
		equals: new Equals(),
		isRepeated,
		endsItself: false,
		async close(status) {
			executions.delete(place);
			const { keeper, own, shared, stuck } = written;
			keeper.drop([...own, ...shared]);
			if (!STORED.includes(status)) return;
			// The executions that a Retry repeats can be retried again, until one Retry has succeeded.
			const isLast = !isRetry || status === 'success';
			const left = [...stuck].filter((entry) => !own.has(entry) && !shared.has(entry));
			// Marks that stay do no harm but to be there.
			if (isRetry && isLast && done.length > 0) await record.add(done).catch(() => undefined);
			await record.remove([...own, ...(isLast ? shared : []), ...left]).catch(() => undefined);
		},
	};
	// Two runs of a node can begin at once, where an agent calls it as a tool.
	const other = executions.get(place);
	if (other) return other;
	executions.set(place, written);
	// Another worker can lose it like any entry, and with it the way back to all marks.
	written.keeper.keep([beginning]);
	written.endsItself = afterStoring(context, written.close);
	return written;
}
