import fc from 'fast-check';

import {
	MOST_BUYERS,
	stillWatched,
	takeBuyers,
	type Watched,
} from '../../nodes/OfAuthTrigger/buyers';
import { packed, unpacked } from '../../nodes/OfAuthTrigger/userSet';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 500_000_000 }), { maxLength: 300 });
const message = (buyers: Iterable<number>, more: Partial<Watched> = {}): Watched => ({
	id: 7001,
	at: 1000,
	buyers: packed(buyers),
	...more,
});
const listed = (all: number[]) => all.map((id) => ({ id }));

test('users go in and come out, whatever their order', () => {
	fc.assert(
		fc.property(ids, (all) => {
			const sorted = [...all].sort((one, other) => one - other);
			expect([...unpacked(packed(all))]).toEqual(sorted);
		}),
	);
});

test('as many buyers as can be known take less than 45 kB', () => {
	fc.assert(
		fc.property(fc.nat(1_000_000), (seed) => {
			const all = Array.from(
				{ length: MOST_BUYERS },
				(_, nth) => 1 + ((seed + nth * 62_417) % 500_000_000),
			);
			expect(packed(all).length).toBeLessThan(45_000);
		}),
		{ numRuns: 20 },
	);
});

test('each buyer is new once, in whatever portions they are read', () => {
	fc.assert(
		fc.property(ids, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (all, sizes) => {
			let watched = message([], { count: 0 });
			const came: number[] = [];
			for (let from = 0, turn = 0; from < all.length; turn++) {
				const size = sizes[turn % sizes.length];
				// Each portion gives some of the one before again.
				const buyers = listed(all.slice(Math.max(0, from - 3), from + size));
				from += size;
				const isWhole = from >= all.length;
				const next = isWhole ? undefined : { offset: from };
				const taken = takeBuyers(watched, { buyers, count: all.length, isWhole, next });
				expect(taken.watched.from).toEqual(next);
				came.push(...taken.fresh.map(({ id }) => Number(id)));
				watched = taken.watched;
			}
			expect(came).toEqual(all);
			expect(unpacked(watched.buyers).size).toBe(all.length);
		}),
	);
});

test('of the first list nobody is new, of the second those who were not in it', () => {
	const begun = message([], { isBaseline: true });
	const half = takeBuyers(begun, { buyers: listed([1, 2]), isWhole: false, next: { offset: 2 } });
	expect(half).toEqual({
		fresh: [],
		watched: message([1, 2], { isBaseline: true, from: { offset: 2 } }),
	});
	const whole = takeBuyers(half.watched, { buyers: listed([3]), isWhole: true, count: 3 });
	expect(whole).toEqual({ fresh: [], watched: message([1, 2, 3], { count: 3 }) });
	const later = takeBuyers(whole.watched, { buyers: listed([4, 1]), isWhole: true, count: 4 });
	expect(later.fresh).toEqual([{ id: 4 }]);
});

test('a list that lags behind OFAuth’s count is looked at three times, and then taken for whole', () => {
	let watched = message([1], { count: 1 });
	const looks: Array<number | undefined> = [];
	for (let nth = 0; nth < 3; nth++) {
		({ watched } = takeBuyers(watched, { buyers: listed([1]), isWhole: true, count: 2 }));
		looks.push(watched.looks);
	}
	expect(looks).toEqual([2, 1, undefined]);
});

test('the oldest go where there are more buyers than can be known', () => {
	const many = (from: number) => Array.from({ length: MOST_BUYERS / 2 }, (_, nth) => from + nth);
	const [old, middle, recent] = [1, 2, 3].map((at) =>
		message(many(at * 1_000_000), { id: at, at }),
	);
	expect(stillWatched([old, middle, recent], 0)).toEqual({
		watched: [recent, middle],
		over: [old],
	});
	expect(stillWatched([old, middle, recent], 3)).toEqual({ watched: [recent], over: [] });
});
