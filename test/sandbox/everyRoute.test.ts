import type { Fault, SandboxConnection } from '../../sandbox';
import { rulesOf } from '../../sandbox/api/rules';
import { accessRoutes } from '../../sandbox/routes';
import { settingsFrom } from '../../sandbox/settings';
import { call, create, CREATE, useSandbox, VALID } from './client';

const userData = { id: 90_001, name: 'Amber', username: 'amber', avatar: null };
const connections: SandboxConnection[] = [
	{ id: 'conn_amber', status: 'active', userData },
	{ id: 'conn_narrow', status: 'active', permissions: ['nothing'], userData },
];
const its = useSandbox({ now: () => 0, connections, bucket: { perMinute: 60, burst: 50 } });

/** A call that changes something, and where the change shows. */
interface Change {
	name: string;
	method: string;
	path: string;
	body?: object;
	/** A path whose answer differs once the call has been done. */
	shows: string;
}

const LISTS = '/v2/access/users/lists';
const FANS = '/v2/access/subscribers';
const FOLDERS = '/v2/access/vault/lists';
const CHAT = '/v2/access/chats/100001/messages';
const USER = '/v2/access/users/100001';
const MESSAGE = `${CREATE}/7001`;

const CHANGES: Change[] = [
	['POST', CREATE, VALID, `${CREATE}/7002`],
	['PUT', MESSAGE, { text: 'b' }, MESSAGE],
	['DELETE', MESSAGE, undefined, MESSAGE],
	['POST', LISTS, { name: 'New' }, `${LISTS}/1008`],
	['PATCH', `${LISTS}/1001`, { name: 'Newer' }, `${LISTS}/1001`],
	['DELETE', `${LISTS}/1001`, undefined, `${LISTS}/1001`],
	['POST', `${LISTS}/1001/users/100001`, undefined, `${LISTS}/1001`],
	['DELETE', `${LISTS}/1001/users/100010`, undefined, `${LISTS}/1001`],
	['POST', `${USER}/lists`, { listIds: [1001] }, `${LISTS}/1001`],
	['PUT', `${FANS}/100001/note`, { notice: 'a' }, USER],
	['PUT', `${FANS}/100001/discount`, { discount: 5, period: 1 }, `${FANS}?limit=1`],
	['PUT', `${FANS}/100001/custom-name`, { displayName: 'a' }, USER],
	['POST', CHAT, { text: 'Hello' }, `${CHAT}?limit=1`],
	['DELETE', `${CHAT}/8000001`, { withUserId: 100_001 }, `${CHAT}?limit=1`],
	['POST', FOLDERS, { name: 'New' }, `${FOLDERS}?limit=40`],
	['PATCH', `${FOLDERS}/606`, { name: 'Newer' }, FOLDERS],
	['DELETE', `${FOLDERS}/606`, undefined, FOLDERS],
	['POST', `${FOLDERS}/606/media`, { mediaIds: [501] }, '/v2/access/vault/media?listId=606'],
	['POST', `${USER}/restrict`, undefined, USER],
	['DELETE', '/v2/access/users/100002/restrict', undefined, '/v2/access/users/100002'],
].map(
	([method, path, body, shows]) =>
		({ name: `${method} ${path}`, method, path, body, shows }) as Change,
);

const look = async ({ shows }: Change) => {
	const { text } = await call(its.sandbox, shows);
	return text.replace(/"requestId":"[^"]*"/, '');
};

async function prepare(): Promise<void> {
	await create(its.sandbox);
	await call(its.sandbox, CHAT, { method: 'POST', body: { text: 'a' } });
	await call(its.sandbox, '/v2/access/users/100002/restrict', { method: 'POST' });
}

const WAYS: Array<[string, Fault, number | 'dropped']> = [
	['a 502', { status: 502 }, 502],
	['a dropped connection', { drop: true }, 'dropped'],
	['half an answer', { truncate: true }, 200],
	['a slow 504', { status: 504, delayMs: 20 }, 504],
];

