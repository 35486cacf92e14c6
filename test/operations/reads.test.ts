import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { manyConnections, type Sandbox, type SandboxOptions } from '../../sandbox';
import { credentialsFor, hintsOf, send, wordsOf } from '../actions/support';
import { call, sandboxWith, useSandbox } from '../sandbox/client';

const its = useSandbox({ bucket: null });

const byId = (value: number | string) => ({ __rl: true, mode: 'id', value });
const FAN = byId(100_001);
const CREATOR = byId(200_001);

/** Runs one operation against a sandbox. */
async function use(
	name: string,
	parameters: INodeParameters = {},
	{
		sandbox = its.sandbox,
		items,
	}: { sandbox?: Sandbox; items?: Array<{ [name: string]: never }> } = {},
) {
	const [resource, operation] = name.split('.');
	return await send(sandbox, { parameters: { resource, operation, ...parameters }, items });
}

const some = async (options: SandboxOptions) => await sandboxWith({ bucket: null, ...options });
const jsonOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);
const idsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);
const queries = ({ received }: Sandbox = its.sandbox) => received.map(({ query }) => query);
const asked = ({ received }: Sandbox = its.sandbox) =>
	received.map(({ method, path, body }) => ({ method, path, body }));
const all = { returnAll: true };
/** What a page was asked with beside its place in the list. */
const withoutPage = (query: object) =>
	Object.fromEntries(Object.entries(query).filter(([name]) => !['limit', 'offset'].includes(name)));

describe('Chat → Get Many', () => {
	const usersOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.userId);

	test('simplified: with whom, what is unread, what was said last and by whom', async () => {
		const { items } = await use('chat.getAll', { limit: 1 });
		expect(jsonOf(items)).toEqual([
			{
				userId: 100_001,
				unreadMessagesCount: 1,
				hasUnreadTips: true,
				lastMessageAt: '2026-11-01T11:59:00.000Z',
				lastMessageFrom: 90_001,
				lastMessageText: expect.stringContaining('(12)') as string,
				lastReadMessageId: 3_000_011,
				canSendMessage: true,
				isMutedNotifications: false,
				hasPurchasedFeed: false,
			},
		]);
		const raw = await use('chat.getAll', { limit: 1, simplify: false });
		expect(raw.items[0].json).toMatchObject({ withUser: { id: 100_001 } });
	});

	test('a chat in which nothing was said has no last message', async () => {
		const { items } = await use('chat.getAll', all, { sandbox: await some({ chatLength: 0 }) });
		expect(items).toHaveLength(25);
		expect(items.every(({ json }) => !('lastMessageText' in json))).toBe(true);
	});

	test('by order, words, list and kind', async () => {
		const everyone = usersOf((await use('chat.getAll', all)).items);
		expect(everyone).toHaveLength(25);
		const filtered = async (filters: INodeParameters) =>
			usersOf((await use('chat.getAll', { ...all, filters })).items);
		its.sandbox.received.length = 0;
		expect(await filtered({ order: 'old' })).toEqual([...everyone].reverse());
		expect(await filtered({ order: 'recent', query: 'u100025' })).toEqual([100_025]);
		const unread = await filtered({ filter: 'unread' });
		expect(unread).toHaveLength(9);
		expect(await filtered({ filter: 'who_tipped' })).toHaveLength(7);
		expect(await filtered({ filter: 'priority' })).toHaveLength(3);
		const members = await filtered({ userListId: byId(1001) });
		expect(members).toEqual(everyone.filter((id) => Number(id) >= 100_006));
		const given = queries().map(withoutPage);
		expect(given).toEqual(
			expect.arrayContaining([
				{ order: 'old' },
				{ order: 'recent', query: 'u100025' },
				{ filter: 'unread' },
				{ filter: 'priority' },
				{ userListId: '1001' },
			]),
		);
	});

	test('a fan who writes while the list is read moves the others on, and nobody comes twice', async () => {
		let isFirst = true;
		const sandbox = await some({
			chats: 45,
			onAnswered({ path }) {
				if (!isFirst || path !== '/v2/access/chats') return;
				isFirst = false;
				void write();
			},
		});
		const write = async () =>
			await call(sandbox, '/v2/access/chats/100030/messages', {
				method: 'POST',
				body: { text: 'Are you there?' },
			});
		// The second page is made only after the message has come.
		const match = { method: 'GET', path: '/v2/access/chats', query: { offset: '20' } };
		sandbox.fault({ match, delayMs: 300 });
		const { items } = await use('chat.getAll', all, { sandbox });
		expect(sandbox.chatMessages).toHaveLength(1);
		const users = usersOf(items);
		expect(users.filter((id) => id === 100_020)).toHaveLength(1);
		expect(new Set(users).size).toBe(users.length);
	});
});

