import { call, useSandbox } from './client';
import { init, UPLOADS } from './uploadClient';

const FILE = { filename: 'a.jpg', size: 10, contentType: 'image/jpeg' };
const REFERENCE = /^upload:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const its = useSandbox({ uploads: { partSize: 1000 } });

test('init plans a file of several parts', async () => {
	const { json } = await init(its.sandbox, 2500);
	const path = `${its.sandbox.url}${UPLOADS}/${encodeURIComponent(json.mediaUploadId)}`;
	expect(json).toEqual({
		mediaUploadId: expect.stringMatching(REFERENCE),
		uploadType: 'multipart',
		totalParts: 3,
		partSize: 1000,
		expiresAt: expect.any(String),
		parts: [
			{ partNumber: 1, uploadUrl: `${path}/parts/1`, byteRange: { start: 0, end: 999 } },
			{ partNumber: 2, uploadUrl: `${path}/parts/2`, byteRange: { start: 1000, end: 1999 } },
			{ partNumber: 3, uploadUrl: `${path}/parts/3`, byteRange: { start: 2000, end: 2499 } },
		],
		completeUrl: `${its.sandbox.url}${UPLOADS}/complete`,
	});
	expect(path).toContain('upload%3A');
	const lifetime = Date.parse(json.expiresAt) - Date.now();
	expect(Math.abs(lifetime - 3_600_000)).toBeLessThan(5000);
	expect(its.sandbox.uploads).toEqual([
		{
			mediaUploadId: json.mediaUploadId,
			connectionId: 'conn_amber',
			filename: 'a b.mp4',
			size: 2500,
			contentType: 'video/mp4',
			parts: [],
			bytes: 0,
		},
	]);
});

test('init plans a file that fits into one part', async () => {
	const { json, headers } = await init(its.sandbox, 1000);
	const uploadUrl = `${its.sandbox.url}${UPLOADS}/${encodeURIComponent(json.mediaUploadId)}`;
	expect(json).toMatchObject({
		uploadType: 'single',
		totalParts: 1,
		parts: [{ partNumber: 1, uploadUrl, byteRange: { start: 0, end: 999 } }],
	});
	expect(headers.has('x-ofauth-upload-total-parts')).toBe(false);
});

test.each([
	['no name', { ...FILE, filename: undefined }, 'filename'],
	['an empty name', { ...FILE, filename: '' }, 'body/filename'],
	['no bytes', { ...FILE, size: 0 }, 'body/size'],
	['half a byte', { ...FILE, size: 1.5 }, 'body/size'],
	['a size as text', { ...FILE, size: '10' }, 'body/size'],
	['an empty type', { ...FILE, contentType: '' }, 'body/contentType'],
	['the names of the old guide', { ...FILE, filesize: 10 }, 'body/filesize'],
	['an unknown mode', { ...FILE, vaultUpload: { mode: 'post' } }, 'body/vaultUpload/mode'],
	['no mode', { ...FILE, vaultUpload: { userId: '5' } }, 'body/vaultUpload'],
	['a user as number', { ...FILE, vaultUpload: { mode: 'message', userId: 5 } }, 'userId'],
	['no JSON', '{', 'not valid JSON'],
])('init refuses %s', async (_, body, problem) => {
	const { status, json } = await init(its.sandbox, 10, { body });
	expect([status, json.type]).toEqual([400, 'BAD_REQUEST']);
	expect(json.error).toContain(problem);
	expect(its.sandbox.uploads).toEqual([]);
});

test.each([{ mode: 'message' }, { mode: 'message', userId: '5' }])(
	'init takes %p',
	async (vaultUpload) => {
		const { status } = await init(its.sandbox, 10, { body: { ...FILE, vaultUpload } });
		expect(status).toBe(200);
	},
);

test('check finds nothing, and looks at what it is asked', async () => {
	const path = `${UPLOADS}/check`;
	const check = async (body: object) => await call(its.sandbox, path, { method: 'POST', body });
	expect((await check({ etag: 'x', size: 5 })).json).toEqual({ exists: false });
	expect((await check({ etag: 'x' })).status).toBe(400);
	expect((await check({ etag: 5, size: 5 })).status).toBe(400);
});
