import type { SandboxOptions } from '../../sandbox';
import { call, sandboxWith, useSandbox } from './client';

const FANS = '/v2/access/subscribers';
const its = useSandbox({ subscribers: 100, bucket: null });

interface Fan {
	id: number;
	spending: { total: number; tips: number };
	subscription: { isActive: boolean; subscribedAt: string; renewedAt: string | null };
}

/** All pages of a query. */
async function all(query = '', sandbox = its.sandbox): Promise<Fan[]> {
	const fans: Fan[] = [];
	for (let more = true; more;) {
		const { status, json } = await call(
			sandbox,
			`${FANS}?limit=100&offset=${fans.length}&${query}`,
		);
		expect(status).toBe(200);
		expect(json.list.length).toBeLessThanOrEqual(20);
		fans.push(...json.list);
		more = json.hasMore;
	}
	return fans;
}

const idsOf = (fans: Fan[]) => fans.map(({ id }) => id);

test('by state; never more than twenty at once; always the same', async () => {
	const everyone = await all('type=all');
	expect(new Set(idsOf(everyone)).size).toBe(100);
	expect(await all('type=expired')).toHaveLength(20);
	const active = await all('type=active');
	expect(idsOf(active)).toEqual(idsOf(everyone.filter((fan) => fan.subscription.isActive)));
	expect(await all()).toEqual(active);
	expect(await all('type=all&query=u100005')).toMatchObject([{ id: 100_005 }]);
});

test('by a filter in brackets', async () => {
	const everyone = await all('type=all');
	const spenders = everyone.filter(({ spending }) => spending.total >= 200);
	expect(spenders.length).toBeGreaterThan(3);
	expect(spenders.length).toBeLessThan(90);
	expect(idsOf(await all('type=all&filter[total_spent]=200'))).toEqual(idsOf(spenders));
	const tippers = spenders.filter(({ spending }) => spending.tips >= 20);
	expect(idsOf(await all('type=all&filter[total_spent]=200&filter[tips]=20'))).toEqual(
		idsOf(tippers),
	);
	const online = await all('type=all&filter[online]=1');
	expect(online.length + (await all('type=all&filter[online]=false')).length).toBe(100);
});

test('by when they came', async () => {
	const dates = (fans: Fan[]) => fans.map(({ subscription }) => subscription.subscribedAt).sort();
	const middle = dates(await all('type=all'))[50];
	const late = await all(`type=latest&latestType=new&startDate=${middle}`);
	expect(late).toHaveLength(50);
	expect(dates(late)[0]).toBe(middle);
});

const dated = async (query: string, sandbox = its.sandbox) =>
	(await all(`type=latest&${query}`, sandbox)).map(({ id, subscription }) => ({
		id,
		subscribed: subscription.subscribedAt,
		renewed: subscription.renewedAt ?? '',
	}));

test('the latest come first: by subscription, by renewal, by either', async () => {
	const isDown = (dates: string[]) => expect(dates).toEqual([...dates].sort().reverse());
	const some = await dated('latestType=new');
	expect(some).toHaveLength(100);
	isDown(some.map(({ subscribed }) => subscribed));
	const renewals = await dated('latestType=renewals');
	expect(renewals).toHaveLength(25);
	isDown(renewals.map(({ renewed }) => renewed));
	const either = await dated('latestType=total');
	isDown(either.map(({ subscribed, renewed }) => (renewed > subscribed ? renewed : subscribed)));
	expect(await dated('')).toEqual(either);
	expect(either).not.toEqual(some);
});