describe('Chat → Get Media', () => {
	test('every message with media, newest first, page by page by the last ID', async () => {
		const sandbox = await some({ chatLength: 1000 });
		const { items } = await use('chat.getMedia', { userId: FAN, ...all }, { sandbox });
		expect(items).toHaveLength(250);
		const ids = idsOf(items) as number[];
		expect(ids).toEqual([...ids].sort((one, other) => other - one));
		expect(new Set(ids).size).toBe(250);
		expect(queries(sandbox)).toEqual([
			{ limit: '100' },
			{ limit: '100', last_id: String(ids[99]) },
			{ limit: '100', last_id: String(ids[199]) },
		]);
		expect(Object.keys(items[0].json)).toEqual([
			'id',
			'text',
			'createdAt',
			'fromUserId',
			'mediaCount',
			'isMediaReady',
			'isFree',
			'isTip',
			'isOpened',
			'media',
		]);
	});

	test('by kind, and by whether it was opened', async () => {
		const of = async (filters: INodeParameters) =>
			(await use('chat.getMedia', { userId: FAN, ...all, filters })).items;
		const kinds = ['photos', 'videos', 'audios'];
		const counts = [];
		for (const type of kinds) counts.push((await of({ type })).length);
		expect(counts.reduce((sum, count) => sum + count)).toBe((await of({})).length);
		expect(await of({ opened: '0' })).toEqual([]);
		expect(queries().map(withoutPage)).toEqual([
			...kinds.map((type) => ({ type })),
			{},
			{ opened: '0' },
		]);
	});
});

describe('Chat Message → Get Many', () => {
	test('more than a page of ten: by the last ID, each once, newest first', async () => {
		const sandbox = await some({ chatLength: 34 });
		const { items } = await use('chatMessage.getAll', { userId: FAN, ...all }, { sandbox });
		const ids = Array.from({ length: 34 }, (_, nth) => 3_000_033 - nth);
		expect(idsOf(items)).toEqual(ids);
		expect(queries(sandbox)).toEqual([
			{ limit: '10' },
			...[9, 19, 29].map((last) => ({ limit: '10', last_id: String(ids[last]) })),
		]);
		expect(items[0].json).toMatchObject({ fromUserId: 90_001 });
		expect(items[1].json).toMatchObject({ fromUserId: 100_001 });
	});

	test('where OFAuth names the last ID itself, that is the one to go on from', async () => {
		const path = '/v2/access/chats/100001/messages';
		const body = { list: [{ id: 9 }, { id: 8 }], hasMore: true, nextLastId: 5 };
		its.sandbox.fault({ match: { method: 'GET', path }, status: 200, body });
		await use('chatMessage.getAll', { userId: FAN, ...all });
		expect(queries()[1]).toEqual({ limit: '10', last_id: '5' });
	});

	test('a message that comes in between changes nothing of what is older', async () => {
		const sandbox = await some({ chatLength: 25 });
		const match = { method: 'GET', query: { last_id: '3000015' } };
		const more = { list: [{ id: 3_000_014 }], hasMore: false };
		sandbox.fault({ match, status: 200, body: more });
		const { items } = await use('chatMessage.getAll', { userId: FAN, ...all }, { sandbox });
		expect(idsOf(items)).toEqual(Array.from({ length: 11 }, (_, nth) => 3_000_024 - nth));
	});

	test('words to search for go to OFAuth, with every page', async () => {
		const filters = { query: 'the' };
		const { items } = await use('chatMessage.getAll', { userId: FAN, ...all, filters });
		expect(items.every(({ json }) => String(json.text).includes('the'))).toBe(true);
		expect(queries().every(({ query }) => query === 'the')).toBe(true);
	});
});

