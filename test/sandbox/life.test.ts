import { call, CREATE, create, sandboxWith, useSandbox } from './client';

const HOUR = 3_600_000;
const SENT = '/v2/access/analytics/mass-messages/sent';
const start = Date.parse('2026-12-01T10:00:00Z');
const its = useSandbox({ now: () => start, bucket: null, subscribers: 1000 });

const get = async (path: string) => (await call(its.sandbox, path)).json;
const entry = async () => (await get(SENT)).items[0];

test('a message is queued, then sent to one fan after another, then seen and bought', async () => {
	await create(its.sandbox, { text: 'a', userLists: ['fans'], price: 9.5 });
	expect(await entry()).toMatchObject({ id: 7001, sentCount: 0, viewedCount: 0, price: '9.50' });
	its.sandbox.advance(3000);
	expect((await entry()).sentCount).toBe(400);
	its.sandbox.advance(2000);
	expect((await entry()).sentCount).toBe(800);
	const seen: number[][] = [];
	for (const hours of [1, 5, 100, 100]) {
		its.sandbox.advance(hours * HOUR);
		const { sentCount, viewedCount, purchasedCount } = await entry();
		seen.push([sentCount, viewedCount, purchasedCount]);
	}
	expect(seen).toEqual([
		[800, expect.any(Number), expect.any(Number)],
		[800, expect.any(Number), expect.any(Number)],
		seen[3],
		seen[3],
	]);
	expect(seen[0][1]).toBeLessThan(seen[1][1]);
	expect(seen[1][1]).toBeLessThan(seen[2][1]);
	expect(seen[2][2]).toBeGreaterThan(20);
	expect(seen[2][2]).toBeLessThan(seen[2][1]);
});

test('the same seed gives the same numbers, another one gives others', async () => {
	const numbers = async (seed: number) => {
		const sandbox = await sandboxWith({ seed, now: () => start, subscribers: 1000 });
		await create(sandbox, { text: 'a', price: 5 });
		sandbox.advance(10 * HOUR);
		const { json } = await call(sandbox, SENT);
		return [json.items[0].viewedCount, json.items[0].purchasedCount];
	};
	expect(await numbers(1)).toEqual(await numbers(1));
	expect(await numbers(1)).not.toEqual(await numbers(2));
});

test('who gets it: users and lists, without those of the lists left out; everyone where it names nobody', async () => {
	const audiences = [
		[{}, 800],
		[{ userIds: [1, 2, '3', 1] }, 3],
		[{ userIds: [1], userLists: ['fans'] }, 801],
		[{ userLists: ['fans', 'fans'], excludeUserLists: ['fans'] }, 0],
	] as const;
	for (const [body] of audiences) await create(its.sandbox, { text: 'a', ...body });
	its.sandbox.advance(HOUR);
	const { items } = await get(SENT);
	expect(items.map(({ sentCount }: { sentCount: number }) => sentCount).reverse()).toEqual(
		audiences.map(([, size]) => size),
	);
});

test('a scheduled one waits for its date and shows nowhere before', async () => {
	const scheduledDate = new Date(start + HOUR).toISOString();
	await create(its.sandbox, { text: 'later', scheduledDate });
	expect(await get(SENT)).toEqual({ hasMore: false, items: [] });
	its.sandbox.advance(HOUR - 1);
	expect((await get(SENT)).items).toEqual([]);
	its.sandbox.advance(1);
	expect(await entry()).toMatchObject({ date: '2026-12-01T11:00:00+00:00', sentCount: 0 });
});

test('a date in the past is none', async () => {
	const scheduledDate = new Date(start - HOUR).toISOString();
	await create(its.sandbox, { text: 'now', scheduledDate });
	expect(await entry()).toMatchObject({ date: '2026-12-01T10:00:00+00:00' });
});

