import { sleep } from 'n8n-workflow';

import { startSandbox, type RateLimitHeaders } from '../../sandbox';
import { call, create, useSandbox, VALID } from './client';

const SELF = '/v2/access/self';

describe('a bucket', () => {
	// a token each second: slow enough that none drips in while a test runs, but for the one that waits
	const its = useSandbox({ bucket: { perMinute: 60, burst: 3 } });

	test('gives its burst, then 429 without Retry-After', async () => {
		const statuses = [];
		for (let sent = 0; sent < 4; sent++) statuses.push((await create(its.sandbox)).status);
		expect(statuses).toEqual([200, 200, 200, 429]);
		const { json, headers } = await create(its.sandbox);
		expect(json).toMatchObject({ error: 'Rate limit exceeded', type: 'RATE_LIMIT_EXCEEDED' });
		expect(headers.has('retry-after')).toBe(false);
		expect(its.sandbox.messages).toHaveLength(3);
	});

	test('is shared by all Access calls of one connection and by no other connection', async () => {
		await create(its.sandbox);
		await call(its.sandbox, SELF);
		await create(its.sandbox, { text: 5 });
		expect((await call(its.sandbox, SELF)).status).toBe(429);
		expect((await call(its.sandbox, SELF, { connection: 'conn_bella' })).status).toBe(200);
		expect((await call(its.sandbox, '/v2/account/whoami')).status).toBe(200);
	});

	test('is what other programs use, too', async () => {
		its.sandbox.spend({ connectionId: 'conn_amber', requests: 2 });
		expect((await create(its.sandbox)).status).toBe(200);
		expect((await create(its.sandbox)).status).toBe(429);
		its.sandbox.spend({ connectionId: 'conn_bella', requests: 99 });
		expect((await call(its.sandbox, SELF, { connection: 'conn_bella' })).status).toBe(429);
	});

	test('is full again after a reset', async () => {
		for (let sent = 0; sent < 4; sent++) await create(its.sandbox);
		its.sandbox.reset();
		expect((await create(its.sandbox)).status).toBe(200);
	});

	test('tells its size, what is left, and when it is full again', async () => {
		const before = Date.now();
		const { headers } = await create(its.sandbox);
		expect(headers.get('x-ratelimit-limit')).toBe('3');
		expect(headers.get('x-ratelimit-remaining')).toBe('2');
		const waitMs = Number(headers.get('x-ratelimit-reset')) * 1000 - before;
		expect(waitMs).toBeGreaterThan(900);
		expect(waitMs).toBeLessThan(3000);
	});

	test('tells so on refusals too, but not outside of Access or without a connection', async () => {
		const bad = await create(its.sandbox, { text: 5 });
		expect(bad.headers.get('x-ratelimit-remaining')).toBe('2');
		const whoami = await call(its.sandbox, '/v2/account/whoami');
		const unknown = await create(its.sandbox, VALID, { connection: 'conn_unknown' });
		for (const { headers } of [whoami, unknown]) {
			expect(headers.has('x-ratelimit-limit')).toBe(false);
		}
	});
});

test('refills as time goes by', async () => {
	const sandbox = await startSandbox({ bucket: { perMinute: 240, burst: 1 } });
	await call(sandbox, '/v2/account/whoami');
	const first = await create(sandbox);
	const second = await create(sandbox);
	await sleep(260);
	const third = await create(sandbox);
	expect([first.status, second.status, third.status]).toEqual([200, 429, 200]);
	await sandbox.close();
});

test.each<[RateLimitHeaders, number]>([
	['epochMs', Date.now()],
	['epochSeconds', Date.now() / 1000],
	['deltaSeconds', 0],
])('the reset can be in %s', async (rateLimitHeaders, zero) => {
	const sandbox = await startSandbox({ rateLimitHeaders, bucket: { perMinute: 60, burst: 60 } });
	const reset = Number((await create(sandbox)).headers.get('x-ratelimit-reset'));
	expect(reset).toBeGreaterThanOrEqual(Math.floor(zero));
	expect(reset).toBeLessThan(zero + (rateLimitHeaders === 'epochMs' ? 60_000 : 60));
	await sandbox.close();
});

test.each([{ rateLimitHeaders: 'none' as const }, { bucket: null }])(
	'there may be no headers: %p',
	async (options) => {
		const sandbox = await startSandbox(options);
		const { headers } = await create(sandbox);
		expect([...headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
		await sandbox.close();
	},
);

test('without a bucket nothing is refused', async () => {
	const sandbox = await startSandbox({ bucket: null });
	const answers = await Promise.all(Array.from({ length: 150 }, () => create(sandbox)));
	expect(answers.every(({ status }) => status === 200)).toBe(true);
	expect(sandbox.messages).toHaveLength(150);
	await sandbox.close();
});

test('a bucket that could never work is refused at the start', async () => {
	await expect(startSandbox({ bucket: { perMinute: 0, burst: 5 } })).rejects.toThrow(RangeError);
});