describe('User', () => {
	test('Get: by ID and by user name; nobody of that ID is told with what to check', async () => {
		const one = await use('user.get', { userId: FAN });
		expect(one.items[0].json).toMatchObject({ id: 100_001, username: 'u100001' });
		expect((await use('user.get', { userId: byId('u100001') })).items).toEqual(one.items);
		const { error } = await use('user.get', { userId: byId(5) });
		expect(error?.message).toContain('User not found');
		expect(wordsOf(error)).toContain('check the list, user, media and message IDs');
		expect(wordsOf(error)).not.toContain('the message refers to');
	});

	test('Get Posts: by the marker of the last, each once, newest first', async () => {
		const { items } = await use('user.getPosts', { userId: CREATOR, ...all });
		expect(idsOf(items)).toEqual(Array.from({ length: 25 }, (_, nth) => 20_000_125 - nth));
		const [first, second, third] = queries();
		expect(first).toEqual({ limit: '10' });
		const times = [second, third].map(({ beforePublishTime }) => Number(beforePublishTime));
		expect(times[0]).toBeGreaterThan(times[1]);
		expect(Object.keys(items[0].json)).toHaveLength(9);
		await use('user.getPosts', {
			userId: CREATOR,
			limit: 1,
			filters: { pinned: true },
		});
		expect(queries().at(-1)).toEqual({ limit: '1', pinned: 'true' });
	});

	test('Restrict, Get Restricted page by page, Unrestrict', async () => {
		const items = Array.from({ length: 45 }, (_, nth) => ({ fan: 100_001 + nth }) as never);
		const userId = byId('={{ $json.fan }}');
		const done = await use('user.restrict', { userId }, { items });
		expect(jsonOf(done.items)).toEqual(
			items.map(({ fan }) => ({ restricted: true, userId: String(fan), success: true })),
		);
		its.sandbox.received.length = 0;
		const restricted = await use('user.getRestricted', all);
		expect(idsOf(restricted.items)).toEqual(items.map(({ fan }) => fan));
		expect(restricted.items[0].json).toEqual({
			id: 100_001,
			username: 'u100001',
			name: expect.any(String) as string,
			displayName: '',
			notice: '',
			isBlocked: false,
			isRestricted: true,
		});
		expect(queries().map(({ offset, limit }) => `${offset}+${limit}`)).toEqual([
			'0+20',
			'20+20',
			'40+20',
		]);
		const undone = await use('user.unrestrict', { userId }, { items: items.slice(0, 44) });
		expect(undone.items[0].json).toEqual({ restricted: false, userId: '100001', success: true });
		expect(idsOf((await use('user.getRestricted', all)).items)).toEqual([100_045]);
		const again = await use('user.unrestrict', { userId }, { items: items.slice(0, 1) });
		expect(again.error).toBeUndefined();
	});

	test('Get Blocked', async () => {
		const { items } = await use('user.getBlocked', all);
		expect(items).toHaveLength(3);
		expect(items.every(({ json }) => json.isBlocked === true)).toBe(true);
	});

	test('Search: by the words, with a Limit; nothing found gives no item', async () => {
		const { items } = await use('user.search', { query: 'u20000', ...all });
		expect(items).toHaveLength(9);
		expect((await use('user.search', { query: 'u20000', limit: 4 })).items).toHaveLength(4);
		expect((await use('user.search', { query: 'nobody', ...all })).items).toEqual([]);
		expect(queries().map(({ query }) => query)).toEqual(['u20000', 'u20000', 'nobody']);
	});
});

