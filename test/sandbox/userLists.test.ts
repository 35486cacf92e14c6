import { call, create, sandboxWith, useSandbox } from './client';

const LISTS = '/v2/access/users/lists';
const its = useSandbox({ members: 20_000, refusedUsers: [100_003], bucket: null });

const send = async (method: string, path: string, body?: object, connection?: string) =>
	await call(its.sandbox, path, { method, body, connection });
const get = async (path: string) => (await call(its.sandbox, path)).json;

test('a list is made, renamed, named by a message and gone again, for its connection only', async () => {
	const { json } = await send('POST', LISTS, { name: 'Buyers' });
	expect(json).toMatchObject({ id: 1008, type: 'custom', name: 'Buyers', usersCount: 0 });
	expect(its.sandbox.received[0].createdId).toBe(1008);
	expect((await send('POST', LISTS, { name: 'Buyers' })).json.id).toBe(1009);
	const path = `${LISTS}/1008`;
	expect((await send('PATCH', path, { name: 'Whales' })).json.name).toBe('Whales');
	expect(await get(`${LISTS}?query=whales&limit=1`)).toMatchObject({ hasMore: true });
	expect(await get(path)).toMatchObject({ id: 1008, name: 'Whales' });
	expect((await create(its.sandbox, { userLists: [1008] })).status).toBe(200);
	expect((await call(its.sandbox, path, { connection: 'conn_bella' })).status).toBe(404);
	expect((await send('DELETE', path)).json).toEqual({});
	expect((await send('DELETE', path)).status).toBe(404);
	expect((await create(its.sandbox, { userLists: [1008] })).status).toBe(400);
	its.sandbox.reset();
	expect((await get(`${LISTS}?limit=100`)).list).toHaveLength(12);
});

test.each([
	['PATCH', 'fans', { name: 'x' }, 400],
	['DELETE', 'recent', undefined, 400],
	['PATCH', '1001', { name: '' }, 400],
	['PATCH', '1001', { name: 'x', colour: 'red' }, 400],
	['POST', 'fans/users/100001', undefined, 400],
	['POST', '1001/users/5', undefined, 404],
	['POST', '999/users/100001', undefined, 404],
	['DELETE', '1001/users/5', undefined, 404],
	['POST', '1001/users/100001', { userId: 100_001 }, 400],
])('%s %s %j is refused with %d', async (method, path, body, status) => {
	expect((await send(method, `${LISTS}/${path}`, body)).status).toBe(status);
});

test('twenty thousand members come in two hundred pages, each once, in order', async () => {
	const ids: number[] = [];
	for (let offset: number | undefined = 0; offset !== undefined;) {
		const page = await get(`${LISTS}/1001/users?limit=100&offset=${offset}`);
		ids.push(...page.list.map(({ id }: { id: number }) => id));
		offset = page.nextOffset;
	}
	expect(ids).toHaveLength(20_000);
	expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
	expect((await get(`${LISTS}/1001`)).usersCount).toBe(20_000);
});

test('a user is added, as often as it is asked, and removed once', async () => {
	const { json: list } = await send('POST', LISTS, { name: 'Buyers' });
	const user = `${LISTS}/${list.id}/users/100001`;
	for (let time = 0; time < 2; time += 1) {
		expect((await send('POST', user)).json).toMatchObject({
			list: { id: list.id, usersCount: 1 },
			userState: { hasUser: true, canAddUser: true, cannotAddUserReason: null },
		});
	}
	expect((await get(`${LISTS}/${list.id}/users`)).list).toMatchObject([{ id: 100_001 }]);
	expect((await get('/v2/access/users/100001')).lists).toContainEqual(
		expect.objectContaining({ id: list.id }),
	);
	expect((await send('DELETE', user)).json).toEqual({ list: [], hasMore: false });
	expect((await send('DELETE', user)).status).toBe(404);
});

test('a refused user is not added, and only the answer says so', async () => {
	await send('POST', LISTS, { name: 'Buyers' });
	const { status, json } = await send('POST', `${LISTS}/1008/users/100003`);
	expect([status, json.userState]).toMatchObject([200, { hasUser: false, canAddUser: false }]);
	expect((await get(`${LISTS}/1008`)).usersCount).toBe(0);
	const several = await send('POST', '/v2/access/users/100002/lists', { listIds: [1008, 77] });
	expect(several.json).toEqual({
		success: [{ listId: 1008, success: true }],
		errors: [{ listId: 77, error: expect.any(String) }],
	});
});

test('it can be told not to look who is there', async () => {
	const sandbox = await sandboxWith({ checksIds: false });
	const { status } = await call(sandbox, `${LISTS}/1001/users/5`, { method: 'POST' });
	expect(status).toBe(200);
});
