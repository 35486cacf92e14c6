import { SANDBOX_API_KEY, startSandbox } from '../../sandbox';
import { begin, bytes, complete, init, put, UPLOADS } from './uploadClient';

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

test('a file in one part may need to be completed', async () => {
	const sandbox = await startSandbox({ uploads: { singleNeedsComplete: true } });
	const { path, mediaUploadId } = await begin(sandbox, 1000);
	expect((await put(sandbox, path, bytes(1000))).json).toEqual({ mediaUploadId });
	expect(sandbox.uploads[0].mediaId).toBeUndefined();
	const { json } = await complete(sandbox, mediaUploadId);
	expect(json).toMatchObject({ mediaUploadId, media: { id: 9001 } });
	await sandbox.close();
});

test.each([{ partSize: 0 }, { partSize: 1.5 }, { lifetimeMs: -1 }])(
	'%p is refused at the start',
	async (uploads) => {
		await expect(startSandbox({ uploads })).rejects.toThrow(RangeError);
	},
);
