import { sleep, UserError, type IExecuteFunctions } from 'n8n-workflow';

/** What came of recording entries. */
export interface Recorded {
	/** Those that were there before. */
	known: Set<string>;
	/** False where n8n's database failed in between, so that what is `known` may come from the same call. */
	isSure: boolean;
}

/** Milliseconds before a call is made once more that failed. */
const PAUSE = 50;

/** Whether this n8n keeps such a record at all; a bare engine does not. */
export function hasRecord({ helpers }: IExecuteFunctions): boolean {
	return typeof (helpers as Partial<typeof helpers>).checkProcessedAndRecord === 'function';
}

/** Whether n8n's record was never set up, as in a bare engine; Node's assert says so. */
export function isMissing(error: unknown): boolean {
	return (error as { code?: unknown } | undefined)?.code === 'ERR_ASSERTION';
}

/** n8n's helpers for the record of one node. */
export interface RecordCalls {
	/** Records entries. @returns those that are new and those that were there, or neither where it did not record */
	add: (
		entries: string[],
	) => Promise<{ new: ReadonlyArray<unknown>; processed: ReadonlyArray<unknown> }>;
	remove: (entries: string[]) => Promise<void>;
	count: () => Promise<number>;
}

/** Records entries, once more where n8n's database fails. */
export async function recordEntries(calls: RecordCalls, entries: string[]): Promise<Recorded> {
	let isSure = true;
	// The first records of two processes collide in the database, and a busy one refuses at times.
	const found = await calls.add(entries).catch(async (error: unknown) => {
		if (isMissing(error)) return await Promise.reject(error);
		isSure = false;
		await sleep(PAUSE);
		return await calls.add(entries);
	});
	// n8n gives neither where the record is of another kind; nothing is sent on a guess.
	if (found.new.length + found.processed.length === 0) throw new UserError('n8n did not record it');
	return { known: new Set(found.processed.map(String)), isSure };
}

/** Takes entries away, once more where n8n's database fails. */
export async function removeEntries(calls: RecordCalls, entries: string[]): Promise<void> {
	if (entries.length === 0) return;
	await calls.remove(entries).catch(async () => {
		await sleep(PAUSE);
		await calls.remove(entries);
	});
}
