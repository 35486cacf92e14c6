import type { Sandbox, SandboxOptions } from '../../sandbox';
import { call, sandboxWith } from './client';

const HOUR = 3_600_000;
const ANALYTICS = '/v2/access/analytics/mass-messages';
const start = Date.parse('2026-12-01T10:00:00Z');
const connectionId = 'conn_amber';
const massMessageId = 7001;

interface Page {
	list: Array<{ id: number }>;
	hasMore: boolean;
	nextMarker: number | null;
}

/** A sandbox with one mass message, and what can be asked of it. */
async function sold(life: SandboxOptions['life'], body: object = { price: 5 }) {
	const sandbox = await sandboxWith({ life, now: () => start, bucket: null, subscribers: 300 });
	sandbox.addMessage({ connectionId, body: { text: 'a', ...body } });
	const page = async (query = ''): Promise<Page> =>
		(await call(sandbox, `${ANALYTICS}/${massMessageId}/buyers?${query}`)).json;
	return {
		sandbox,
		page,
		buy: (userId: number) => sandbox.buy({ connectionId, massMessageId, userId }),
		entry: async () => (await call(sandbox, `${ANALYTICS}/sent`)).json.items[0],
	};
}

const idsOf = ({ list }: Page) => list.map(({ id }) => id);

/** All pages, by marker or by offset, `between` being done before each but the first. */
async function all(page: (query: string) => Promise<Page>, by = 'marker', between = () => {}) {
	const found: number[] = [];
	for (let next = 'limit=7'; ;) {
		const one = await page(next);
		found.push(...idsOf(one));
		if (!one.hasMore) return found;
		between();
		next = `limit=7&${by}=${by === 'marker' ? one.nextMarker : found.length}`;
	}
}

/** Forty hours in which fans buy by themselves, and one does every ten hours because he is told to. */
async function fortyHours({ sandbox, buy }: { sandbox: Sandbox; buy: (id: number) => void }) {
	for (let nth = 0; nth < 4; nth += 1) {
		sandbox.advance(nth === 0 ? HOUR / 6 : 10 * HOUR);
		buy(900 + nth);
	}
}

test('with no purchases by themselves, those who are told to buy are all, in their order', async () => {
	const { sandbox, page, buy, entry } = await sold({ purchaseShare: 0 });
	sandbox.advance(100 * HOUR);
	expect(await entry()).toMatchObject({ purchasedCount: 0, canSendMessageToBuyers: false });
	for (const id of [100_009, 100_002, 5, 100_009]) buy(id);
	expect(await entry()).toMatchObject({ purchasedCount: 3, canSendMessageToBuyers: true });
	expect(idsOf(await page())).toEqual([100_009, 100_002, 5]);
	const { json } = await call(sandbox, `${ANALYTICS}/sent`, { connection: 'conn_bella' });
	expect(json.items).toEqual([]);
});

test('a message that nobody has got yet is bought all the same', async () => {
	const { buy, entry } = await sold({ purchaseShare: 0 });
	buy(1);
	expect(await entry()).toMatchObject({ sentCount: 1, viewedCount: 1, purchasedCount: 1 });
});

test('they stand beside the others by time; whoever has bought stays in place', async () => {
	const its = await sold({});
	its.sandbox.advance(HOUR);
	const early = await all(its.page);
	expect(early.length).toBeGreaterThan(5);
	its.buy(900);
	expect(await all(its.page)).toEqual([...early, 900]);
	its.sandbox.advance(50 * HOUR);
	const later = await all(its.page);
	expect(later.slice(0, early.length + 1)).toEqual([...early, 900]);
	expect(later.length).toBeGreaterThan(early.length + 5);
	expect((await its.entry()).purchasedCount).toBe(later.length);
	expect(await all(its.page, 'offset')).toEqual(later);
});

test('a fan buys once: early by order or later by himself, or the other way round', async () => {
	const plain = await sold({});
	plain.sandbox.advance(100 * HOUR);
	const seeded = await all(plain.page);
	const [last] = seeded.slice(-1);

	const early = await sold({});
	early.buy(last);
	expect((await early.entry()).purchasedCount).toBe(1);
	early.sandbox.advance(100 * HOUR);
	expect(await all(early.page)).toEqual([last, ...seeded.slice(0, -1)]);
	expect((await early.entry()).purchasedCount).toBe(seeded.length);

	plain.buy(seeded[0]);
	expect(await all(plain.page)).toEqual(seeded);
	expect((await plain.entry()).purchasedCount).toBe(seeded.length);
});

test.each([
	['oldestFirst', (ids: number[]) => ids],
	['newestFirst', (ids: number[]) => [...ids].reverse()],
	['byId', (ids: number[]) => [...ids].sort((one, other) => one - other)],
] as const)('buyers come %s, by marker and by offset', async (buyersOrder, ordered) => {
	const usual = await sold({});
	const its = await sold({ buyersOrder });
	await fortyHours(usual);
	await fortyHours(its);
	const expected = ordered(await all(usual.page));
	expect(expected.length).toBeGreaterThan(20);
	expect(await all(its.page)).toEqual(expected);
	expect(await all(its.page, 'offset')).toEqual(expected);
});

test.each(['oldestFirst', 'newestFirst', 'byId'] as const)(
	'%s, pages by marker lose nobody while more buy',
	async (buyersOrder) => {
		const its = await sold({ buyersOrder });
		await fortyHours(its);
		const before = await all(its.page);
		let next = 500;
		const found = await all(its.page, 'marker', () => its.buy((next += 1)));
		expect(new Set(found).size).toBe(found.length);
		expect(found).toEqual(expect.arrayContaining(before));
	},
);

test('a chart counts them from when they bought', async () => {
	const { sandbox, buy } = await sold({ purchaseShare: 0 });
	sandbox.advance(49 * HOUR);
	buy(1);
	const query = 'startDate=2026-12-01T00:00:00Z&endDate=2026-12-04T00:00:00Z';
	const { json } = await call(sandbox, `${ANALYTICS}/chart?${query}`);
	const { chart, total } = json.group_messages_purchases;
	expect(total).toBe(1);
	expect(chart.map(({ count }: { count: number }) => count)).toEqual([0, 0, 1]);
});

test('another message, an unknown one, a reset', async () => {
	const { sandbox, buy, entry } = await sold({ purchaseShare: 0 });
	buy(1);
	const { id } = sandbox.addMessage({ connectionId, body: { text: 'b', price: 3 } });
	expect(await entry()).toMatchObject({ id, purchasedCount: 0 });
	const unknown = { connectionId: 'conn_bella', massMessageId, userId: 1 };
	expect(() => sandbox.buy(unknown)).toThrow('conn_bella has no mass message 7001');
	sandbox.reset();
	sandbox.addMessage({ connectionId, body: { text: 'a', price: 5 } });
	expect(await entry()).toMatchObject({ id: 7001, purchasedCount: 0 });
});
