import { call, create, CREATE, useSandbox, VALID } from './client';

const its = useSandbox({ bucket: { perMinute: 60, burst: 3 } });
const remaining = async () =>
	(await call(its.sandbox, '/v2/access/nowhere')).headers.get('x-ratelimit-remaining');

describe('a status', () => {
	test('is answered as ordered, once, with nothing created and no token taken', async () => {
		const page = '<h1>Bad gateway</h1>';
		its.sandbox.fault({ status: 502, body: page, contentType: 'text/html' });
		const struck = await create(its.sandbox);
		expect([struck.status, struck.text]).toEqual([502, page]);
		expect(struck.headers.get('content-type')).toContain('text/html');
		expect(its.sandbox.messages).toEqual([]);
		expect(its.sandbox.received[0]).toMatchObject({ status: 502, body: VALID });
		expect(its.sandbox.received[0].createdId).toBeUndefined();
		expect(await remaining()).toBe('3');
		expect((await create(its.sandbox)).status).toBe(200);
	});

	test('with create: the message exists all the same and a token is gone', async () => {
		its.sandbox.fault({ create: true, status: 500 });
		const struck = await create(its.sandbox);
		expect([struck.status, struck.text]).toEqual([500, '']);
		expect(its.sandbox.messages).toMatchObject([{ id: 7001, body: VALID }]);
		expect(its.sandbox.received[0]).toMatchObject({ status: 500, createdId: 7001 });
		expect(await remaining()).toBe('2');
	});

	test('a body alone comes with 200; an object is sent as JSON', async () => {
		its.sandbox.fault({ body: { error: '' } });
		its.sandbox.fault({ body: 'not json', contentType: 'application/json' });
		its.sandbox.fault({ body: undefined });
		expect(await create(its.sandbox)).toMatchObject({ status: 200, json: { error: '' } });
		await expect(create(its.sandbox)).rejects.toThrow(SyntaxError);
		expect(await create(its.sandbox)).toMatchObject({ status: 200, text: '' });
	});

	test('its headers win over those of the rate limit', async () => {
		const headers = { 'Retry-After': '7', 'X-RateLimit-Reset': '1' };
		its.sandbox.fault({ status: 429, headers, body: { type: 'RATE_LIMIT_EXCEEDED' } });
		const struck = await create(its.sandbox);
		expect(struck.headers.get('retry-after')).toBe('7');
		expect(struck.headers.get('x-ratelimit-reset')).toBe('1');
		expect(struck.headers.get('x-ratelimit-limit')).toBe('3');
	});

	test('headers alone are added to the normal answer', async () => {
		its.sandbox.fault({ headers: { 'x-odd': 'yes' } });
		const struck = await create(its.sandbox);
		expect([struck.headers.get('x-odd'), struck.json.id]).toEqual(['yes', 7001]);
	});
});

describe('which request it strikes', () => {
	const texts = async (...all: string[]) => {
		const statuses: number[] = [];
		for (const text of all) statuses.push((await create(its.sandbox, { text })).status);
		return statuses;
	};

	test('skip and times', async () => {
		its.sandbox.fault({ status: 503, skip: 1, times: 2 });
		expect(await texts('a', 'b', 'c', 'd')).toEqual([200, 503, 503, 200]);
	});

	test('the first that strikes wins, and hides the request from those after it', async () => {
		its.sandbox.fault({ status: 500 });
		its.sandbox.fault({ status: 502, skip: 1 });
		expect(await texts('a', 'b', 'c')).toEqual([500, 200, 502]);
	});

	test('by text and by connection, only creates unless a path is named', async () => {
		its.sandbox.fault({ match: { text: 'b' }, status: 500 });
		its.sandbox.fault({ match: { connectionId: 'conn_bella' }, status: 502 });
		expect(await texts('a', 'b', 'c')).toEqual([200, 500, 200]);
		const connection = 'conn_bella';
		expect((await call(its.sandbox, '/v2/access/self', { connection })).status).toBe(200);
		expect((await create(its.sandbox, VALID, { connection })).status).toBe(502);
	});

	test('by path, whatever the method; a pattern with the flag g finds it each time', async () => {
		its.sandbox.fault({ match: { path: '/v2/account/whoami' }, status: 500 });
		its.sandbox.fault({ match: { path: /users\/lists/g }, status: 502, times: Infinity });
		expect((await call(its.sandbox, '/v2/account/whoami')).status).toBe(500);
		for (const limit of [1, 2, 3]) {
			const path = `/v2/access/users/lists?limit=${limit}`;
			expect((await call(its.sandbox, path)).status).toBe(502);
		}
	});

	test('never one that fails the checks before it', async () => {
		its.sandbox.fault({ match: { path: CREATE }, status: 500 });
		expect((await create(its.sandbox, VALID, { apiKey: 'wrong' })).status).toBe(401);
		expect((await create(its.sandbox, VALID, { connection: 'conn_dana' })).status).toBe(401);
		expect((await create(its.sandbox)).status).toBe(500);
	});

	test('with create, it waits for a request that can be done', async () => {
		its.sandbox.fault({ create: true, status: 500 });
		expect((await create(its.sandbox, { text: 5 })).status).toBe(400);
		expect(await texts('a')).toEqual([500]);
		await texts('b');
		its.sandbox.fault({ create: true, status: 500 });
		expect(await texts('c')).toEqual([429]);
		expect(its.sandbox.messages).toHaveLength(2);
	});

	test('none after a reset', async () => {
		its.sandbox.fault({ status: 500 });
		its.sandbox.reset();
		expect(await texts('a')).toEqual([200]);
	});
});
