import { sleep } from 'n8n-workflow';

import { recordAt, type EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';
import { breakAt, breaksOf } from '../helpers/breaks';

/** What is wrong with a database. */
export interface Trouble {
	/** Of 100 calls so many fail, before they have written or after, once or twice in a row. */
	failing: number;
	/** Of 100 calls so many write up to `longest` milliseconds after they have read; the others a few. */
	stalling: number;
	longest: number;
}

/**
 * The record of a node as n8n has it, read as a whole, changed and written back without a lock, in a time
 * that does not really pass.
 */
export class StalledDatabase {
	/** Nothing, from some time on. */
	isWell = false;

	private row: string[] = [];

	constructor(
		private readonly next: () => number,
		private readonly trouble: Trouble,
		private readonly name: string,
	) {}

	/** The record as one process sees it. */
	recordOf(process: string): EntryRecord {
		const breaks = breaksOf(this.next, this.trouble.failing);
		const change = async (make: (known: string[]) => string[]): Promise<string[]> => {
			const known = this.row;
			await sleep(this.gap());
			const how = this.isWell ? undefined : breaks();
			breakAt('before', how);
			this.row = make(known);
			breakAt('after', how);
			return known;
		};
		return recordAt(`${this.name} ${process}`, {
			add: async (entries) => {
				const known = await change((all) => [...new Set([...all, ...entries])]);
				const isKnown = (entry: string) => known.includes(entry);
				return {
					new: entries.filter((entry) => !isKnown(entry)),
					processed: entries.filter(isKnown),
				};
			},
			remove: async (entries) =>
				void (await change((all) => all.filter((entry) => !entries.includes(entry)))),
			count: async () => await Promise.resolve(this.row.length),
		});
	}

	/** Milliseconds between reading and writing. */
	private gap(): number {
		const { stalling, longest } = this.trouble;
		const isStalled = !this.isWell && this.next() * 100 < stalling;
		return isStalled ? this.next() * longest : 2 + this.next() * 6;
	}
}

/** Lets the time of jest's fake timers pass until it is done. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
	let isOver = false;
	const ended = work.finally(() => (isOver = true));
	ended.catch(() => undefined);
	while (!isOver) await jest.advanceTimersByTimeAsync(500);
	return await ended;
}