test('an update replaces all of it, recipients and date too, until it goes', async () => {
	const scheduledDate = new Date(start + HOUR).toISOString();
	const first = { text: 'a', price: 5, userIds: [1], mediaItems: [501], scheduledDate };
	await create(its.sandbox, first);
	const path = `${CREATE}/7001`;
	const put = async (body: object) => await call(its.sandbox, path, { method: 'PUT', body });
	expect((await put({ text: 'b' })).json).toMatchObject({ id: 7001, isCanceled: false });
	expect(its.sandbox.messages).toMatchObject([{ id: 7001, body: { text: 'b' } }]);
	expect(await get(path)).toMatchObject({ text: '<p>b</p>', media: [], isFree: true });
	its.sandbox.advance(999);
	expect((await put({ text: 'c', userIds: [1, 2] })).status).toBe(200);
	its.sandbox.advance(5000);
	expect((await entry()).sentCount).toBe(2);
	expect(await put({ text: 'd' })).toMatchObject({ status: 400 });
	expect((await put({ text: 'd', sendTo: [1] })).json.error).toContain('body/sendTo');
});

test('buyers come in pages by marker or offset, each once, and more of them later', async () => {
	await create(its.sandbox, { text: 'a', price: 5 });
	const buyers = async (query: string) =>
		await get(`/v2/access/analytics/mass-messages/7001/buyers?${query}`);
	its.sandbox.advance(HOUR);
	const early = (await buyers('limit=20')).list;
	its.sandbox.advance(200 * HOUR);
	const { purchasedCount } = await entry();
	const ids: number[] = [];
	for (let marker: number | null = 0; marker !== null;) {
		const { list, nextMarker } = await buyers(`limit=20&marker=${marker}`);
		ids.push(...list.map(({ id }: { id: number }) => id));
		marker = nextMarker;
	}
	expect(ids).toHaveLength(purchasedCount);
	expect(new Set(ids).size).toBe(purchasedCount);
	expect(ids.slice(0, early.length)).toEqual(early.map(({ id }: { id: number }) => id));
	expect((await buyers('offset=20&limit=5')).list.map(({ id }: { id: number }) => id)).toEqual(
		ids.slice(20, 25),
	);
	expect((await call(its.sandbox, `${SENT.replace('sent', '7009')}/buyers`)).status).toBe(404);
});

test.each([1, 2, 8, 10, 48])('nobody of %d fans buys twice', async (size) => {
	const sandbox = await sandboxWith({
		now: () => start,
		life: { viewShare: 2, purchaseShare: 2, halfLifeMs: 1 },
	});
	const userIds = Array.from({ length: size }, (_, nth) => nth + 1);
	await create(sandbox, { userIds, price: 5 });
	sandbox.advance(HOUR);
	const path = '/v2/access/analytics/mass-messages/7001/buyers';
	const ids: number[] = [];
	for (let more = true; more;) {
		const { json } = await call(sandbox, `${path}?limit=20&offset=${ids.length}`);
		ids.push(...json.list.map(({ id }: { id: number }) => id));
		more = json.hasMore;
	}
	expect(ids.sort((one, other) => one - other)).toEqual(userIds);
});

test('the chart counts messages and purchases by day', async () => {
	await create(its.sandbox, { text: 'a', price: 5 });
	its.sandbox.advance(24 * HOUR);
	await create(its.sandbox, { text: 'b' });
	await create(its.sandbox, { text: 'c' });
	its.sandbox.advance(HOUR);
	const { purchasedCount } = (await get(SENT)).items.at(-1);
	const chart = await get(
		`/v2/access/analytics/mass-messages/chart?startDate=2026-12-01&endDate=2026-12-02T23:59:59Z`,
	);
	expect(chart.group_messages).toMatchObject({
		total: 3,
		delta: 3,
		chart: [{ count: 1 }, { count: 2 }],
	});
	expect(chart.group_messages_purchases.total).toBe(purchasedCount);
	expect(chart.direct_messages.total).toBe(0);
});

test('answers are dated by the clock, which a reset sets', async () => {
	const dated = async () => (await call(its.sandbox, '/v2/account/whoami')).headers.get('date');
	its.sandbox.advance(-HOUR);
	expect(await dated()).toBe('Tue, 01 Dec 2026 09:00:00 GMT');
	its.sandbox.reset();
	expect(await dated()).toBe('Tue, 01 Dec 2026 10:00:00 GMT');
});
