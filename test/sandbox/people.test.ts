import { call, create, useSandbox } from './client';

const USERS = '/v2/access/users';
const its = useSandbox({ bucket: null });

const send = async (method: string, path: string, body?: object) =>
	await call(its.sandbox, path, { method, body });
const get = async (path: string) => (await call(its.sandbox, path)).json;
const ids = (users: Array<{ id: number }>) => users.map(({ id }) => id);

test('users by id, by name, several at once, and by search', async () => {
	expect(await get(`${USERS}/100001`)).toEqual(await get(`${USERS}/u100001`));
	expect((await call(its.sandbox, `${USERS}/5`)).status).toBe(404);
	const some = await get(`${USERS}/list?userIds=100001,5,200001`);
	expect(ids(some.users)).toEqual([100_001, 200_001]);
	expect(ids((await get(`${USERS}/list?userIds=100001&userIds=100002`)).users)).toHaveLength(2);
	const eleven = Array.from({ length: 11 }, (_, nth) => 100_001 + nth).join();
	for (const query of [`userIds=${eleven}`, 'userIds=', '']) {
		expect(await get(`${USERS}/list?${query}`)).toMatchObject({ type: 'BAD_REQUEST' });
	}
	expect(ids(await get(`${USERS}/search?query=u20000`))).toHaveLength(9);
	expect(ids(await get(`${USERS}/search?limit=50&offset=50`))).toHaveLength(10);
});

test("a creator's posts go on from the marker of the last", async () => {
	const path = `${USERS}/200001/posts?limit=10`;
	const seen: number[] = [];
	for (let marker = ''; ;) {
		const { list, hasMore, tailMarker } = await get(path + marker);
		seen.push(...ids(list));
		marker = `&beforePublishTime=${tailMarker}`;
		if (!hasMore) break;
	}
	expect(new Set(seen).size).toBe(25);
	expect((await get(`${USERS}/100001/posts`)).list).toEqual([]);
});

test('a user is restricted and let in again, as often as it is asked', async () => {
	const path = `${USERS}/100001/restrict`;
	const restricted = async () => ids((await get(`${USERS}/restrict`)).list);
	await send('POST', path);
	expect((await send('POST', path)).status).toBe(200);
	expect(await restricted()).toEqual([100_001]);
	expect(await get(`${USERS}/100001`)).toMatchObject({ isRestricted: true });
	await send('DELETE', path);
	expect((await send('DELETE', path)).status).toBe(200);
	expect(await restricted()).toEqual([]);
	expect((await send('POST', `${USERS}/5/restrict`)).status).toBe(404);
	expect(ids((await get(`${USERS}/blocked`)).list)).toHaveLength(3);
});

test('subscriptions: by state and filter, counted, and their past', async () => {
	const path = '/v2/access/subscriptions';
	expect((await get(`${path}?limit=50`)).list).toHaveLength(15);
	expect((await get(`${path}?type=expired&limit=50`)).list).toHaveLength(5);
	const paid = (await get(`${path}?filter[paid]=1&limit=50`)).list;
	for (const { subscriptionPrice } of paid) expect(subscriptionPrice).toBeGreaterThan(0);
	expect(paid).toHaveLength(7);
	expect(await get(`${path}/count`)).toMatchObject({
		subscriptions: { active: 10, expired: 5, all: 15 },
		subscribers: { active: 48, expired: 12, all: 60 },
	});
	expect((await get(`${path}/200001/history?all=1`)).list).toHaveLength(3);
	expect((await call(its.sandbox, `${path}/5/history`)).status).toBe(404);
});

test('an invalidated connection has expired, until a reset', async () => {
	const path = '/v2/account/connections/conn_bella/invalidate';
	expect(await send('POST', path)).toMatchObject({ status: 204, text: '' });
	expect((await send('POST', path)).status).toBe(204);
	const refused = await create(its.sandbox, undefined, { connection: 'conn_bella' });
	expect([refused.status, refused.json.type]).toEqual([401, 'SESSION_EXPIRED']);
	const expired = await get('/v2/account/connections?status=expired');
	expect(ids(expired.list)).toEqual(['conn_bella', 'conn_dana']);
	expect((await send('POST', '/v2/account/connections/none/invalidate')).status).toBe(404);
	its.sandbox.reset();
	expect((await create(its.sandbox, undefined, { connection: 'conn_bella' })).status).toBe(200);
});

test('a login link is for a new creator, or for one that is there', async () => {
	const link = async (body: object) => await send('POST', '/v2/link/init', body);
	const { json } = await link({ connectionId: 'conn_dana', redirectUrl: 'https://example.com/a' });
	expect(json.url).toMatch(/^https:\/\//);
	expect(Date.parse(json.expiresAt)).toBeGreaterThan(Date.now());
	expect((await link({})).json.url).not.toBe(json.url);
	expect((await link({ connectionId: 'none' })).status).toBe(404);
	expect((await link({ redirectUrl: 'nowhere' })).status).toBe(400);
	expect((await link({ geolocation: { city: 'Rome' } })).status).toBe(400);
});
