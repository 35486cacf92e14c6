import { call, sandboxWith, useSandbox } from './client';

const CHATS = '/v2/access/chats';
const start = Date.parse('2026-12-01T10:00:00Z');
const its = useSandbox({ now: () => start, chats: 45, chatLength: 25, bucket: null });

const get = async (path: string, connection?: string) =>
	(await call(its.sandbox, path, { connection })).json;
const send = async (userId: number, body: unknown, connection?: string) =>
	await call(its.sandbox, `${CHATS}/${userId}/messages`, { method: 'POST', body, connection });
const ids = ({ list }: { list: Array<{ id: number }> }) => list.map(({ id }) => id);
const withs = ({ list }: { list: Array<{ withUser: { id: number } }> }) =>
	list.map(({ withUser }) => withUser.id);

test('chats come in pages, the latest first, by filter, name and list', async () => {
	const first = await get(`${CHATS}?limit=20`);
	expect(first).toMatchObject({ hasMore: true, nextOffset: 20 });
	expect(withs(first).slice(0, 3)).toEqual([100_001, 100_002, 100_003]);
	expect(withs(await get(`${CHATS}?limit=20&offset=40`))).toHaveLength(5);
	expect(withs(await get(`${CHATS}?order=old&limit=1`))).toEqual([100_045]);
	const { list } = await get(`${CHATS}?filter=unread&limit=20`);
	expect(list).toHaveLength(15);
	for (const { unreadMessagesCount } of list) expect(unreadMessagesCount).toBeGreaterThan(0);
	expect(withs(await get(`${CHATS}?query=u100007`))).toEqual([100_007]);
	expect(withs(await get(`${CHATS}?userListId=1001&limit=2`))).toEqual([100_006, 100_007]);
	expect(await get(`${CHATS}?userListId=77`)).toMatchObject({ type: 'BAD_REQUEST' });
});

test('messages come newest first and go on from last_id', async () => {
	const path = `${CHATS}/100001/messages`;
	const seen: number[] = [];
	for (let more = true; more;) {
		const last = seen.at(-1);
		const page = await get(`${path}?limit=10${last ? `&last_id=${last}` : ''}`);
		seen.push(...ids(page));
		more = page.hasMore;
	}
	expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one));
	expect(seen).toHaveLength(25);
	expect(ids(await get(`${path}?first_id=${seen[2]}`))).toEqual(seen.slice(0, 2));
	for (const query of ['lastId=5', 'limit=11']) {
		expect(await get(`${path}?${query}`)).toMatchObject({ type: 'BAD_REQUEST' });
	}
});

test('the media of a chat', async () => {
	const photos = await get(`${CHATS}/100001/media?type=photos&limit=100`);
	expect(photos.list.length).toBeGreaterThan(0);
	for (const { media } of photos.list) expect(['photo', 'gif']).toContain(media[0].type);
	expect(ids(await get(`${CHATS}/100001/media?opened=0`))).toEqual([]);
});

test('a message goes to one fan, is on record, and comes first from then on', async () => {
	const body = { text: '**Hi**', mediaItems: [501], price: 4 };
	const { json } = await send(100_030, body);
	expect(json).toMatchObject({ id: 8_000_001, text: '<p><strong>Hi</strong></p>', isFree: false });
	const connectionId = 'conn_amber';
	expect(its.sandbox.chatMessages).toEqual([
		{ id: 8_000_001, at: start, connectionId, userId: 100_030, body },
	]);
	expect(its.sandbox.received[0]).toMatchObject({ createdId: 8_000_001 });
	expect(its.sandbox.messages).toEqual([]);
	expect(withs(await get(`${CHATS}?limit=1`))).toEqual([100_030]);
	expect(ids(await get(`${CHATS}/100030/messages?limit=1`))).toEqual([8_000_001]);
	expect(withs(await get(`${CHATS}?limit=1`, 'conn_bella'))).toEqual([100_001]);
	await send(100_900, { text: 'new' });
	expect(ids(await get(`${CHATS}/100900/messages`))).toEqual([8_000_002]);
});

test.each([
	[{ text: 'a', userIds: [5] }, 400],
	[{ text: 'a', scheduledDate: '2027-01-01T00:00:00Z' }, 400],
	[{ text: 'a', mediaItems: [512] }, 400],
	[{ price: 201 }, 400],
])('refuses to send %j', async (body, status) => {
	expect((await send(100_001, body)).status).toBe(status);
	expect(its.sandbox.chatMessages).toEqual([]);
});

test('nobody there is a 404', async () => {
	expect((await send(5, { text: 'a' })).status).toBe(404);
});

test('a message is unsent once, for a day, and only with its fan', async () => {
	await send(100_001, { text: 'a' });
	await send(100_001, { text: 'b' });
	const unsend = async (id: number, withUserId: unknown = 100_001) =>
		await call(its.sandbox, `${CHATS}/100001/messages/${id}`, {
			method: 'DELETE',
			body: withUserId === null ? undefined : { withUserId },
		});
	expect((await unsend(8_000_001, 100_002)).status).toBe(400);
	expect((await unsend(8_000_001, null)).status).toBe(400);
	expect((await unsend(8_000_001, '100001')).json).toEqual({ success: true });
	expect(its.sandbox.chatMessages.map(({ canceledAt }) => canceledAt)).toEqual([start, undefined]);
	expect((await unsend(8_000_001)).status).toBe(404);
	its.sandbox.advance(86_400_000);
	expect((await unsend(8_000_002)).json).toEqual({ success: false });
	expect(ids(await get(`${CHATS}/100001/messages?limit=1`))).toEqual([8_000_002]);
});

test('a chat too long for its ids is refused', async () => {
	await expect(sandboxWith({ chatLength: 1001 })).rejects.toThrow(RangeError);
});

test('a pace can be asked for, per connection', async () => {
	const sandbox = await sandboxWith({ chatPaceMs: 3000, now: () => start });
	const say = async (connection?: string) =>
		await call(sandbox, `${CHATS}/100001/messages`, {
			method: 'POST',
			body: { text: 'a' },
			connection,
		});
	expect((await say()).status).toBe(200);
	sandbox.advance(2999);
	expect((await say()).json.error).toContain('allow 3 seconds');
	expect((await say('conn_bella')).status).toBe(200);
	sandbox.advance(1);
	expect((await say()).status).toBe(200);
});
