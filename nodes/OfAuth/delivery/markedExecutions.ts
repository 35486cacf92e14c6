import type { IExecuteFunctions } from 'n8n-workflow';

import { EntryKeeper } from './entryKeeper';
import { isMissing, type EntryRecord } from './entryRecord';
import { Equals } from './marks';
import { afterStoring } from './runHooks';

/** The statuses with which n8n stores the ledger, so that the marks have done their work. */
const STORED = ['success', 'error', 'waiting'];

/** What one execution has written, in this process. */
export interface Written {
	keeper: EntryKeeper;
	/** Under its own id, or what stands in its place. */
	own: Set<string>;
	/** Under the ids of the executions that it repeats. */
	shared: Set<string>;
	equals: Equals;
	isRetry: boolean;
	/** Whether n8n tells what a Retry repeats. */
	isTold: boolean;
	/** Whether it has begun before, in a process that is gone. */
	isRepeated: boolean;
	/** Whether n8n tells when it has stored the execution. */
	endsItself: boolean;
	close: (status: string) => Promise<void>;
}

/** By workflow, node and execution. */
const executions = new Map<string, Written>();

interface Beginning {
	id: string;
	isRetry: boolean;
	/** Whether n8n tells what a Retry repeats. */
	isTold: boolean;
	record: EntryRecord;
}

/**
 * What this execution has written so far; the first run of it says in the record that it has begun.
 *
 * @returns nothing where there is no record
 */
export async function begun(
	context: IExecuteFunctions,
	{ id, isRetry, isTold, record }: Beginning,
): Promise<Written | undefined> {
	const place = `${context.getWorkflow().id}:${context.getNode().id}:${id}`;
	const known = executions.get(place);
	if (known) return known;
	const beginning = `begun\u0000${id}`;
	const isRepeated = await record.add([beginning]).then(
		({ known: before }) => before.has(beginning),
		(error: unknown) => (isMissing(error) ? undefined : false),
	);
	if (isRepeated === undefined) return undefined;
	const written: Written = {
		keeper: new EntryKeeper(record),
		own: new Set([beginning]),
		shared: new Set(),
		equals: new Equals(),
		isRetry,
		isTold,
		isRepeated,
		endsItself: false,
		async close(status) {
			executions.delete(place);
			const { keeper, own, shared } = written;
			keeper.drop([...own, ...shared]);
			if (!STORED.includes(status)) return;
			// The executions that a Retry repeats can be retried again, until one Retry has succeeded.
			const isLast = !isRetry || status === 'success';
			const done = isLast ? [...own, ...shared] : isTold ? [...own] : [beginning];
			// Marks that stay do no harm but to be there.
			await record.remove(done).catch(() => undefined);
		},
	};
	// Two runs of a node can begin at once, where an agent calls it as a tool.
	const other = executions.get(place);
	if (other) return other;
	executions.set(place, written);
	written.endsItself = afterStoring(context, written.close);
	return written;
}
