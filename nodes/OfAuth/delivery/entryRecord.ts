import { sleep, UserError, type IExecuteFunctions } from 'n8n-workflow';

/** What came of recording entries. */
export interface Recorded {
	/** Those that were there before. */
	known: Set<string>;
	/** False where n8n's database failed in between, so that what is `known` may come from the same call. */
	isSure: boolean;
}

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

interface Waiting {
	entries: string[];
	resolve: (recorded: Recorded) => void;
	reject: (error: unknown) => void;
}

type Work = () => Promise<void>;

const ENTRIES = { mode: 'entries' } as const;
/** Milliseconds before a call is made once more that failed. */
const PAUSE = 50;

/** What waits for the record of each node, in this process. */
const queues = new Map<string, Queue>();

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
		const queued = queues.get(place) ?? new Queue(() => queues.delete(place));
		queues.set(place, queued);
		return queued;
	};
	return {
		add: async (entries) => await queue().add(entries, calls),
		remove: async (entries) => await queue().inTurn(async () => await remove(calls, entries)),
		alone: async (work) =>
			await queue().inTurn(
				async () =>
					await work({
						add: async (entries) => await add(calls, entries),
						remove: async (entries) => await remove(calls, entries),
					}),
			),
		count: calls.count,
	};
}

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

async function add(calls: RecordCalls, entries: string[]): Promise<Recorded> {
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

async function remove(calls: RecordCalls, entries: string[]): Promise<void> {
	if (entries.length === 0) return;
	await calls.remove(entries).catch(async () => {
		await sleep(PAUSE);
		await calls.remove(entries);
	});
}

/** The calls of one record, one after another. */
class Queue {
	private readonly turns: Work[] = [];

	/** To be recorded by the call that stands last in `turns`, which has not begun yet. */
	private batch: Waiting[] | undefined;

	private isWorking = false;

	/** @param onEmpty called when nothing waits any more */
	constructor(private readonly onEmpty: () => void) {}

	async add(entries: string[], calls: RecordCalls): Promise<Recorded> {
		return await new Promise((resolve, reject) => {
			const waiting = { entries, resolve, reject };
			if (this.batch) {
				this.batch.push(waiting);
				return;
			}
			const batch = (this.batch = [waiting]);
			this.enqueue(async () => {
				this.batch = undefined;
				await commit(batch, calls);
			});
		});
	}

	async inTurn<T>(work: () => Promise<T>): Promise<T> {
		// What comes later must not overtake.
		this.batch = undefined;
		return await new Promise((resolve, reject) => {
			this.enqueue(async () => await work().then(resolve, reject));
		});
	}

	private enqueue(work: Work): void {
		this.turns.push(work);
		if (!this.isWorking) void this.work();
	}

	private async work(): Promise<void> {
		this.isWorking = true;
		for (let turn = this.turns.shift(); turn; turn = this.turns.shift()) await turn();
		this.isWorking = false;
		this.onEmpty();
	}
}

/** Records what several ask for; of those that ask for the same entry the first has recorded it. */
async function commit(batch: Waiting[], calls: RecordCalls): Promise<void> {
	try {
		const entries = new Set(batch.flatMap((waiting) => waiting.entries));
		const { known, isSure } = await add(calls, [...entries]);
		for (const waiting of batch) {
			const own = waiting.entries.filter((entry) => known.has(entry));
			for (const entry of waiting.entries) known.add(entry);
			waiting.resolve({ known: new Set(own), isSure });
		}
	} catch (error) {
		for (const { reject } of batch) reject(error);
	}
}
