import { manyConnections, type SandboxConnection } from '../../sandbox';
import { call, CREATE, create, useSandbox, VALID } from './client';

const SELF = '/v2/access/self';
const userData = { id: 1, name: 'Test', username: 'test', avatar: null };

describe('the key', () => {
	const its = useSandbox();

	test.each([null, '', 'sk_sandbox_other'])('%p is refused, whatever the route', async (apiKey) => {
		for (const path of [SELF, '/v2/account/whoami', '/v2/nowhere']) {
			const { status, json } = await call(its.sandbox, path, { apiKey });
			expect([status, json.type]).toEqual([401, 'UNAUTHORIZED']);
		}
	});

	test('a refused request is on record, body and all', async () => {
		await create(its.sandbox, VALID, { apiKey: 'wrong' });
		expect(its.sandbox.received).toMatchObject([{ path: CREATE, body: VALID, status: 401 }]);
		expect(its.sandbox.messages).toEqual([]);
	});

	test('an unknown route is a 404 in the shape of the docs', async () => {
		for (const method of ['GET', 'POST']) {
			const { status, json } = await call(its.sandbox, '/v2/access/nowhere', { method });
			expect(status).toBe(404);
			expect(json).toEqual({
				error: expect.any(String),
				type: 'ROUTE_NOT_FOUND',
				requestId: expect.any(String),
			});
		}
	});
});

describe('the scope ACCOUNT', () => {
	const its = useSandbox({ accountScope: false, apiKey: 'sk_sandbox_narrow' });
	const apiKey = 'sk_sandbox_narrow';

	test('without it account calls are refused and sending still works', async () => {
		const account = await call(its.sandbox, '/v2/account/whoami', { apiKey });
		expect([account.status, account.json.type]).toEqual([403, 'FORBIDDEN']);
		expect((await create(its.sandbox, VALID, { apiKey })).status).toBe(200);
	});
});

describe('the connection', () => {
	const connections: SandboxConnection[] = [
		{ id: 'conn_ok', status: 'active', userData },
		{ id: 'conn_old', status: 'expired', userData },
		{ id: 'conn_2fa', status: 'awaiting_2fa', userData },
		{ id: 'conn_reader', status: 'active', permissions: ['profile:read'], userData },
	];
	const its = useSandbox({ connections });

	test.each([null, 'conn_unknown'])('%p has no session', async (connection) => {
		const { status, json } = await create(its.sandbox, VALID, { connection });
		expect([status, json.type]).toEqual([401, 'SESSION_NOT_PROVIDED']);
	});

	test.each(['conn_old', 'conn_2fa'])('%p has to be renewed', async (connection) => {
		const { status, json } = await create(its.sandbox, VALID, { connection });
		expect(status).toBe(401);
		expect(json).toMatchObject({ type: 'SESSION_EXPIRED', actionRequired: 'refresh_session' });
	});

	test('may do only what it has permission for', async () => {
		const connection = 'conn_reader';
		const refused = await create(its.sandbox, VALID, { connection });
		expect([refused.status, refused.json.type]).toEqual([403, 'FORBIDDEN']);
		expect((await call(its.sandbox, SELF, { connection })).status).toBe(200);
	});

	test('gives its profile', async () => {
		const { json } = await call(its.sandbox, SELF, { connection: 'conn_ok' });
		const counts = { subscribersCount: 48, postsCount: 12, photosCount: 9, videosCount: 3 };
		expect(json).toEqual({ ...userData, isAuth: true, isVerified: true, ...counts });
	});
});

test('manyConnections makes an agency where every 16th session has expired', () => {
	const all = manyConnections(33);
	expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(['conn_001', 'conn_033']));
	expect(all.filter(({ status }) => status === 'expired').map(({ id }) => id)).toEqual([
		'conn_016',
		'conn_032',
	]);
});
