import { resources } from '../../nodes/OfAuth/actions';
import { type Endpoint, type QueryParameter } from '../../sandbox/api/endpoint';
import { rulesOf } from '../../sandbox/api/rules';
import { accessRoutes, keyRoutes } from '../../sandbox/routes';
import type { Route } from '../../sandbox/routes/route';
import { uploadBytesRoutes } from '../../sandbox/routes/uploadBytes';
import { settingsFrom } from '../../sandbox/settings';
import { answerProblems } from './answerSchema';
import { call, create, useSandbox } from './client';
import { begin, bytes, put } from './uploadClient';

const options = { massMessagePaths: 'both' } as const;
const its = useSandbox({ ...options, bucket: null, uploads: { partSize: 1000 } });
const routes = [
	...keyRoutes,
	...accessRoutes(settingsFrom(options)),
	...uploadBytesRoutes,
] as Route<never>[];

const MESSAGE = { text: '**Hi** <3', mediaItems: [501, 502], previewMediaCount: 1, price: 5 };

/** A value for each variable part of a path. */
const PARAMS: Record<string, string> = {
	connectionId: 'conn_amber',
	massMessageId: '7001',
	messageId: '8000001',
	subscriptionId: '200001',
	userId: '100001',
};

/** Where the value above is not the one. */
const OTHER_PARAMS: Record<string, Record<string, string>> = {
	'/v2/access/users/{userId}/posts': { userId: '200001' },
	'/v2/access/users/lists/{listId}/users/{userId}': { userId: '100010' },
};

const BODIES: Record<string, unknown> = {
	'POST /v2/link/init': { clientReferenceId: 'a', redirectUrl: 'https://example.com/done' },
	'POST /v2/access/mass-messages': MESSAGE,
	'PUT /v2/access/mass-messages/{massMessageId}': MESSAGE,
	'PUT /v2/access/mass-messages/scheduled/{massMessageId}': MESSAGE,
	'POST /v2/access/users/lists': { name: 'New' },
	'PATCH /v2/access/users/lists/{listId}': { name: 'Newer' },
	'POST /v2/access/users/{userId}/lists': { listIds: [1001, 999] },
	'PUT /v2/access/subscribers/{userId}/note': { notice: 'Likes cats' },
	'PUT /v2/access/subscribers/{userId}/discount': { discount: 20, period: 3 },
	'PUT /v2/access/subscribers/{userId}/custom-name': { displayName: 'Al' },
	'POST /v2/access/chats/{userId}/messages': MESSAGE,
	'DELETE /v2/access/chats/{userId}/messages/{messageId}': { withUserId: 100_001 },
	'POST /v2/access/vault/lists': { name: 'New' },
	'PATCH /v2/access/vault/lists/{listId}': { name: 'Newer', clearMedia: true },
	'POST /v2/access/vault/lists/{listId}/media': { mediaIds: [501] },
	'POST /v2/access/uploads/init': { filename: 'a.jpg', size: 5, contentType: 'image/jpeg' },
	'POST /v2/access/uploads/check': { etag: 'x', size: 5 },
};

/** Answers that say more than the data of SDK 3.0.0: the plan of an upload, from OFAuth's newer guide. */
const SAYS_MORE = ['POST /v2/access/uploads/init'];

function listId(path: string): string {
	return path.includes('/vault/') ? '606' : '1001';
}

function filled(path: string): string {
	const params: Record<string, string> = { ...PARAMS, listId: listId(path), ...OTHER_PARAMS[path] };
	return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name]);
}

/** One value of each parameter, written into a query. */
function querying({ name, type, enum: allowed, properties = {} }: QueryParameter): string[] {
	if (type === 'object') return Object.keys(properties).map((field) => `${name}[${field}]=1`);
	if (allowed) return allowed.map((value) => `${name}=${value}`);
	if (type === 'boolean') return [`${name}=true`];
	if (name === 'listId') return ['listId=601'];
	if (name === 'userListId') return ['userListId=1001'];
	if (name === 'userIds') return ['userIds=100001,200001'];
	if (/Date$/.test(name)) return [`${name}=2026-11-01T00:00:00Z`];
	return [`${name}=1`];
}