describe('Subscription', () => {
	test('Get Many: page by page, by state and price', async () => {
		const sandbox = await some({ subscriptions: 60 });
		const of = async (filters: INodeParameters) =>
			(await use('subscription.getAll', { ...all, filters }, { sandbox })).items;
		const everything = await of({ type: 'all' });
		expect(new Set(idsOf(everything)).size).toBe(60);
		expect(Object.keys(everything[0].json).slice(0, 4)).toEqual([
			'id',
			'username',
			'name',
			'isActive',
		]);
		const active = everything.filter(({ json }) => json.isActive);
		expect(idsOf(await of({ type: 'active' }))).toEqual(idsOf(active));
		const free = everything.filter(({ json }) => json.subscriptionPrice === 0);
		expect(idsOf(await of({ type: 'all', paid: false }))).toEqual(idsOf(free));
		expect(queries(sandbox)).toEqual([
			{ type: 'all', limit: '50', offset: '0' },
			{ type: 'all', limit: '50', offset: '50' },
			{ type: 'active', limit: '50', offset: '0' },
			{ type: 'all', 'filter[paid]': '0', limit: '50', offset: '0' },
		]);
	});

	test('Get Many: the same come where OFAuth ignores Paid, and a hint says so', async () => {
		const parameters = { ...all, filters: { paid: true } };
		const right = await use('subscription.getAll', parameters);
		expect([right.items.length, hintsOf(right)]).toEqual([7, []]);
		const sandbox = await some({ filters: 'ignores' });
		const sifted = await use('subscription.getAll', parameters, { sandbox });
		expect(sifted.items).toEqual(right.items);
		expect(hintsOf(sifted)).toEqual([expect.stringContaining('asked to leave out')]);
	});

	test('Get Many: where OFAuth refuses Paid, the error says what to do instead', async () => {
		const sandbox = await some({ filters: 'refuses' });
		const parameters = { ...all, filters: { paid: true } };
		const { error } = await use('subscription.getAll', parameters, { sandbox });
		expect(error?.message).toBe(
			'OFAuth did not take what subscriptions are filtered by. OFAuth says: query/filter is not understood (400) [item 0]',
		);
		expect(wordsOf(error)).toContain('Remove Paid from Filters');
	});

	test('Get Counts: one item with all numbers', async () => {
		const { items } = await use('subscription.getCounts');
		expect(jsonOf(items)).toMatchObject([
			{ subscriptions: { all: 15, active: 10 }, subscribers: { all: 60, active: 48 } },
		]);
	});

	test('Get History: all of it unless only recent entries are wanted', async () => {
		const subscriptionId = '200001';
		const whole = await use('subscription.getHistory', { subscriptionId });
		expect(whole.items).toHaveLength(3);
		expect(hintsOf(whole)).toEqual([]);
		expect(Object.keys(whole.items[0].json)).toEqual(['subscribeDate', 'expireDate', 'price']);
		const recent = await use('subscription.getHistory', {
			subscriptionId,
			filters: { all: 'false' },
		});
		expect(recent.items).toEqual(whole.items.slice(0, 1));
		expect(queries()).toEqual([{ all: 'true' }, { all: 'false' }]);
	});

	test('Get History of what is no subscription', async () => {
		const { error } = await use('subscription.getHistory', { subscriptionId: '5' });
		expect(error?.message).toContain('Subscription not found');
	});
});

