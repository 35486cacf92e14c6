import type { SandboxConnection } from '../../sandbox';
import { call, type CallOptions, useSandbox } from './client';
import { begin, bytes, complete, init, put, UPLOADS } from './uploadClient';

const userData = { id: 1, name: 'Test', username: 'test', avatar: null };
const connections: SandboxConnection[] = [
	{ id: 'conn_amber', status: 'active', userData },
	{ id: 'conn_bella', status: 'active', userData },
	{ id: 'conn_reader', status: 'active', permissions: ['vault:read'], userData },
];
const bella = { connection: 'conn_bella' };
const its = useSandbox({ connections, uploads: { partSize: 1000 } });

/** Every call of an upload. */
const CALLS: Array<[string, (options?: CallOptions) => Promise<{ status: number }>]> = [
	['init', async (options) => await init(its.sandbox, 10, options)],
	['a file', async (options) => await put(its.sandbox, `${UPLOADS}/a`, bytes(10), options)],
	['a part', async (options) => await put(its.sandbox, `${UPLOADS}/a/parts/1`, bytes(10), options)],
	['complete', async (options) => await complete(its.sandbox, 'upload:a', options)],
	[
		'check',
		async (options) =>
			await call(its.sandbox, `${UPLOADS}/check`, {
				method: 'POST',
				body: { etag: 'x', size: 1 },
				...options,
			}),
	],
];

test.each(CALLS)('%s needs key, connection and permission, and takes a token', async (_, send) => {
	expect(await send({ apiKey: 'wrong' })).toMatchObject({ status: 401 });
	expect(await send({ connection: null })).toMatchObject({ status: 401 });
	expect(await send({ connection: 'conn_reader' })).toMatchObject({ status: 403 });
	const answer = (await send()) as Awaited<ReturnType<typeof call>>;
	expect(answer.headers.get('x-ratelimit-remaining')).toBe('89');
});

test('an unknown session is a 400', async () => {
	const id = encodeURIComponent('upload:00000000-0000-4000-8000-000000000000');
	for (const answer of [
		await put(its.sandbox, `${UPLOADS}/${id}`, bytes(10)),
		await put(its.sandbox, `${UPLOADS}/${id}/parts/1`, bytes(10)),
		await complete(its.sandbox, decodeURIComponent(id)),
	]) {
		expect(answer.json).toMatchObject({ type: 'BAD_REQUEST', error: 'Unknown upload session' });
		expect(answer.status).toBe(400);
	}
	expect((await complete(its.sandbox, '')).status).toBe(400);
	expect((await complete(its.sandbox, 5)).status).toBe(400);
});

test("another connection's session is a 404", async () => {
	const single = await begin(its.sandbox, 10);
	const several = await begin(its.sandbox, 2500);
	for (const answer of [
		await put(its.sandbox, single.path, bytes(10), bella),
		await put(its.sandbox, several.part(1), bytes(1000), bella),
		await complete(its.sandbox, several.mediaUploadId, bella),
	]) {
		expect([answer.status, answer.json.type]).toEqual([404, 'RESOURCE_NOT_FOUND']);
	}
	expect(its.sandbox.uploads).toMatchObject([{ parts: [] }, { parts: [] }]);
});

test('the colon in a path must be encoded', async () => {
	const { path, part } = await begin(its.sandbox, 10);
	for (const encoded of [path, part(1)]) {
		const answer = await put(its.sandbox, encoded.replace('%3A', ':'), bytes(10));
		expect(answer.status).toBe(400);
		expect(answer.json.error).toContain('Percent-encode');
	}
	expect((await put(its.sandbox, path.replace('%3A', '%3a'), bytes(10))).status).toBe(200);
});