/** The queries to try: none, and each parameter by itself, what is required being there. */
function queries({ query }: Endpoint): string[] {
	const required = query.filter((one) => one.required).flatMap(querying);
	return [required.join('&'), ...query.flatMap(querying)];
}

async function prepare(): Promise<void> {
	const scheduled = Date.now() + 86_400_000;
	await create(its.sandbox, { ...MESSAGE, scheduledDate: new Date(scheduled).toISOString() });
	its.sandbox.addMessage({
		connectionId: 'conn_amber',
		body: MESSAGE,
		at: Date.now() - 86_400_000,
	});
	await call(its.sandbox, '/v2/access/chats/100001/messages', { method: 'POST', body: MESSAGE });
	await call(its.sandbox, '/v2/access/users/100002/restrict', { method: 'POST' });
}

const cells = routes.flatMap((route) => {
	const rules = rulesOf(route);
	const problems = answerProblems(rules.response);
	return queries(rules).map((query) => ({
		name: `${route.method} ${route.path}`,
		query,
		problems,
	}));
});

const isUpload = ({ name }: { name: string }) => /uploads\/(complete|\{)/.test(name);

test.each(cells.filter((cell) => !isUpload(cell)))(
	'$name ?$query answers what the data promises',
	async ({ name, query, problems }) => {
		await prepare();
		const [method, path] = name.split(' ');
		const url = filled(path) + (query && `?${query}`);
		const { status, json } = await call(its.sandbox, url, { method, body: BODIES[name] });
		expect(status).toBe(path.endsWith('/invalidate') ? 204 : 200);
		if (SAYS_MORE.includes(name)) expect(json).toHaveProperty('mediaUploadId');
		else expect(problems(json)).toBeUndefined();
	},
);

test('so do the calls of an upload', async () => {
	const check = (path: string, method: string, json: unknown) => {
		const rules = rulesOf({ method, path: `/v2/access/uploads/${path}` });
		expect(answerProblems(rules.response)(json)).toBeUndefined();
	};
	const single = await begin(its.sandbox, 10);
	check('{mediaUploadId}', 'PUT', (await put(its.sandbox, single.path, bytes(10))).json);
	const { part, mediaUploadId } = await begin(its.sandbox, 1500);
	const first = await put(its.sandbox, part(1), bytes(1000));
	check('{mediaUploadId}/parts/{partNumber}', 'PUT', first.json);
	await put(its.sandbox, part(2), bytes(500));
	const body = { mediaUploadId };
	const done = await call(its.sandbox, '/v2/access/uploads/complete', { method: 'POST', body });
	check('complete', 'POST', done.json);
	expect((await call(its.sandbox, '/v2/access/vault/media')).json.list[0].id).toBe(9002);
	expect(cells.filter(isUpload)).toHaveLength(3);
});

test('the endpoint of every operation is among them', () => {
	const held = new Set(routes.map(({ method, path }) => `${method} ${path}`));
	const asked = resources.flatMap(({ operations }) => operations.map(({ endpoint }) => endpoint));
	for (const { method, path } of asked) expect(held).toContain(`${method} ${path}`);
});

test('an answer that says more, or something else, is found out', () => {
	const { response } = rulesOf({ method: 'GET', path: '/v2/access/users/lists' });
	const list = { id: 1, type: 'custom', name: 'a', sortList: [], users: [] };
	const problem = (item: object) => answerProblems(response)({ list: [item], hasMore: false });
	expect(problem(list)).toBeUndefined();
	expect(problem({ ...list, colour: 'red' })).toContain('colour');
	expect(problem({ ...list, name: 5 })).toContain('name');
	expect(problem({ ...list, users: [{ id: 1, age: 5 }] })).toContain('users/0');
});
