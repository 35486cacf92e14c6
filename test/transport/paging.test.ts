import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { ListReader } from '../../nodes/OfAuth/transport/listReader';
import type { Paging } from '../../nodes/OfAuth/transport/paging';

type Entry = { id: number; date: string };
type Serve = (qs: IDataObject) => object;

const SECOND = 1000;
const START = Date.parse('2027-01-15T08:00:00.000Z');
const DATES: Paging = { style: 'dates', pageSize: 100 };

/** Reads a list from a server that may be off at times. @returns what came, and the questions */
async function read(paging: Paging, serve: Serve, fails = () => false, most?: number) {
	const asked: IDataObject[] = [];
	const list = new ListReader(
		async (qs) => {
			asked.push(qs);
			if (asked.length > 2000) throw new Error('asked for ever');
			return await Promise.resolve(
				fails()
					? { status: 502, headers: {}, body: '' }
					: { status: 200, headers: {}, body: serve(qs) },
			);
		},
		paging,
		{ most, qs: {} },
	);
	while (await list.run()) expect(list.entries.length).toBeLessThanOrEqual(most ?? Infinity);
	return { ids: list.entries.map(({ id }) => id), asked, isCutOff: list.isCutOff };
}

/** Newest first; `gaps` are the seconds between one entry and the one before it. */
function history(gaps: number[]): Entry[] {
	let at = START;
	return gaps.map((gap, index) => {
		at -= gap * SECOND;
		return { id: 9000 - index, date: new Date(at).toISOString() };
	});
}

interface Habits {
	/** Whether the second of `endDate` is among what comes. */
	isInclusive: boolean;
	hasMoreForEver: boolean;
	/** Entries at most, whatever is asked for. */
	largest: number;
}

const sent =
	(entries: Entry[], { isInclusive, hasMoreForEver, largest }: Habits): Serve =>
	({ limit, endDate }) => {
		const end = endDate === undefined ? Infinity : Date.parse(String(endDate));
		const fits = ({ date }: Entry) =>
			isInclusive ? Date.parse(date) <= end : Date.parse(date) < end;
		const fitting = entries.filter(fits);
		const items = fitting.slice(0, Math.min(Number(limit), largest));
		return { items, hasMore: hasMoreForEver || fitting.length > items.length };
	};

const bool = fc.boolean();
const gaps = fc.array(
	fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4000 })),
	{ maxLength: 700 },
);

describe('a list that knows dates only', () => {
	test('any history: each once, none missing, in order', async () => {
		await fc.assert(
			fc.asyncProperty(gaps, bool, bool, async (apart, isInclusive, hasMoreForEver) => {
				const entries = history(apart);
				const serve = sent(entries, { isInclusive, hasMoreForEver, largest: 1000 });
				const { ids, isCutOff } = await read(DATES, serve);
				expect(ids).toEqual(entries.map(({ id }) => id));
				expect(isCutOff).toBe(false);
			}),
			{ numRuns: 200 },
		);
	});

	test.each([true, false])(
		'500 entries, 60 of them in one second across an edge (inclusive: %s)',
		async (isInclusive) => {
			const entries = history(
				Array.from({ length: 500 }, (_, index) => (index > 70 && index <= 130 ? 0 : 60)),
			);
			const serve = sent(entries, { isInclusive, hasMoreForEver: true, largest: 100 });
			expect((await read(DATES, serve)).ids).toEqual(entries.map(({ id }) => id));
		},
	);

	test('500 entries of one second', async () => {
		const entries = history(Array.from({ length: 500 }, () => 0));
		const serve = sent(entries, { isInclusive: true, hasMoreForEver: false, largest: 1000 });
		expect((await read(DATES, serve)).ids).toEqual(entries.map(({ id }) => id));
	});

	test('a server that ignores the date ends it, and it says that there may be more', async () => {
		const entries = history(Array.from({ length: 500 }, () => 60));
		const serve: Serve = ({ limit }) => ({
			items: entries.slice(0, Math.min(100, Number(limit))),
			hasMore: true,
		});
		const { ids, asked, isCutOff } = await read(DATES, serve);
		expect([ids.length, isCutOff]).toEqual([100, true]);
		expect(asked.length).toBeLessThan(10);
	});

	test('a Limit asks for no more than that', async () => {
		const entries = history(Array.from({ length: 500 }, () => 60));
		const serve = sent(entries, { isInclusive: true, hasMoreForEver: true, largest: 100 });
		const { ids, asked } = await read(DATES, serve, undefined, 7);
		expect(ids).toEqual(entries.slice(0, 7).map(({ id }) => id));
		expect(asked).toEqual([{ limit: 7 }]);
	});
});

const all = history(Array.from({ length: 257 }, () => 1));
const SERVERS: Array<[string, Paging, Serve]> = [
	[
		'offset',
		{ style: 'offset', pageSize: 20 },
		({ limit, offset }) => {
			const list = all.slice(Number(offset), Number(offset) + Number(limit));
			return { list, hasMore: Number(offset) + list.length < all.length };
		},
	],
	[
		'marker',
		{ style: 'marker', pageSize: 20 },
		({ limit, marker = 0 }) => {
			const end = Number(marker) + Number(limit);
			const hasMore = end < all.length;
			return { list: all.slice(Number(marker), end), hasMore, nextMarker: hasMore ? end : null };
		},
	],
	[
		'marker that is never given',
		{ style: 'marker', pageSize: 20 },
		({ limit, offset = 0 }) => {
			const end = Number(offset) + Number(limit);
			return { list: all.slice(Number(offset), end), hasMore: end < all.length };
		},
	],
	...[true, false].map((isTold): [string, Paging, Serve] => [
		`last id, ${isTold ? 'told' : 'of the last entry'}`,
		{ style: 'lastId', pageSize: 10 },
		({ limit, last_id: lastId }) => {
			const from = all.findIndex(({ id }) => String(id) === lastId) + 1;
			const list = all.slice(from, from + Number(limit));
			const hasMore = from + list.length < all.length;
			return { list, hasMore, ...(isTold && hasMore ? { nextLastId: list.at(-1)?.id } : {}) };
		},
	]),
];

describe.each(SERVERS)('pages by %s', (_name, paging, serve) => {
	test('each once, none missing, in order, whichever page breaks', async () => {
		for (let broken = 0; broken < 30; broken += 7) {
			let count = 0;
			const { ids } = await read(paging, serve, () => count++ === broken);
			expect(ids).toEqual(all.map(({ id }) => id));
		}
	});

	test('a server that gives the same page for ever', async () => {
		const { ids, isCutOff } = await read(paging, () => ({ list: all.slice(0, 5), hasMore: true }));
		expect([ids.length, isCutOff]).toEqual([5, true]);
	});
});
