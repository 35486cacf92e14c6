import { sleep } from 'n8n-workflow';

import { useSandbox } from './client';
import { openPut } from './slowPut';
import { begin, bytes, complete, init, put, sha256, UPLOADS } from './uploadClient';

const its = useSandbox({ bucket: { perMinute: 60, burst: 10 }, uploads: { partSize: 1000 } });
const FILE = bytes(2000);
const [FIRST, SECOND] = [FILE.subarray(0, 1000), FILE.subarray(1000)];
const SECOND_PART = { method: 'PUT', path: /\/parts\/2$/ };

test('a status strikes the part it is for; the part is not taken', async () => {
	const { mediaUploadId, part } = await begin(its.sandbox, 2000);
	its.sandbox.fault({ match: SECOND_PART, skip: 1, times: 2, status: 503, body: { error: 'no' } });
	const sent = [];
	for (const number of [1, 2, 2, 2, 2]) {
		sent.push(await put(its.sandbox, part(number), number === 1 ? FIRST : SECOND));
	}
	expect(sent.map(({ status }) => status)).toEqual([200, 200, 503, 503, 200]);
	expect(sent[2].json).toEqual({ error: 'no' });
	expect(its.sandbox.uploads).toMatchObject([{ parts: [1, 2, 2], bytes: 3000 }]);
	await complete(its.sandbox, mediaUploadId);
	expect(its.sandbox.uploads[0].sha256).toBe(sha256(FILE));
});

test('a drop resets the connection; with create the part is taken', async () => {
	const { path, part } = await begin(its.sandbox, 2000);
	its.sandbox.fault({ match: SECOND_PART, drop: true });
	its.sandbox.fault({ match: SECOND_PART, drop: true, create: true });
	await put(its.sandbox, part(1), FIRST);
	await expect(put(its.sandbox, part(2), SECOND)).rejects.toThrow();
	expect(its.sandbox.uploads[0].parts).toEqual([1]);
	await expect(put(its.sandbox, part(2), SECOND)).rejects.toThrow();
	expect(its.sandbox.uploads[0].parts).toEqual([1, 2]);
	const dropped = its.sandbox.received.filter(({ status }) => status === 'dropped');
	const expected = { path: `${path}/parts/2`, contentLength: 1000, body: undefined };
	expect(dropped).toMatchObject([expected, expected]);
});

test('a delay holds the answer back; who leaves during it has sent nothing', async () => {
	const { path } = await begin(its.sandbox, 1000);
	its.sandbox.fault({ match: { path }, delayMs: 60, times: 2 });
	const signal = AbortSignal.timeout(30);
	await expect(put(its.sandbox, path, FIRST, { signal })).rejects.toThrow();
	const start = Date.now();
	expect((await put(its.sandbox, path, FIRST)).status).toBe(200);
	expect(Date.now() - start).toBeGreaterThanOrEqual(55);
	expect(its.sandbox.uploads).toMatchObject([{ parts: [1], bytes: 1000 }]);
});

test.each([false, true])('any answer may break off (create: %p)', async (createFirst) => {
	its.sandbox.fault({ match: { path: /./ }, truncate: true, create: createFirst, times: Infinity });
	const gone = async (sent: Promise<unknown>) => await expect(sent).rejects.toThrow();
	await gone(init(its.sandbox, 2000));
	expect(its.sandbox.uploads).toHaveLength(createFirst ? 1 : 0);
	its.sandbox.reset();
	const { mediaUploadId, part } = await begin(its.sandbox, 2000);
	const single = await begin(its.sandbox, 1000);
	await put(its.sandbox, part(1), FIRST);
	its.sandbox.fault({ match: { path: /./ }, truncate: true, create: createFirst, times: Infinity });
	await gone(put(its.sandbox, single.path, FIRST));
	await gone(put(its.sandbox, part(2), SECOND));
	if (createFirst) await gone(complete(its.sandbox, mediaUploadId));
	const state = its.sandbox.uploads.map(({ parts, mediaId }) => [parts, mediaId]);
	expect(state).toEqual(
		createFirst
			? [
					[[1, 2], 9002],
					[[1], 9001],
				]
			: [
					[[1], undefined],
					[[], undefined],
				],
	);
});

test('without a token nothing is taken', async () => {
	const { path } = await begin(its.sandbox, 1000);
	for (let sent = 0; sent < 9; sent++) await complete(its.sandbox, 'upload:x');
	expect((await put(its.sandbox, path, FIRST)).status).toBe(429);
	expect((await init(its.sandbox, 10)).status).toBe(429);
	expect(its.sandbox.uploads).toMatchObject([{ parts: [] }]);
});

test('bytes that break off are no part', async () => {
	const { path } = await begin(its.sandbox, 1000);
	const sent = openPut(its.sandbox, path, 1000);
	await sent.write(FIRST.subarray(0, 400));
	while (its.sandbox.received.length < 2) await sleep(1);
	sent.breakOff();
	while (its.sandbox.received[1].status === 0) await sleep(1);
	expect(its.sandbox.received[1].status).toBe('dropped');
	expect((await put(its.sandbox, `${UPLOADS}/x`, FIRST)).status).toBe(400);
	expect(its.sandbox.uploads).toMatchObject([{ parts: [], bytes: 0 }]);
	expect((await put(its.sandbox, path, FIRST)).status).toBe(200);
});
