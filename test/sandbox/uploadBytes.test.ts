import { create, useSandbox } from './client';
import { begin, bytes, complete, put, sha256, UPLOADS } from './uploadClient';

const its = useSandbox({ uploads: { partSize: 1000 } });
const FILE = bytes(2500);
const PARTS = [FILE.subarray(0, 1000), FILE.subarray(1000, 2000), FILE.subarray(2000)];
const partsDone = () => its.sandbox.uploads[0].parts;

/** Sends parts of FILE, or other bytes of the same length for a negative number. */
async function sendParts(part: (number: number) => string, ...numbers: number[]) {
	for (const number of numbers) {
		const data = PARTS[Math.abs(number) - 1];
		const sent = number > 0 ? data : bytes(data.length, 99);
		await put(its.sandbox, part(Math.abs(number)), sent);
	}
}

describe('a file in one part', () => {
	test.each(['video/mp4', 'application/json', 'text/plain; charset=utf-8'])(
		'is done with one call, sent as %s',
		async (type) => {
			const { mediaUploadId, path } = await begin(its.sandbox, 1000);
			const answer = await put(its.sandbox, path, PARTS[0], { headers: { 'content-type': type } });
			expect(answer.json).toEqual({
				mediaUploadId,
				media: {
					id: 9001,
					type: 'video',
					convertedToVideo: false,
					isReady: true,
					hasError: false,
					canView: true,
					createdAt: expect.any(String),
					releaseForms: [],
				},
			});
			expect(its.sandbox.uploads).toMatchObject([
				{ parts: [1], bytes: 1000, sha256: sha256(PARTS[0]), mediaId: 9001 },
			]);
			const request = its.sandbox.received.at(-1);
			expect(request).toMatchObject({ method: 'PUT', path, contentLength: 1000, status: 200 });
			expect(request?.body).toBeUndefined();
		},
	);

	test.each([0, 999, 1001])('is not done with %p bytes', async (size) => {
		const { path } = await begin(its.sandbox, 1000);
		const { status, json } = await put(its.sandbox, path, bytes(size));
		expect([status, json.type]).toEqual([400, 'BAD_REQUEST']);
		expect(json.error).toContain(`1000 bytes, not ${size}`);
		expect(its.sandbox.uploads).toMatchObject([{ parts: [], bytes: 0 }]);
	});

	test('may be sent again as it was, for its answer may have been lost', async () => {
		const { path } = await begin(its.sandbox, 1000);
		const first = await put(its.sandbox, path, PARTS[0]);
		expect((await put(its.sandbox, path, PARTS[0])).json).toEqual(first.json);
		expect((await put(its.sandbox, path, bytes(1000, 1))).status).toBe(400);
		expect(its.sandbox.uploads).toMatchObject([{ parts: [1, 1], bytes: 2000, mediaId: 9001 }]);
	});
});

test('a file in one part is not to be completed: its one call has done so', async () => {
	const { path, mediaUploadId } = await begin(its.sandbox, 1000);
	await put(its.sandbox, path, PARTS[0]);
	expect((await complete(its.sandbox, mediaUploadId)).status).toBe(409);
});

describe('a file in several parts', () => {
	test('is done when completed', async () => {
		const { mediaUploadId, part } = await begin(its.sandbox, 2500);
		const first = await put(its.sandbox, part(1), PARTS[0]);
		expect(first.json).toEqual({ mediaUploadId, partNumber: 1, etag: expect.any(String) });
		await sendParts(part, 2);
		const early = await complete(its.sandbox, mediaUploadId);
		expect(early.status).toBe(400);
		expect(early.json.error).toContain('part 3');
		await sendParts(part, 3);
		const { json } = await complete(its.sandbox, mediaUploadId);
		expect(json).toMatchObject({ mediaUploadId, media: { id: 9001, isReady: true } });
		const again = await complete(its.sandbox, mediaUploadId);
		expect([again.status, again.json.type]).toEqual([409, 'CONFLICT']);
		expect(its.sandbox.uploads).toMatchObject([
			{ parts: [1, 2, 3], bytes: 2500, sha256: sha256(FILE), mediaId: 9001 },
		]);
		expect((await put(its.sandbox, part(3), bytes(500, 1))).status).toBe(400);
	});

	test.each<[string, number[], boolean]>([
		['the last part twice', [1, 2, 3, 3], true],
		['another last part first', [1, 2, -3, 3], true],
		['each part twice', [1, 1, 2, 2, 3, 3], true],
		['an early part once more', [1, 2, 3, 1], true],
		['an early part changed, and what follows', [-1, 2, 3, 1, 2, 3], true],
		['an early part changed at the end', [-1, 2, 3, 1], false],
		['the wrong order', [3, 2, 1], false],
		['the wrong order, then the right one', [3, 1, 2, 3], true],
	])('with %s', async (_, numbers, isHashed) => {
		const { mediaUploadId, part } = await begin(its.sandbox, 2500);
		await sendParts(part, ...numbers);
		expect((await complete(its.sandbox, mediaUploadId)).status).toBe(200);
		expect(partsDone()).toEqual(numbers.map(Math.abs));
		expect(its.sandbox.uploads[0].sha256).toBe(isHashed ? sha256(FILE) : undefined);
	});

	test.each([0, 4, '01', '1.0', 'x'])('has no part %p', async (number) => {
		const { part } = await begin(its.sandbox, 2500);
		expect((await put(its.sandbox, part(number), PARTS[0])).status).toBe(400);
		expect(partsDone()).toEqual([]);
	});

	test('takes no part of another length', async () => {
		const { part } = await begin(its.sandbox, 2500);
		expect((await put(its.sandbox, part(3), PARTS[0])).status).toBe(400);
		expect((await put(its.sandbox, part(1), FILE)).status).toBe(400);
		expect(partsDone()).toEqual([]);
	});
});

test('the two ways to send are not mixed', async () => {
	const several = await begin(its.sandbox, 2500);
	expect((await put(its.sandbox, several.path, FILE)).status).toBe(400);
	const single = await begin(its.sandbox, 1000);
	expect((await put(its.sandbox, single.part(1), PARTS[0])).status).toBe(400);
	expect(its.sandbox.uploads.flatMap(({ parts }) => parts)).toEqual([]);
	await create(its.sandbox);
	expect(its.sandbox.messages).toHaveLength(1);
	expect((await put(its.sandbox, `${UPLOADS}/x/y/z`, FILE)).status).toBe(404);
});
