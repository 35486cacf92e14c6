import type { SandboxOptions } from '../../sandbox';
import { call, sandboxWith, useSandbox } from './client';
import { allFans, type Fan, FANS } from './fans';

const its = useSandbox({ subscribers: 100, bucket: null });

const all = async (query = '') => await allFans(its.sandbox, query);
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