describe('Connection', () => {
	const hasNoConnection = ({ received }: Sandbox) =>
		received.every(({ headers, connectionId }) => {
			return connectionId === undefined && !('x-connection-id' in headers);
		});

	test('Get Many: all of the key, whatever connection the credential names', async () => {
		const sandbox = await some({ connections: manyConnections(230) });
		const { items } = await use('connection.getAll', all, { sandbox });
		expect(idsOf(items)).toEqual(manyConnections(230).map(({ id }) => id));
		expect(items[0].json).toMatchObject({
			id: 'conn_001',
			status: 'active',
			name: 'Creator 001',
			username: 'creator001',
		});
		expect(queries(sandbox).map(({ offset }) => offset)).toEqual(['0', '100', '200']);
		expect(hasNoConnection(sandbox)).toBe(true);
	});

	test('Get Many: by state, and by whether they were imported', async () => {
		const of = async (filters: INodeParameters) =>
			idsOf((await use('connection.getAll', { ...all, filters })).items);
		expect(await of({ status: 'expired' })).toEqual(['conn_dana']);
		expect(await of({ status: 'awaiting_2fa' })).toEqual([]);
		expect(await of({ imported: 'true' })).toEqual([]);
		expect(await of({ imported: 'false', status: 'active' })).toHaveLength(3);
		expect(queries().map(withoutPage)).toEqual([
			{ status: 'expired' },
			{ status: 'awaiting_2fa' },
			{ imported: 'true' },
			{ imported: 'false', status: 'active' },
		]);
	});

	test('a credential without a connection is enough', async () => {
		const { items, error } = await send(its.sandbox, {
			credentials: credentialsFor(its.sandbox, { connectionId: '' }),
			parameters: { resource: 'connection', operation: 'getAll', ...all },
		});
		expect([items.length, error]).toEqual([4, undefined]);
	});

	test.each([
		['connection.getAll', {}],
		['connection.invalidate', { connectionId: byId('conn_amber') }],
	])(
		'%s with a key without the scope ACCOUNT says what the key lacks',
		async (name, parameters) => {
			const sandbox = await some({ accountScope: false });
			const { error } = await use(name, parameters, { sandbox });
			expect(error?.message).toBe(
				'The API key may not see or change connections. OFAuth says: This API key lacks the scope ACCOUNT (403) [item 0]',
			);
			expect(wordsOf(error)).toContain('It needs the scope ACCOUNT');
			expect(wordsOf(error)).not.toContain('messages:write');
		},
	);

	test('Create Login Link: with nothing filled in a new creator is connected', async () => {
		const { items, error } = await use('connection.createLoginLink');
		expect(error).toBeUndefined();
		expect(asked()).toEqual([{ method: 'POST', path: '/v2/link/init', body: {} }]);
		expect(items[0].json).toEqual({
			url: expect.stringMatching(/^https:/) as string,
			expiresAt: expect.any(String) as string,
		});
		expect(hasNoConnection(its.sandbox)).toBe(true);
	});

	test('Create Login Link: what is filled in stands where OFAuth wants it', async () => {
		const additionalFields = {
			redirectUrl: 'https://example.com/done?a=1',
			clientReferenceId: 'creator-42',
			connectionId: byId('conn_dana'),
			country: 'US',
			state: 'CA',
			city: 'Los Angeles',
		};
		const { error } = await use('connection.createLoginLink', { additionalFields });
		expect(error).toBeUndefined();
		expect(asked()[0].body).toEqual({
			redirectUrl: 'https://example.com/done?a=1',
			clientReferenceId: 'creator-42',
			connectionId: 'conn_dana',
			geolocation: { country: 'US', state: 'CA', city: 'Los Angeles' },
		});
		expect(hasNoConnection(its.sandbox)).toBe(true);
	});

	test.each([
		[{ city: 'Los Angeles' }, 'Country [item 0]: it is needed where City or State is given'],
		[{ redirectUrl: 'example' }, 'Redirect URL [item 0]'],
		[{ clientReferenceId: 'x'.repeat(201) }, 'Client Reference ID [item 0]: it has 201'],
	])(
		'Create Login Link: %j is refused before anything is sent',
		async (additionalFields, words) => {
			const { error } = await use('connection.createLoginLink', { additionalFields });
			expect(error?.message).toContain(words);
			expect(its.sandbox.received).toEqual([]);
		},
	);

	test('Invalidate: nothing goes through that connection afterwards, and the others go on', async () => {
		const { items } = await use('connection.invalidate', { connectionId: byId('conn_bella') });
		expect(jsonOf(items)).toEqual([{ invalidated: true, connectionId: 'conn_bella' }]);
		expect(asked()).toEqual([
			{
				method: 'POST',
				path: '/v2/account/connections/conn_bella/invalidate',
				body: undefined,
			},
		]);
		expect(hasNoConnection(its.sandbox)).toBe(true);
		const lists = { limit: 1, connectionId: byId('conn_bella') };
		const { error } = await use('userList.getAll', lists);
		expect(wordsOf(error)).toContain('SESSION_EXPIRED');
		expect((await use('userList.getAll', { limit: 1 })).error).toBeUndefined();
	});

	test('Invalidate: one that is not there, and none at all', async () => {
		const unknown = await use('connection.invalidate', { connectionId: byId('conn_nope') });
		expect(unknown.error?.message).toContain('The API key has no such connection');
		its.sandbox.received.length = 0;
		// The credential's own connection is never meant by leaving the field empty.
		const none = await use('connection.invalidate', { connectionId: byId('={{ "" }}') });
		expect(none.error?.message).toContain('Connection [item 0]: it is empty');
		expect(its.sandbox.received).toEqual([]);
	});
});

