import type { IExecuteFunctions } from 'n8n-workflow';

import { entryRecord, hasRecord, type EntryRecord } from './entryRecord';
import { begun, type Written } from './markedExecutions';
import { marksOf, type Marked, type Marks } from './marks';
import { retriedExecution } from './runHooks';

/** In the place of an execution's id where n8n (before 2.15) does not tell what a Retry repeats. */
const ANY = 'any';
/** In the node's context, which n8n stores with the ledger: the first execution of a chain of Retries. */
const ORIGIN = 'ofAuthOrigin';
/** The run of a node, and what it is to send. */
export interface JournalRun {
	/** The run index. */
	run: number;
	/** In item order, without those that have a Send Once Key: their key is their mark. */
	messages: Marked[];
	/** Whether no item of the run is known by the ledger, so that equal requests can be counted. */
	isWhole: boolean;
}

/**
 * Marks in n8n's own database. n8n stores the ledger only when the execution ends: what was sent before
 * a crash or a stop is known by its mark alone. So each message is marked before it is sent, and the
 * marks go when n8n has stored the execution. They are looked for only where a repetition is certain:
 * in a Retry, and where the same execution runs again (n8n 1 does so after a worker has died).
 */
export class Journal {
	/** Items that an earlier run has marked: their messages may exist. */
	readonly found = new Set<number>();

	/** What the database said when it could not take a mark. */
	trouble: unknown;

	private readonly undone: Array<Promise<void>> = [];

	constructor(
		private readonly record: EntryRecord,
		private readonly written: Written,
		private readonly marks: Map<number, Marks>,
		private readonly ids: { own: string; shared: string[] },
		private readonly isWhole: boolean,
	) {}

	/**
	 * Finds what earlier runs have marked, and marks it as this execution's own, for a Retry of this one.
	 * To look is to record, so what was not there is taken away again.
	 */
	async find(): Promise<void> {
		const asked = [...this.marks].map(([item, marks]) => ({
			item,
			marks,
			looked: this.lookedFor(marks),
		}));
		const unseen = asked.flatMap(({ looked }) => looked).filter((entry) => !this.isWritten(entry));
		if (unseen.length === 0) return;
		await this.record.alone(async (alone) => {
			const { known } = await alone.add(unseen);
			await alone.remove(unseen.filter((entry) => !known.has(entry)));
			const found = asked.filter(({ looked }) => looked.some((entry) => known.has(entry)));
			const entries = found.flatMap(({ marks }) => this.entriesOf(marks));
			if (entries.length > 0) await alone.add(entries);
			for (const { item } of found) this.found.add(item);
			for (const entry of entries) this.remember(entry);
		});
	}

	/**
	 * Marks a message that is about to leave.
	 *
	 * @returns false where another Retry of the same execution has just marked it
	 */
	async mark(item: number): Promise<boolean> {
		const marks = this.marks.get(item);
		const entries = marks ? this.entriesOf(marks).filter((entry) => !this.isWritten(entry)) : [];
		if (!marks || entries.length === 0) return true;
		try {
			const { known, isSure } = await this.record.add(entries);
			for (const entry of entries) this.remember(entry);
			this.written.keeper.keep(entries);
			const isTaken = this.lookedFor(marks).some((entry) => known.has(entry));
			return !(isSure && this.written.isRetry && isTaken);
		} catch (error) {
			// The mark is a second net: without it the message is as safe as the ledger makes it.
			this.trouble = error;
			return true;
		}
	}

	/** Takes the mark of a message away that surely was not sent. */
	unmark(item: number): void {
		const marks = this.marks.get(item);
		const entries = marks ? this.entriesOf(marks).filter((entry) => this.isWritten(entry)) : [];
		if (entries.length === 0) return;
		this.written.keeper.drop(entries);
		for (const entry of entries) {
			this.written.own.delete(entry);
			this.written.shared.delete(entry);
		}
		this.undone.push(
			this.record.remove(entries).catch((error: unknown) => void (this.trouble = error)),
		);
	}

	/**
	 * To be called when the node ends.
	 *
	 * @param status as n8n will store it
	 */
	async end(status: 'success' | 'error' | 'canceled'): Promise<void> {
		await Promise.all(this.undone);
		if (!this.written.endsItself) await this.written.close(status);
	}

	private isWritten(entry: string): boolean {
		return this.written.own.has(entry) || this.written.shared.has(entry);
	}

	private remember(entry: string): void {
		(entry.startsWith(prefixOf(this.ids.own)) ? this.written.own : this.written.shared).add(entry);
	}

	private entriesOf(marks: Marks): string[] {
		return [this.ids.own, ...this.ids.shared].flatMap((id) => entriesUnder(id, marks, true));
	}

	private lookedFor(marks: Marks): string[] {
		const { isRetry, isRepeated, isTold } = this.written;
		const isInOwn = isRepeated || (isRetry && !isTold);
		const ids = [...(isInOwn ? [this.ids.own] : []), ...(isRetry ? this.ids.shared : [])];
		return ids.flatMap((id) => entriesUnder(id, marks, this.isWhole));
	}
}

function prefixOf(id: string): string {
	return `sent\u0000${id}\u0000`;
}

function entriesUnder(id: string, { byPlace, byRequest }: Marks, withRequest: boolean): string[] {
	const marks = [byPlace, ...(withRequest && byRequest ? [byRequest] : [])];
	return marks.map((mark) => `${prefixOf(id)}${mark}`);
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
	{ run, messages, isWhole }: JournalRun,
): Promise<Journal | { problem: string } | undefined> {
	const id = context.getExecutionId() as string | undefined;
	if (!id || messages.length === 0 || !hasRecord(context)) return undefined;
	const record = entryRecord(context);
	const retried = retriedExecution(context);
	const kept = context.getContext('node') as Record<string, unknown>;
	const origin = (kept[ORIGIN] ??= retried.id ?? id) as string;
	const isRetry = context.getMode() === 'retry';
	const own = retried.isTold ? id : ANY;
	const repeated = [...new Set([retried.id, origin])];
	const shared = repeated.filter((one): one is string => one !== undefined && one !== id);
	const written = await begun(context, { id, isRetry, isTold: retried.isTold, record });
	if (!written) return undefined;
	const journal = new Journal(
		record,
		written,
		marksOf(run, messages, written.equals),
		{ own, shared },
		isWhole,
	);
	return await journal.find().then(
		() => journal,
		(error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
	);
}
