import { sleep } from 'n8n-workflow';

import type { Claim, KeyStore } from './keyStore';

/** Longer than a busy n8n takes to read the record of keys and to write it back. */
const SETTLE_MS = 250;
/** How often a key is put back that other processes lose. */
const TRIES = 40;

interface Kept extends Claim {
	/** When the key was recorded, epoch milliseconds. */
	at: number;
	tries: number;
}

/**
 * Sees to it that the keys of sent messages stay recorded: another process may have read n8n's record
 * before a key was in it, and write it back without. A key that is still there a moment later has
 * outlived all such writes. Works beside the sends, for many keys in one call.
 */
export class KeyKeeper {
	private readonly kept = new Map<string, Kept>();

	private readonly marked: Claim[] = [];

	private work: Promise<void> | undefined;

	constructor(private readonly store: KeyStore) {}

	/** Has the key of a send stay recorded. */
	keep(claim: Claim): void {
		this.kept.set(claim.key, { ...claim, at: Date.now(), tries: 0 });
		this.start();
	}

	/** Has the mark of a send taken away that did not get its key. */
	unmark(claim: Claim): void {
		this.marked.push(claim);
		this.start();
	}

	/** Settles when all is kept. */
	async settled(): Promise<void> {
		while (this.work) await this.work;
	}

	private start(): void {
		this.work ??= this.run()
			// The messages are sent; where the database fails, the next claim says so.
			.catch(() => this.kept.clear())
			.finally(() => (this.work = undefined));
	}

	private async run(): Promise<void> {
		while (this.kept.size + this.marked.length > 0) {
			await sleep(SETTLE_MS);
			const due = [...this.kept.values()].filter(({ at }) => at <= Date.now() - SETTLE_MS);
			if (due.length > 0) await this.confirm(due);
			const marks = this.marked.splice(0);
			if (marks.length > 0) await this.store.unmark(marks);
		}
	}

	private async confirm(due: Kept[]): Promise<void> {
		const lost = new Set(await this.store.confirm(due.map(({ key }) => key)));
		for (const one of due) {
			const tries = one.tries + 1;
			if (lost.has(one.key) && tries < TRIES) {
				this.kept.set(one.key, { ...one, at: Date.now(), tries });
			} else {
				this.kept.delete(one.key);
				this.marked.push(one);
			}
		}
	}
}