test('somebody new subscribes, another one renews, a third is late', async () => {
	const now = Date.parse('2026-11-20T10:00:00.900Z');
	const sandbox = await sandboxWith({ now: () => now, bucket: null });
	const connectionId = 'conn_amber';
	const before = Date.parse('2026-11-02T00:00:00Z');
	const { id: newest } = sandbox.addSubscriber({ connectionId });
	const { id: renewed } = sandbox.addSubscriber({
		connectionId,
		at: before,
		renewedAt: now - 5000,
	});
	const { id: late } = sandbox.addSubscriber({ connectionId, at: before + 1000 });
	const ids = async (query: string) => (await dated(query, sandbox)).map(({ id }) => id);
	expect((await ids('latestType=new')).slice(0, 3)).toEqual([newest, late, renewed]);
	expect((await ids('latestType=renewals'))[0]).toBe(renewed);
	expect((await ids('latestType=total')).slice(0, 3)).toEqual([newest, renewed, late]);
	const from = 'startDate=2026-11-20T10:00:00.000Z';
	expect(await ids(`latestType=new&${from}`)).toEqual([newest]);
	expect(await ids(`latestType=new&startDate=2026-11-02T00:00:01Z&endDate=2026-11-19`)).toEqual([
		late,
	]);
	expect(await dated(`latestType=new&${from}`, sandbox)).toEqual([
		{ id: newest, subscribed: '2026-11-20T10:00:00.000Z', renewed: '' },
	]);
	expect((await all('type=active', sandbox)).map(({ id }) => id)).toContain(newest);
	expect(await all(`type=all&query=u${late}`, sandbox)).toHaveLength(1);
	expect((await call(sandbox, `/v2/access/users/${newest}`)).json).toMatchObject({ id: newest });
	const { json } = await call(sandbox, '/v2/access/users/lists/fans');
	expect(json.usersCount).toBe(48 + 3);
	expect((await call(sandbox, FANS, { connection: 'conn_bella' })).text).not.toContain(
		`u${newest}`,
	);
	expect(() => sandbox.addSubscriber({ connectionId: 'conn_none' })).toThrow('conn_none');
	sandbox.reset();
	expect(await all('type=all', sandbox)).toHaveLength(60);
});

test('a subscription of long ago is over', async () => {
	const sandbox = await sandboxWith({ subscribers: 0 });
	const { id } = sandbox.addSubscriber({
		connectionId: 'conn_amber',
		at: Date.now() - 40 * 86_400_000,
	});
	expect(await all('type=active', sandbox)).toEqual([]);
	expect(await all('type=expired', sandbox)).toMatchObject([{ id }]);
});

test('pages of the latest go on by offset', async () => {
	const sandbox = await sandboxWith({ bucket: null });
	for (let nth = 0; nth < 25; nth += 1) sandbox.addSubscriber({ connectionId: 'conn_amber' });
	const found = await dated('latestType=new&startDate=2026-11-02', sandbox);
	expect(new Set(found.map(({ id }) => id)).size).toBe(25);
});

test('other types know no dates', async () => {
	const everyone = await all('type=all');
	expect(await all('type=all&startDate=2030-01-01&endDate=soon')).toEqual(everyone);
	const { json } = await call(its.sandbox, `${FANS}?type=latest&endDate=soon`);
	expect(json).toMatchObject({ type: 'BAD_REQUEST' });
});

test.each([
	'filter=10',
	'filter={"total_spent":10}',
	'total_spent=10',
	'filter.total_spent=10',
	'filter[spent]=10',
	'filter[total_spent]=much',
	'filter[online]=yes',
	'type=gone',
	'limit=101',
])('refuses %s', async (query) => {
	expect((await call(its.sandbox, `${FANS}?${encodeURI(query)}`)).status).toBe(400);
});

test.each([
	['ignores', 200, 10],
	['refuses', 400, undefined],
] as const)(
	'a sandbox that %s filters',
	async (filters: SandboxOptions['filters'], expected, found) => {
		const sandbox = await sandboxWith({ filters });
		const { status, json } = await call(sandbox, `${FANS}?filter[total_spent]=99999`);
		expect([status, json.list?.length]).toEqual([expected, found]);
		expect((await call(sandbox, FANS)).status).toBe(200);
	},
);

test('a note, a name and a discount stay with the fan, at this connection', async () => {
	const put = async (path: string, body: object) =>
		await call(its.sandbox, `${FANS}/${path}`, { method: 'PUT', body });
	await put('100002/note', { notice: 'Likes cats' });
	await put('100002/custom-name', { displayName: 'Whale' });
	await put('100002/discount', { discount: 25, period: 3 });
	expect(await all('query=whale')).toMatchObject([
		{ id: 100_002, displayName: 'Whale', subscription: { discountPercent: 25, discountPeriod: 3 } },
	]);
	const { json } = await call(its.sandbox, '/v2/access/users/100002');
	expect(json).toMatchObject({ notice: 'Likes cats', displayName: 'Whale' });
	const other = await call(its.sandbox, '/v2/access/users/u100002', { connection: 'conn_bella' });
	expect(other.json).toMatchObject({ id: 100_002, notice: '', displayName: '' });
	expect((await put('100002/discount', { discount: 4, period: 3 })).status).toBe(400);
	expect((await put('100002/discount', { discount: 10, duration: 3 })).status).toBe(400);
	expect((await put('100101/note', { notice: 'x' })).status).toBe(404);
});
