import { manyConnections } from '../../sandbox';
import { call, create, sandboxWith, useSandbox } from './client';

const its = useSandbox({ lists: 25, media: 90, connections: manyConnections(130), bucket: null });
const get = async (path: string) =>
	await call(its.sandbox, `/v2/${path}`, { connection: 'conn_001' });
const ids = ({ json }: { json: { list: Array<{ id: unknown }> } }) => json.list.map(({ id }) => id);

const LISTS = [
	['account/connections', 10, 100, 130],
	['access/users/lists', 10, 100, 25],
	['access/vault/media', 24, 40, 90],
	['access/self/release-forms', 10, 20, 12],
	['access/self/tagged-friend-users', 10, 20, 12],
] as const;

describe.each(LISTS)('%s', (path, standard, highest, total) => {
	test('comes in pages that hold every item once', async () => {
		const first = await get(path);
		expect(first.json).toMatchObject({ hasMore: true, list: { length: standard } });
		const seen = [];
		for (let more = true; more;) {
			const answer = await get(`${path}?limit=${highest}&offset=${seen.length}`);
			seen.push(...ids(answer));
			more = answer.json.hasMore;
		}
		expect(seen).toHaveLength(total);
		expect(new Set(seen).size).toBe(total);
		expect((await get(`${path}?offset=${total}`)).json).toEqual({ list: [], hasMore: false });
	});

	test.each([
		'limit=0',
		`limit=${highest + 1}`,
		'limit=ten',
		'limit=',
		'offset=-1',
		'limit=1&limit=2',
	])('refuses %s', async (query) => {
		const { status, json } = await get(`${path}?${query}`);
		expect([status, json.type]).toEqual([400, 'BAD_REQUEST']);
	});
});

test('whoami names the organisation', async () => {
	expect((await get('account/whoami')).json).toMatchObject({
		id: 'org_sandbox',
		name: 'Sandbox Agency',
		permissions: expect.arrayContaining(['messages:write']),
	});
});

test('connections can be told apart by status', async () => {
	const expired = await get('account/connections?status=expired&limit=1');
	expect(expired.json).toMatchObject({
		hasMore: true,
		list: [{ id: 'conn_016', status: 'expired', clientReferenceId: null, imported: false }],
	});
	expect((await get('account/connections?status=gone')).status).toBe(400);
});

test('user lists: words before numbers, names that need care, searched by name', async () => {
	expect(ids(await get('access/users/lists?limit=7'))).toEqual([
		'fans',
		'recent',
		'following',
		'rebill_off',
		'tagged',
		1001,
		1002,
	]);
	const whales = await get(`access/users/lists?query=${encodeURIComponent('WHALES</b> 🐳')}`);
	expect(whales.json).toMatchObject({
		hasMore: false,
		list: [{ id: 1001, name: 'VIP "gold" <b>whales</b> 🐳', usersCount: expect.any(Number) }],
	});
	const other = await call(its.sandbox, '/v2/access/users/lists', { connection: 'conn_002' });
	expect(other.json).not.toEqual((await get('access/users/lists')).json);
});

test('vault media: four types in turn, by type and by name', async () => {
	const { json } = await get('access/vault/media?limit=4');
	expect(json.list.map(({ type }: { type: string }) => type)).toEqual([
		'photo',
		'video',
		'gif',
		'audio',
	]);
	expect(json.list[0]).toMatchObject({
		id: 501,
		isReady: true,
		hasError: false,
		canView: true,
		files: { thumb: { url: expect.any(String) }, full: { url: expect.any(String) } },
	});
	expect(ids(await get('access/vault/media?mediaType=video&limit=2'))).toEqual([502, 506]);
	expect(ids(await get('access/vault/media?query=502'))).toEqual([502]);
	expect(ids(await get('access/vault/media?query=garden&limit=2'))).toEqual([502, 509]);
	expect((await get('access/vault/media?mediaType=film')).status).toBe(400);
});

test('people are searched by name', async () => {
	const form = await get('access/self/release-forms?search=ada');
	expect(form.json.list).toMatchObject([{ id: 301, partnerId: 80001, status: 'approved' }]);
	const friend = await get('access/self/tagged-friend-users?search=ada');
	expect(friend.json.list).toMatchObject([{ id: 401, user: { id: 80001 } }]);
});

test.each([
	['list', { list: expect.any(Array), hasMore: true }],
	['items', { items: expect.any(Array), hasMore: true }],
	['array', [{}, {}]],
] as const)('every list can come as %s', async (listsAs, expected) => {
	const sandbox = await sandboxWith({ listsAs });
	for (const path of ['account/connections', 'access/users/lists', 'access/subscribers']) {
		expect((await call(sandbox, `/v2/${path}?limit=2`)).json).toMatchObject(expected);
	}
	for (const text of ['a', 'b', 'c']) await create(sandbox, { text });
	const sent = await call(sandbox, '/v2/access/analytics/mass-messages/sent?limit=2');
	expect(sent.json).toMatchObject(expected);
	const member = '/v2/access/users/lists/1001/users/100001';
	expect((await call(sandbox, member, { method: 'POST' })).json).toMatchObject({
		list: { id: 1001 },
	});
});
