import fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import { deliver } from '../../nodes/OfAuth/delivery/deliver';
import { recordAt } from '../../nodes/OfAuth/delivery/entryRecord';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import type { Send } from '../../nodes/OfAuth/delivery/types';
import { random } from '../helpers/random';

/** How often a failed execution is retried. */
const RETRIES = 6;
const PROCESSES = [0, 1, 2];
/** Of each kind. */
const LIVES = 30;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

interface Trouble {
	/** Of 100 calls so many fail, before they have written or after, once or twice in a row. */
	failing: number;
	/** Of 100 calls so many write up to `longest` milliseconds after they have read. */
	stalling: number;
	longest: number;
}

/**
 * n8n's record of one node, which several processes read as a whole, change and write back without a
 * lock; in virtual time, so that a life of minutes takes a moment.
 */
class SharedRecord {
	private entries: string[] = [];

	constructor(
		readonly next: () => number,
		public trouble: Trouble,
	) {}

	/** The record as one process sees it. */
	asSeenBy(place: string) {
		const breaks: string[] = [];
		const change = async (make: (known: string[]) => string[]): Promise<string[]> => {
			const { failing, stalling, longest } = this.trouble;
			const known = this.entries;
			await sleep(this.next() * (this.next() * 100 < stalling ? longest : 6));
			if (breaks.length === 0 && this.next() * 100 < failing) {
				const how = this.next() < 0.5 ? 'before' : 'after';
				breaks.push(...(this.next() < 0.5 ? [how] : [how, how]));
			}
			const broken = breaks.pop();
			if (broken === 'before') throw new Error('database is locked');
			this.entries = make(known);
			if (broken === 'after') throw new Error('connection terminated unexpectedly');
			return known;
		};
		return recordAt(place, {
			add: async (asked) => {
				const known = await change((all) => [...new Set([...all, ...asked])]);
				const isKnown = (entry: string) => known.includes(entry);
				return {
					new: asked.filter((entry) => !isKnown(entry)),
					processed: asked.filter(isKnown),
				};
			},
			remove: async (asked) =>
				void (await change((all) => all.filter((entry) => !asked.includes(entry)))),
			count: async () => await Promise.resolve(this.entries.length),
		});
	}
}

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
	record: ReturnType<SharedRecord['asSeenBy']>,
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
	const shared = new SharedRecord(next, trouble);
	const { created, post } = api(next);
	for (const round of ['first', 'again']) {
		const running = PROCESSES.map(async (process) => {
			const record = shared.asSeenBy(`life ${seed} ${process}`);
			const executions = Array.from({ length: 12 }, (_, execution) =>
				Array.from({ length: 1 + (execution % 4) }, (_, item) => `${process} ${execution} ${item}`),
			)[Symbol.iterator]();
			const work = async () => {
				for (const keys of executions) await execute(keys, record, post);
			};
			await Promise.all([work(), work()]);
		});
		let isOver = false;
		const ended = Promise.all(running).then(() => (isOver = true));
		while (!isOver) await jest.advanceTimersByTimeAsync(100);
		await ended;
		// What looks after the keys goes on after the executions.
		await jest.advanceTimersByTimeAsync(60_000);
		if (round === 'first') shared.trouble = { failing: 0, stalling: 0, longest: 0 };
	}
	return created;
}

test.each<[string, Trouble]>([
	['fails', { failing: 6, stalling: 0, longest: 0 }],
	['is late by up to a second', { failing: 0, stalling: 8, longest: 1000 }],
	['fails, and is late by up to a second', { failing: 8, stalling: 8, longest: 1000 }],
	['fails, and is late by up to five seconds', { failing: 8, stalling: 3, longest: 5000 }],
])(
	'three processes on one record of keys in a database that %s: no message twice, and none again later',
	async (_name, trouble) => {
		await fc.assert(
			fc.asyncProperty(fc.noShrink(fc.nat(1_000_000_000)), async (seed) => {
				const created = await life(seed, trouble);
				expect(created.filter((key, index) => created.indexOf(key) !== index)).toEqual([]);
			}),
			{ numRuns: LIVES },
		);
	},
	600_000,
);
