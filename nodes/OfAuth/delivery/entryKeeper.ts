import { sleep } from 'n8n-workflow';

import type { EntryRecord } from './entryRecord';

/**
 * Milliseconds between two looks at an entry. The first is longer than n8n takes to read the record and
 * to write it back, and is waited for; the others are for processes that were held up in between. Several
 * that are held up by turns take an entry away and bring it back, for as long as that goes on: so many looks
 * do not all fall into the moments in which it is there.
 */
const LOOKS = [250, 1000, 4000, 3000, 3000, 3000, 3000, 3000];
const TICK_MS = 250;
/** How often entries are put back that other processes lose, or asked for while the database fails. */
const TRIES = 40;

interface Kept {
	/** When the entry was recorded or seen last, epoch milliseconds. */
	at: number;
	/** Looks that have found it. */
	looks: number;
	/** Looks that have not. */
	tries: number;
}

/**
 * Sees to it that entries stay recorded: another process may have read the record before they were in
 * it, and write it back without them. Works beside the sends, for many entries in one call.
 */
export class EntryKeeper {
	private readonly kept = new Map<string, Kept>();

	private isWorking = false;

	/** What the database said when it failed last, as long as it fails. */
	private trouble: unknown;

	constructor(private readonly record: EntryRecord) {}

	/** Has entries stay recorded. */
	keep(entries: string[]): void {
		for (const entry of entries) this.kept.set(entry, { at: Date.now(), looks: 0, tries: 0 });
		if (!this.isWorking) void this.run();
	}

	/** Looks after entries no more. */
	drop(entries: Iterable<string>): void {
		for (const entry of entries) this.kept.delete(entry);
	}

	/**
	 * Settles when each entry was found once after it was recorded, or was given up.
	 *
	 * @returns what the database said where it failed to the end
	 */
	async settled(): Promise<unknown> {
		while ([...this.kept.values()].some(({ looks }) => looks === 0)) await sleep(TICK_MS / 5);
		return this.trouble;
	}

	private async run(): Promise<void> {
		this.isWorking = true;
		while (this.kept.size > 0) {
			await sleep(TICK_MS);
			const now = Date.now();
			const due = [...this.kept].filter(([, { at, looks }]) => at + LOOKS[looks] <= now);
			if (due.length > 0) await this.look(due);
		}
		this.isWorking = false;
	}

	private async look(due: Array<[string, Kept]>): Promise<void> {
		const known = await this.record.add(due.map(([entry]) => entry)).then(
			({ known: before, isSure }) => {
				this.trouble = undefined;
				// In doubt it may be this very look that has recorded it.
				return isSure ? before : undefined;
			},
			(error: unknown) => {
				this.trouble = error;
				return undefined;
			},
		);
		for (const [entry, seen] of due) {
			// It may have been dropped, or recorded anew, while the database was at work.
			if (this.kept.get(entry) !== seen) continue;
			const isThere = known?.has(entry) === true;
			const [looks, tries] = isThere ? [seen.looks + 1, seen.tries] : [0, seen.tries + 1];
			if (looks === LOOKS.length || tries === TRIES) this.kept.delete(entry);
			else this.kept.set(entry, { at: Date.now(), looks, tries });
		}
	}
}