describe.each(CHANGES)('$name', (change) => {
	const { method, path, body } = change;

	test.each(WAYS)('%s, with or without having done it', async (_, fault, status) => {
		for (const isDone of [false, true]) {
			its.sandbox.reset();
			await prepare();
			const before = await look(change);
			its.sandbox.fault({ ...fault, create: isDone, match: { method, path } });
			await call(its.sandbox, path, { method, body }).catch(() => undefined);
			expect(its.sandbox.received.at(-1)).toMatchObject({ method, status });
			expect((await look(change)) !== before).toBe(isDone);
		}
	});

	test('is done where nothing goes wrong', async () => {
		await prepare();
		const before = await look(change);
		expect((await call(its.sandbox, path, { method, body })).status).toBe(200);
		expect(await look(change)).not.toBe(before);
		its.sandbox.reset();
		await prepare();
		expect(await look(change)).toBe(before);
	});
});

test('what a fault did before a delay is not done again after it', async () => {
	const once = { create: true, delayMs: 5 };
	its.sandbox.fault(once);
	expect((await create(its.sandbox)).json.id).toBe(7001);
	expect(its.sandbox.messages).toHaveLength(1);
	its.sandbox.fault({ ...once, match: { method: 'POST', path: LISTS } });
	await call(its.sandbox, LISTS, { method: 'POST', body: { name: 'New' } });
	expect((await call(its.sandbox, `${LISTS}?limit=100`)).json.list).toHaveLength(13);
});

test('a fault can name a query and a part of the body', async () => {
	its.sandbox.fault({ match: { path: LISTS, query: { offset: '10' } }, status: 500, times: 9 });
	its.sandbox.fault({ match: { method: 'POST', body: '"name":"B"' }, status: 502 });
	its.sandbox.fault({ match: { method: 'POST', body: /whale/i }, status: 503 });
	const statuses: number[] = [];
	for (const query of ['', '?offset=1', '?offset=10', '?limit=5&offset=10']) {
		statuses.push((await call(its.sandbox, LISTS + query)).status);
	}
	expect(statuses).toEqual([200, 200, 500, 500]);
	for (const [name, status] of [
		['A', 200],
		['B', 502],
		['Whales', 503],
		['Whales', 200],
	] as const) {
		const answer = await call(its.sandbox, LISTS, { method: 'POST', body: { name } });
		expect([name, answer.status]).toEqual([name, status]);
	}
});

const routes = accessRoutes(settingsFrom({ massMessagePaths: 'both' }));

test.each(routes.map((route) => [route.method, route.path] as const))(
	'%s %s needs a key, a connection, its permission, and takes no unknown query name',
	async (method, path) => {
		const filled = path.replace(/\{\w+\}/g, '1').replace('/scheduled', '');
		const ask = async (options: object, query = '') => {
			const { status, json } = await call(its.sandbox, filled + query, { method, ...options });
			return [status, json.type];
		};
		expect(await ask({ apiKey: 'wrong' })).toEqual([401, 'UNAUTHORIZED']);
		expect(await ask({ connection: null })).toEqual([401, 'SESSION_NOT_PROVIDED']);
		expect(await ask({ connection: 'conn_narrow' })).toEqual([403, 'FORBIDDEN']);
		expect(await ask({}, '?nonsense=1')).toEqual([400, 'BAD_REQUEST']);
		const as = path.replace('/scheduled', '');
		expect(rulesOf({ method, path: as }).permission).toMatch(/^[a-z]+:(read|write)$/);
	},
);

test('each takes a token of the connection, and is refused without one', async () => {
	for (let time = 0; time < 50; time += 1) await call(its.sandbox, USER);
	const { status, json } = await call(its.sandbox, `${CHAT}?limit=1`);
	expect([status, json.type]).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
});