describe('Vault Folder', () => {
	const FOLDERS = '/v2/access/vault/lists';
	const listId = byId(606);

	test('Get Many: page by page, and by words', async () => {
		const sandbox = await some({ folders: 95 });
		const { items } = await use('vaultFolder.getAll', all, { sandbox });
		expect(new Set(idsOf(items)).size).toBe(95);
		expect(items[0].json).toMatchObject({ id: 601, type: 'messages', canUpdate: false });
		const found = await use(
			'vaultFolder.getAll',
			{ ...all, filters: { query: 'Folder 9' } },
			{ sandbox },
		);
		expect(found.items).toHaveLength(7);
		expect(queries(sandbox).map(({ offset, query }) => [offset, query])).toEqual([
			['0', undefined],
			['40', undefined],
			['80', undefined],
			['0', 'Folder 9'],
		]);
	});

	test('Update: another name keeps the media, Clear Media takes them out', async () => {
		const mediaIn = async () =>
			(await use('vaultMedia.getAll', { ...all, filters: { listId } })).items.length;
		const renamed = await use('vaultFolder.update', { listId, name: 'Sent in May' });
		expect(renamed.items[0].json).toMatchObject({ id: 606, name: 'Sent in May', hasMedia: true });
		expect(await mediaIn()).toBeGreaterThan(0);
		const additionalFields = { clearMedia: true };
		await use('vaultFolder.update', { listId, name: 'Sent in May', additionalFields });
		expect(await mediaIn()).toBe(0);
		const bodies = asked().flatMap(({ method, body }) => (method === 'PATCH' ? [body] : []));
		expect(bodies).toEqual([{ name: 'Sent in May' }, { name: 'Sent in May', clearMedia: true }]);
	});

	test('one that OnlyFans makes cannot be changed, and its own words say so', async () => {
		const { error } = await use('vaultFolder.update', { listId: byId(601), name: 'x' });
		expect(error?.message).toContain('This folder is made by OnlyFans and cannot be changed');
	});

	test('Delete: then it is gone, and the media stay', async () => {
		const gone = await use('vaultFolder.delete', { listId });
		expect(jsonOf(gone.items)).toEqual([{ deleted: true, listId: '606' }]);
		expect(asked()).toEqual([{ method: 'DELETE', path: `${FOLDERS}/606`, body: undefined }]);
		const again = await use('vaultFolder.delete', { listId });
		expect(again.error?.message).toContain('There is no such folder: it was deleted before');
		expect((await use('vaultMedia.getAll', all)).items).toHaveLength(12);
	});

	test('Delete: where the answer was lost, the next try finds that it is done', async () => {
		its.sandbox.fault({ match: { method: 'DELETE' }, create: true, drop: true });
		const { items, error } = await use('vaultFolder.delete', { listId });
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual([{ deleted: true, listId: '606', alreadyGone: true }]);
	});

	test('Add Media: each once, as numbers, in one request', async () => {
		const { items } = await use('vaultFolder.addMedia', {
			listId,
			mediaIds: '={{ "501, 502, 501" }}',
		});
		expect(items[0].json).toMatchObject({ id: 606, hasMedia: true });
		expect(asked()).toEqual([
			{ method: 'POST', path: `${FOLDERS}/606/media`, body: { mediaIds: [501, 502] } },
		]);
		const filters = { listId };
		const inside = idsOf((await use('vaultMedia.getAll', { ...all, filters })).items);
		expect(inside).toEqual(expect.arrayContaining([501, 502]));
	});

	test.each([
		[
			'101 at once',
			'={{ Array.from({ length: 101 }, (_, nth) => nth + 1) }}',
			'101 media are more than 100',
		],
		['none', '={{ [] }}', 'it is empty'],
		['what is no ID', '={{ ["beach.jpg"] }}', '"beach.jpg"'],
	])('Add Media: %s is refused before anything is sent', async (_name, mediaIds, words) => {
		const { error } = await use('vaultFolder.addMedia', { listId, mediaIds });
		expect(error?.message).toContain(`Media Names or IDs [item 0]: ${words}`);
		expect(its.sandbox.received).toEqual([]);
	});

	test('Add Media: 100 at once are taken', async () => {
		const sandbox = await some({ media: 120 });
		const mediaIds = '={{ Array.from({ length: 100 }, (_, nth) => nth + 501) }}';
		const { error } = await use('vaultFolder.addMedia', { listId, mediaIds }, { sandbox });
		expect(error).toBeUndefined();
		expect((sandbox.received[0].body as { mediaIds: number[] }).mediaIds).toHaveLength(100);
	});
});

