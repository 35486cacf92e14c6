import { sleep } from 'n8n-workflow';

import { EntryKeeper } from '../../nodes/OfAuth/delivery/entryKeeper';
import type { EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import { SendKey } from '../../nodes/OfAuth/delivery/sendOnce';
import { print } from '../helpers/print';
import { random } from '../helpers/random';
import { inTime, StalledDatabase } from './stalledDatabase';

const PROCESSES = 3;
const RUNS = 6;
const KEYS = 3;
/** A keeper that keeps nothing: to look at a key from outside. */
const NO_KEEPER = { keep: () => undefined, drop: () => undefined } as unknown as EntryKeeper;

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

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each([1000, 6000])(
	'three processes on a record that fails, and is held up for %d ms at most: no key of a sent message is free',
	async (longestStall) => {
		// One call in fifty is held up in between, one in 25 fails.
		const trouble = { failing: 4, stalling: 2, longest: longestStall };
		let count = 0;
		for (let seed = 1; seed <= 40; seed++) {
			const next = random(seed);
			const database = new StalledDatabase(next, trouble, `${longestStall} ${seed}`);
			const all = Array.from({ length: PROCESSES }, (_, process) =>
				sendAll(database.recordOf(String(process)), process, next),
			);
			const sent = (await inTime(Promise.all(all))).flat();
			// What looks after the keys goes on beside later runs.
			await jest.advanceTimersByTimeAsync(120_000);
			database.isWell = true;
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
