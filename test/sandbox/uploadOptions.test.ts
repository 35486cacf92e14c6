import { SANDBOX_API_KEY, startSandbox } from '../../sandbox';
import { call, create } from './client';
import { begin, bytes, complete, init, put, upload, UPLOADS } from './uploadClient';

test('the plan may come in headers', async () => {
	const sandbox = await startSandbox({ uploads: { plan: 'headers', partSize: 1000 } });
	const { json, headers } = await init(sandbox, 2001);
	expect(json).toEqual({ mediaUploadId: sandbox.uploads[0].mediaUploadId });
	expect(headers.get('x-ofauth-upload-total-parts')).toBe('3');
	expect(headers.get('x-ofauth-upload-part-size')).toBe('1000');
	// they belong to the good answer alone
	sandbox.fault({ match: { path: `${UPLOADS}/init` }, create: true, status: 500 });
	const struck = await init(sandbox, 2001);
	expect(struck.status).toBe(500);
	expect(struck.headers.has('x-ofauth-upload-total-parts')).toBe(false);
	expect(sandbox.uploads).toHaveLength(2);
	// and to one that breaks off
	sandbox.fault({ match: { path: `${UPLOADS}/init` }, truncate: true });
	const { headers: cut } = await fetch(`${sandbox.url}${UPLOADS}/init`, {
		method: 'POST',
		headers: {
			apiKey: SANDBOX_API_KEY,
			'x-connection-id': 'conn_amber',
			'content-type': 'application/json',
		},
		body: JSON.stringify({ filename: 'a', size: 5, contentType: 'image/png' }),
	});
	expect(cut.get('x-ofauth-upload-total-parts')).toBe('1');
	await sandbox.close();
});

test('parts may go to another origin; a part has 5 MiB unless told', async () => {
	const sandbox = await startSandbox({ uploads: { uploadOrigin: 'https://bytes.example.com' } });
	const { json } = await init(sandbox, 6_800_000);
	expect(json).toMatchObject({ totalParts: 2, partSize: 5_242_880 });
	for (const { uploadUrl } of json.parts) {
		expect(new URL(uploadUrl).origin).toBe('https://bytes.example.com');
	}
	expect(json.completeUrl).toBe(`${sandbox.url}${UPLOADS}/complete`);
	await sandbox.close();
});

test('a session may run out', async () => {
	const sandbox = await startSandbox({ uploads: { lifetimeMs: 0 } });
	const { mediaUploadId, path } = await begin(sandbox, 10);
	for (const answer of [
		await put(sandbox, path, bytes(10)),
		await complete(sandbox, mediaUploadId),
	]) {
		expect(answer).toMatchObject({
			status: 400,
			json: { type: 'BAD_REQUEST', error: expect.stringContaining('expired') },
		});
	}
	await sandbox.close();
});

test('the answer that ends an upload may keep its media to itself', async () => {
	const sandbox = await startSandbox({ uploads: { tellsMedia: false, partSize: 1000 } });
	const single = await begin(sandbox, 1000);
	const { mediaUploadId } = single;
	expect((await put(sandbox, single.path, bytes(1000))).json).toEqual({ mediaUploadId });
	const several = await begin(sandbox, 1001);
	await put(sandbox, several.part(1), bytes(1000));
	await put(sandbox, several.part(2), bytes(1));
	expect((await complete(sandbox, several.mediaUploadId)).json).toEqual({
		mediaUploadId: several.mediaUploadId,
	});
	expect(sandbox.uploads).toMatchObject([{ mediaId: 9001 }, { mediaId: 9002 }]);
	await sandbox.close();
});

test('media may become ready later, and go into no message before', async () => {
	const sandbox = await startSandbox({ uploads: { readyAfterMs: 3_600_000 } });
	const reference = await upload(sandbox);
	const vault = async () => (await call(sandbox, '/v2/access/vault/media?limit=1')).json.list[0];
	expect(await vault()).toMatchObject({ id: 9001, isReady: false });
	for (const entry of [reference, 9001, '9001']) {
		const { status, json } = await create(sandbox, { text: 'a', mediaItems: [entry] });
		expect([status, json.error]).toEqual([400, `body/mediaItems: ${entry} is not ready`]);
	}
	sandbox.uploads[0].readyAt = Date.now();
	expect(await vault()).toMatchObject({ id: 9001, isReady: true });
	expect((await create(sandbox, { text: 'a', mediaItems: [9001] })).status).toBe(200);
	sandbox.uploads[0].hasError = true;
	expect(await vault()).toMatchObject({ id: 9001, hasError: true });
	expect((await create(sandbox, { text: 'a', mediaItems: [9001] })).status).toBe(400);
	await sandbox.close();
});

test.each([{ partSize: 0 }, { partSize: 1.5 }, { lifetimeMs: -1 }, { readyAfterMs: -1 }])(
	'%p is refused at the start',
	async (uploads) => {
		await expect(startSandbox({ uploads })).rejects.toThrow(RangeError);
	},
);