describe('Vault Media → Get Many', () => {
	test('page by page, simplified, with the folders and the thumbnail', async () => {
		const sandbox = await some({ media: 95 });
		const { items } = await use('vaultMedia.getAll', all, { sandbox });
		expect(idsOf(items)).toEqual(Array.from({ length: 95 }, (_, nth) => 501 + nth));
		expect(queries(sandbox).map(({ offset, limit }) => `${offset}+${limit}`)).toEqual([
			'0+40',
			'40+40',
			'80+40',
		]);
		expect(items[0].json).toEqual({
			id: 501,
			type: 'photo',
			createdAt: '2026-11-01T12:00:00.000Z',
			duration: 0,
			isReady: true,
			hasError: false,
			hasPosts: false,
			counters: { likesCount: 0, tipsSumm: 0 },
			lists: [{ id: 601, type: 'messages', name: 'messages' }],
			thumbUrl: 'https://media.example.com/vault/thumb/501.jpg',
		});
		const { items: raw } = await use('vaultMedia.getAll', { limit: 1, simplify: false });
		expect(raw[0].json).toHaveProperty('files.full.url');
	});

	test('by folder, kind and words, in an order', async () => {
		const filters = {
			listId: byId(601),
			mediaType: 'photo',
			query: 'beach',
			sortBy: 'most-liked',
			sortDirection: 'asc',
		};
		const { items } = await use('vaultMedia.getAll', { ...all, filters });
		expect(items.every(({ json }) => json.type === 'photo')).toBe(true);
		expect(queries()).toEqual([
			{
				listId: '601',
				mediaType: 'photo',
				query: 'beach',
				sortBy: 'most-liked',
				sortDirection: 'asc',
				limit: '40',
				offset: '0',
			},
		]);
	});

	test('a folder that is not there is told', async () => {
		const { error } = await use('vaultMedia.getAll', { ...all, filters: { listId: byId(99) } });
		expect(error?.message).toContain('Vault folder not found');
	});
});
