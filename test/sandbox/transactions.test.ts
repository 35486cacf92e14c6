import type { ShownTransaction } from '../../sandbox';
import { call, sandboxWith, useSandbox } from './client';

const TRANSACTIONS = '/v2/access/earnings/transactions';
const start = Date.parse('2026-12-01T10:00:00.700Z');
const connectionId = 'conn_amber';
const its = useSandbox({ now: () => start, bucket: null });

interface Page {
	list: ShownTransaction[];
	hasMore: boolean;
	nextMarker: number | null;
}

const get = async (query = '', sandbox = its.sandbox): Promise<Page> =>
	(await call(sandbox, `${TRANSACTIONS}?${query}`)).json;
const ids = ({ list }: Page) => list.map(({ id }) => id);
const countedFrom = (first: number, last: number) =>
	Array.from({ length: 1 + first - last }, (_, index) => `tx_${first - index}`);

/** All pages, `between` being done before each but the first. */
async function all(query = '', between = () => {}, sandbox = its.sandbox): Promise<string[]> {
	const first = await get(query, sandbox);
	const found = ids(first);
	for (let marker = first.nextMarker; marker !== null;) {
		between();
		const page = await get(`${query}&marker=${marker}`, sandbox);
		found.push(...ids(page));
		marker = page.nextMarker;
	}
	return found;
}

test('thirty from before the start, newest first, twenty at once, always the same', async () => {
	const first = await get();
	expect(first).toMatchObject({ hasMore: true, nextMarker: 11 });
	expect(ids(first)).toEqual(countedFrom(30, 11));
	expect(await get('marker=11')).toMatchObject({ hasMore: false, nextMarker: null });
	expect(await all()).toEqual(countedFrom(30, 1));
	const dates = first.list.map(({ createdAt }) => createdAt);
	expect(dates).toEqual([...dates].sort().reverse());
	expect(dates[0] < '2026-12-01T10:00:00').toBe(true);
	for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
	its.sandbox.advance(1000);
	expect((await get()).list).toEqual(first.list);
	const other = await sandboxWith({ now: () => start, seed: 2 });
	expect((await get('', other)).list).not.toEqual(first.list);
});

test('as many as it is told, in pages of the size it is told', async () => {
	const few = await sandboxWith({ transactions: 7, transactionsPage: 3 });
	expect(ids(await get('', few))).toEqual(countedFrom(7, 5));
	expect(await all('', undefined, few)).toEqual(countedFrom(7, 1));
	const none = await sandboxWith({ transactions: 0 });
	expect(await get('', none)).toEqual({ list: [], hasMore: false, nextMarker: null });
});

test('a new one comes first, at its connection only, and pages stay', async () => {
	const added = its.sandbox.addTransaction({
		connectionId,
		type: 'tips',
		tipsSource: 'story',
		userId: 100_007,
		gross: 12.5,
	});
	expect(added).toMatchObject({
		id: 'tx_31',
		type: 'tips',
		createdAt: '2026-12-01T10:00:00+00:00',
		amounts: { gross: 12.5, fee: 2.5, net: 10 },
		status: 'loading',
		payoutPendingDays: 7,
		user: { id: 100_007, username: 'u100007' },
	});
	expect((await get()).list[0]).toEqual(added);
	const other = await call(its.sandbox, TRANSACTIONS, { connection: 'conn_bella' });
	expect(ids(other.json)[0]).toBe('tx_30');
	const found = await all('', () => its.sandbox.addTransaction({ connectionId }));
	expect(found).toEqual(countedFrom(31, 1));
	expect(() => its.sandbox.addTransaction({ connectionId: 'conn_none' })).toThrow('conn_none');
	its.sandbox.reset();
	expect(ids(await get())[0]).toBe('tx_30');
});

test('a late one stands where its date belongs', async () => {
	const { list } = await get();
	its.sandbox.addTransaction({ connectionId, at: Date.parse(list[2].createdAt) });
	expect(ids(await get()).slice(0, 4)).toEqual(['tx_30', 'tx_29', 'tx_31', 'tx_28']);
});

test('by date, at or after it; on every page', async () => {
	const { list } = await get();
	const from = encodeURIComponent(list[2].createdAt);
	expect(ids(await get(`startDate=${from}`))).toEqual(countedFrom(30, 28));
	expect(ids(await get(`startDate=${from}&marker=30`))).toEqual(countedFrom(29, 28));
	const later = new Date(Date.parse(list[2].createdAt) + 1).toISOString();
	expect(ids(await get(`startDate=${later}`))).toEqual(countedFrom(30, 29));
	expect(await get('startDate=soon')).toMatchObject({ type: 'BAD_REQUEST' });
});

test('by kind, and tips by their source', async () => {
	its.sandbox.addTransaction({ connectionId, type: 'tips', tipsSource: 'chat' });
	its.sandbox.addTransaction({ connectionId, type: 'tips', tipsSource: 'story' });
	const kinds = ['subscribes', 'chat_messages', 'post', 'stream', 'tips'];
	const found = await Promise.all(kinds.map(async (type) => await get(`type=${type}`)));
	found.forEach(({ list }, index) => {
		expect(new Set(list.map(({ type }) => type))).toEqual(new Set([kinds[index]]));
	});
	expect(found.flatMap(ids)).toHaveLength(32);
	const fromChats = ids(await get('type=tips&tipsSource=chat'));
	expect(fromChats).toContain('tx_31');
	expect(fromChats).not.toContain('tx_32');
	expect(ids(await get('tipsSource=chat'))).toEqual(ids(await get()));
});

test('money waits a week', async () => {
	its.sandbox.addTransaction({ connectionId });
	its.sandbox.advance(3 * 86_400_000);
	expect((await get()).list[0]).toMatchObject({ status: 'loading', payoutPendingDays: 4 });
	its.sandbox.advance(4 * 86_400_000);
	expect((await get()).list[0]).toMatchObject({ status: 'done', payoutPendingDays: 0 });
});

test.each([
	'marker=31',
	'marker=x',
	'type=gift',
	'tipsSource=mail',
	'limit=5',
	'endDate=2026-01-01',
])('refuses %s', async (query) => {
	expect(await get(query)).toMatchObject({ type: 'BAD_REQUEST' });
});
