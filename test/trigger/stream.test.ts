import fc from 'fast-check';

import { MOST_MARKS } from '../../nodes/OfAuthTrigger/marks';
import {
	advance,
	LATE,
	type Entry,
	type Read,
	type StreamState,
} from '../../nodes/OfAuthTrigger/stream';

const NOW = Date.parse('2026-11-05T12:00:00Z');
const SECOND = 1000;

let serial = 0;

function entry(at: number): Entry {
	const key = String(++serial);
	return { key, at, json: { id: key } };
}

const keysOf = (entries: Entry[]) => entries.map(({ key }) => key);

/** Reads the newest so many of a list, or what is left of it. */
function portion(all: Entry[], from: number, size: number): Read {
	const entries = [...all].sort((one, other) => other.at - one.at).slice(from, from + size);
	return { entries, ...(from + size < all.length ? { next: { offset: from + size } } : {}) };
}

test('the first reading emits nothing, however much there is', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(3 * LATE), { maxLength: 100 }), (ages) => {
			const entries = ages.map((age) => entry(NOW - age));
			const { fresh, state } = advance(undefined, { entries }, NOW);
			expect(fresh).toEqual([]);
			expect(advance(state, { entries }, NOW).fresh).toEqual([]);
		}),
	);
});

test('of an empty list the first entry is new, however old it says to be', () => {
	const { state } = advance(undefined, { entries: [] }, NOW);
	const first = entry(NOW - 30 * 86_400_000);
	expect(advance(state, { entries: [first] }, NOW).fresh).toEqual([first]);
});

test('what is new comes oldest first, and once', () => {
	const { state } = advance(undefined, { entries: [entry(NOW)] }, NOW);
	const [older, newer] = [entry(NOW + SECOND), entry(NOW + 2 * SECOND)];
	const read = { entries: [newer, older, newer] };
	expect(advance(state, read, NOW).fresh).toEqual([older, newer]);
});

test('portions of any size: every entry once, and the old state is not changed', () => {
	fc.assert(
		fc.property(
			fc.array(fc.nat(600), { minLength: 1, maxLength: 300 }),
			fc.integer({ min: 1, max: 60 }),
			(gaps, size) => {
				const old = entry(NOW);
				let at = NOW;
				const all = gaps.map((gap) => entry((at += gap * SECOND)));
				let { state } = advance(undefined, { entries: [old] }, NOW);
				const came: string[] = [];
				for (let from = 0; from < all.length + 1; from += size) {
					const before = JSON.stringify(state);
					const next = advance(state, portion([old, ...all], from, size), at);
					expect(JSON.stringify(state)).toBe(before);
					came.push(...keysOf(next.fresh));
					state = next.state;
				}
				expect(came.sort()).toEqual(keysOf(all).sort());
				expect(state.rest).toBeUndefined();
				expect(advance(state, portion([old, ...all], 0, all.length + 1), at).fresh).toEqual([]);
			},
		),
		{ numRuns: 200 },
	);
});

test.each([
	['a second apart', 1],
	['a hundred in each second', 0.01],
	['an hour apart', 3600],
])('100,000 entries %s: each once, and never 64 kB of state', (_name, gap) => {
	let { state } = advance(undefined, { entries: [entry(NOW)] }, NOW);
	let [at, came, largest] = [NOW, 0, 0];
	const seen = new Set<string>();
	for (let done = 0; done < 100_000; done += 500) {
		const batch = Array.from({ length: 500 }, () =>
			entry(Math.floor((at += gap * SECOND) / SECOND) * SECOND),
		);
		// Read in two portions, the second of which gives some of the first again.
		const newestFirst = [...batch].reverse();
		for (const read of [
			{ entries: newestFirst.slice(0, 300), next: { offset: 300 } },
			{ entries: newestFirst.slice(250) },
		]) {
			const next: { fresh: Entry[]; state: StreamState } = advance(state, read, at);
			state = next.state;
			came += next.fresh.length;
			for (const { key } of next.fresh) seen.add(key);
			largest = Math.max(largest, JSON.stringify(state).length);
		}
	}
	expect([came, seen.size]).toEqual([100_000, 100_000]);
	expect(largest).toBeLessThan(64_000);
});

test('more entries in one second than can be known: none comes twice', () => {
	const { state } = advance(undefined, { entries: [entry(NOW)] }, NOW);
	const many = Array.from({ length: MOST_MARKS + 1 }, () => entry(NOW + SECOND));
	const first = advance(state, { entries: many }, NOW + SECOND);
	expect(first.fresh).toHaveLength(MOST_MARKS + 1);
	expect(advance(first.state, { entries: many }, NOW + SECOND).fresh).toEqual([]);
});

test('a date that lies ahead of the clock does not carry the cursor with it', () => {
	const { state } = advance(undefined, { entries: [entry(NOW)] }, NOW);
	const ahead = entry(NOW + 30 * 86_400_000);
	const next = advance(state, { entries: [ahead] }, NOW);
	expect(next.fresh).toEqual([ahead]);
	const late = entry(NOW - LATE + SECOND);
	expect(advance(next.state, { entries: [ahead, late] }, NOW).fresh).toEqual([late]);
});
