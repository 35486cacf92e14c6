import { sleep } from 'n8n-workflow';

import { EntryKeeper } from '../../nodes/OfAuth/delivery/entryKeeper';
import { recordAt, type EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import { SendKey } from '../../nodes/OfAuth/delivery/sendOnce';
import { print } from '../helpers/print';
import { random } from '../helpers/random';

const PROCESSES = 3;
const RUNS = 6;
const KEYS = 3;
/** A keeper that keeps nothing: to look at a key from outside. */
const NO_KEEPER = { keep: () => undefined, drop: () => undefined } as unknown as EntryKeeper;

/**
 * The record of a node as n8n has it, read, changed and written back, in a time that does not really
 * pass: one call in fifty is held up in between, one in 25 fails before or after it has written.
 */
class StalledDatabase {
	failing = 4;

	private row: string[] = [];

	constructor(
		private readonly next: () => number,
		private readonly longestStall: number,
		private readonly name: string,
	) {}

	recordOf(process: string): EntryRecord {
		return recordAt(`${this.name} ${process}`, {
			add: async (entries) => {
				const known = await this.read();
				const fresh = entries.filter((entry) => !known.includes(entry));
				await this.write([...known, ...fresh]);
				return { new: fresh, processed: entries.filter((entry) => known.includes(entry)) };
			},
			remove: async (entries) => {
				const known = await this.read();
				await this.write(known.filter((entry) => !entries.includes(entry)));
			},
			count: async () => this.row.length,
		});
	}

	private async read(): Promise<string[]> {
		const known = this.row;
		const isStalled = this.next() < 0.02;
		await sleep(isStalled ? this.next() * this.longestStall : 2 + this.next() * 6);
		return known;
	}

	private async write(entries: string[]): Promise<void> {
		const fails = this.next() * 100 < this.failing;
		const hasWritten = !fails || this.next() < 0.5;
		if (hasWritten) this.row = entries;
		await sleep(1);
		if (fails) throw new Error('the database failed');
	}
}

/** One process: two runs side by side, each with messages of which some are refused. @returns the keys of those that were sent */
async function sendAll(record: EntryRecord, process: number, next: () => number) {
	const sent: string[] = [];
	const worker = async (number: number) => {
		for (let run = 0; run < RUNS; run++) {
			const place = { record, keeper: new EntryKeeper(record) };
			for (let item = 0; item < KEYS; item++)
				await send(`${process} ${number} ${run} ${item}`, item, place);
			await place.keeper.settled();
		}
	};
	await Promise.all([worker(0), worker(1)]);
	return sent;

	/** As a run and its Retries do it: on with the ticket that the ledger knows. */
	async function send(
		name: string,
		item: number,
		place: { record: EntryRecord; keeper: EntryKeeper },
	) {
		const ledger = new Ledger({}, 0);
		for (let tries = 0; tries < 6; tries++) {
			const key = new SendKey(name, item, { ...place, ledger, sent: [] });
			const held = await key.claim();
			if (held?.outcome === 'unknown') return;
			if (held?.outcome === 'alreadySent') throw new Error(`${name} is lost: it was never sent`);
			if (held) continue;
			await sleep(20 + next() * 20);
			const isRefused = next() < 0.2;
			if (!isRefused) {
				sent.push(name);
				return;
			}
			await key.release();
		}
	}
}

/** Lets the time pass until it is done. */
async function inTime<T>(work: Promise<T>): Promise<T> {
	let isOver = false;
	const ended = work.finally(() => (isOver = true));
	ended.catch(() => undefined);
	while (!isOver) await jest.advanceTimersByTimeAsync(500);
	return await ended;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each([1000, 6000])(
	'three processes on a record that fails, and is held up for %d ms at most: no key of a sent message is free',
	async (longestStall) => {
		let count = 0;
		for (let seed = 1; seed <= 40; seed++) {
			const next = random(seed);
			const database = new StalledDatabase(next, longestStall, `${longestStall} ${seed}`);
			const all = Array.from({ length: PROCESSES }, (_, process) =>
				sendAll(database.recordOf(String(process)), process, next),
			);
			const sent = (await inTime(Promise.all(all))).flat();
			// What looks after the keys goes on beside later runs.
			await jest.advanceTimersByTimeAsync(120_000);
			database.failing = 0;
			const record = database.recordOf('later');
			const free: string[] = [];
			for (const name of sent) {
				const place = { record, keeper: NO_KEEPER, ledger: new Ledger({}, 0), sent: [] };
				if (!(await inTime(new SendKey(name, 0, place).claim()))) free.push(name);
			}
			expect({ seed, free }).toEqual({ seed, free: [] });
			count += sent.length;
		}
		print(`keys on a record held up for ${longestStall} ms at most: ${count} sent, 0 free again`);
	},
	120_000,
);
