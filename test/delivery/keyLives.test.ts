import fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import { deliver } from '../../nodes/OfAuth/delivery/deliver';
import type { EntryRecord } from '../../nodes/OfAuth/delivery/entryRecord';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import type { Send } from '../../nodes/OfAuth/delivery/types';
import { random } from '../helpers/random';
import { inTime, StalledDatabase, type Trouble } from './stalledDatabase';

/** How often a failed execution is retried. */
const RETRIES = 6;
const PROCESSES = [0, 1, 2];
/** Of each kind. */
const LIVES = 30;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** OFAuth, which refuses some messages once, for good or for a moment, before it creates them. */
function api(next: () => number) {
	const created: string[] = [];
	const refused = new Set<string>();
	const post = async (key: string) => {
		await sleep(next() * 50);
		const chance = next();
		if (chance < 0.4 && !refused.has(key)) {
			refused.add(key);
			return chance < 0.2
				? { status: 403, headers: {}, body: {} }
				: { status: 429, headers: { 'retry-after': '0.1' }, body: {} };
		}
		created.push(key);
		return { status: 200, headers: {}, body: { id: created.length } };
	};
	return { created, post };
}

/** Sends what its keys name, and retries what fails; in the last Retry errors go on as items. */
async function execute(
	keys: string[],
	record: EntryRecord,
	post: (key: string) => ReturnType<Send['post']>,
): Promise<void> {
	const context = {};
	const sendOf = (key: string, item: number): Send => ({
		item,
		lane: 'a',
		atOnce: 1,
		maxWait: 60_000,
		isLate: () => undefined,
		sendOnceKey: key,
		post: async () => await post(key),
	});
	for (let tries = 0; tries <= RETRIES + 1; tries++) {
		const ledger = new Ledger(context, 0);
		const left = keys.map(sendOf).filter(({ item }) => !ledger.settled(item));
		const stopAtFailure = tries <= RETRIES;
		const settings = { ledger, record, onTrouble: () => undefined, stopAtFailure };
		const deliveries = await deliver(left, settings);
		const isDone = ({ outcome }: { outcome: string }) => /^(sent|alreadySent)$/.test(outcome);
		if (deliveries.size === left.length && [...deliveries.values()].every(isDone)) return;
	}
}

/** Three processes send their messages, and once all is quiet send all of them again. @returns what was created */
async function life(seed: number, trouble: Trouble): Promise<string[]> {
	const next = random(seed);
	const database = new StalledDatabase(next, trouble, `life ${seed}`);
	const { created, post } = api(next);
	const sendAll = async () =>
		await Promise.all(
			PROCESSES.map(async (process) => {
				const record = database.recordOf(String(process));
				const executions = Array.from({ length: 12 }, (_, execution) =>
					Array.from(
						{ length: 1 + (execution % 4) },
						(_, item) => `${process} ${execution} ${item}`,
					),
				)[Symbol.iterator]();
				const work = async () => {
					for (const keys of executions) await execute(keys, record, post);
				};
				await Promise.all([work(), work()]);
			}),
		);
	await inTime(sendAll());
	// What looks after the keys goes on after the executions.
	await jest.advanceTimersByTimeAsync(60_000);
	database.isWell = true;
	await inTime(sendAll());
	return created;
}

test.each<[string, Trouble, ...number[]]>([
	['fails', { failing: 6, stalling: 0, longest: 0 }],
	['is late by up to a second', { failing: 0, stalling: 8, longest: 1000 }],
	['fails, and is late by up to a second', { failing: 8, stalling: 8, longest: 1000 }],
	// In these three lives the processes pass two versions of the record on to each other, and four looks in twenty
	// seconds all fall on the one that has the key.
	[
		'fails, and is late by up to five seconds',
		{ failing: 8, stalling: 3, longest: 5000 },
		229_716_944,
		299_863_333,
		974_591_681,
	],
])(
	'three processes on one record of keys in a database that %s: no message twice, and none again later',
	async (_name, trouble, ...known) => {
		await fc.assert(
			fc.asyncProperty(fc.noShrink(fc.nat(1_000_000_000)), async (seed) => {
				const created = await life(seed, trouble);
				expect(created.filter((key, index) => created.indexOf(key) !== index)).toEqual([]);
			}),
			{ numRuns: LIVES, examples: known.map((seed) => [seed]) },
		);
	},
	600_000,
);
