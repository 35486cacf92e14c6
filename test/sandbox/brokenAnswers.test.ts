import { startSandbox } from '../../sandbox';
import { call, create, useSandbox, VALID } from './client';

const its = useSandbox();
const codeOf = async (sent: Promise<unknown>) =>
	await sent.then(
		() => 'answered',
		(error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.name,
	);

describe('drop', () => {
	test.each([
		[false, 0],
		[true, 1],
	])('resets the connection (create: %p)', async (createFirst, created) => {
		its.sandbox.fault({ drop: true, create: createFirst });
		expect(await codeOf(create(its.sandbox))).toBe('ECONNRESET');
		expect(its.sandbox.messages).toHaveLength(created);
		expect(its.sandbox.received).toMatchObject([{ status: 'dropped', body: VALID }]);
		expect((await create(its.sandbox)).status).toBe(200);
	});
});

describe('truncate', () => {
	test.each([
		[false, 0],
		[true, 1],
	])('breaks off a good answer (create: %p)', async (createFirst, created) => {
		its.sandbox.fault({ truncate: true, create: createFirst });
		const { url } = its.sandbox;
		const response = await fetch(`${url}/v2/access/mass-messages`, {
			method: 'POST',
			headers: {
				apiKey: 'sk_sandbox_demo',
				'x-connection-id': 'conn_amber',
				'content-type': 'application/json',
			},
			body: JSON.stringify(VALID),
		});
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toContain('application/json');
		expect(response.headers.get('x-ratelimit-limit')).toBe('90');
		const promised = Number(response.headers.get('content-length'));
		let got = '';
		const decoder = new TextDecoder();
		const read = async () => {
			for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
				got += decoder.decode(part);
			}
		};
		await expect(read()).rejects.toThrow();
		expect(got).toContain('"id":7001');
		expect(got.length).toBe(Math.floor(promised / 2));
		expect(its.sandbox.messages).toHaveLength(created);
		expect(its.sandbox.received[0].status).toBe(200);
	});

	test('works on a read too, and with another status', async () => {
		its.sandbox.fault({ match: { path: '/v2/access/self' }, truncate: true, status: 201 });
		expect(await codeOf(call(its.sandbox, '/v2/access/self'))).not.toBe('answered');
		expect(its.sandbox.received[0].status).toBe(201);
	});
});

describe('delayMs', () => {
	test('alone holds the normal answer back', async () => {
		its.sandbox.fault({ delayMs: 60 });
		const start = Date.now();
		expect((await create(its.sandbox)).json.id).toBe(7001);
		expect(Date.now() - start).toBeGreaterThanOrEqual(55);
	});

	test.each([
		[false, 0],
		[true, 1],
	])('a caller who gives up early (create: %p)', async (createFirst, created) => {
		its.sandbox.fault({ delayMs: 800, create: createFirst });
		const signal = AbortSignal.timeout(400);
		expect(await codeOf(create(its.sandbox, VALID, { signal }))).toBe('TimeoutError');
		expect(its.sandbox.messages).toHaveLength(created);
		// answered only after the delay of the first has passed
		its.sandbox.fault({ delayMs: 800, status: 200 });
		await create(its.sandbox);
		expect(its.sandbox.messages).toHaveLength(created);
		expect(its.sandbox.received[0].status).toBe('dropped');
	});
});

test('latencyMs holds every answer back, after its work is done', async () => {
	const sandbox = await startSandbox({ latencyMs: 600 });
	const start = Date.now();
	const signal = AbortSignal.timeout(400);
	expect(await codeOf(create(sandbox, VALID, { signal }))).toBe('TimeoutError');
	expect(sandbox.messages).toHaveLength(1);
	expect((await call(sandbox, '/v2/nowhere')).status).toBe(404);
	expect(Date.now() - start).toBeGreaterThanOrEqual(950);
	await sandbox.close();
});
