import { call, type CallOptions, create, useSandbox } from './client';
import { begin, bytes, put, upload } from './uploadClient';

const its = useSandbox();
const bella = { connection: 'conn_bella' };

test('an upload is in the vault of its connection, and gone after a reset', async () => {
	const vault = async (query = '', options?: CallOptions) =>
		(await call(its.sandbox, `/v2/access/vault/media?limit=40${query}`, options)).json.list;
	const standard = await vault();
	await upload(its.sandbox);
	await upload(its.sandbox);
	await upload(its.sandbox, bella);
	const ids = (await vault()).map(({ id }: { id: number }) => id);
	expect(ids).toEqual([9002, 9001, ...standard.map(({ id }: { id: number }) => id)]);
	expect((await vault('', bella))[0]).toMatchObject({ id: 9003, type: 'video', isReady: true });
	expect(Object.keys((await vault())[0])).toEqual(Object.keys(standard[0]));
	expect(await vault('&query=a%2520b&mediaType=video')).toHaveLength(2);

	const { uploads } = its.sandbox;
	its.sandbox.reset();
	expect(uploads).toEqual([]);
	expect(await vault()).toEqual(standard);
	await upload(its.sandbox);
	expect(uploads).toMatchObject([{ mediaId: 9001 }]);
});

test.each([
	['image/jpeg', 'photo'],
	['image/GIF', 'gif'],
	['audio/mpeg', 'audio'],
	['application/pdf', 'photo'],
])('%s becomes a %s', async (contentType, type) => {
	const body = { filename: 'x', size: 10, contentType };
	const { path } = await begin(its.sandbox, 10, { body });
	expect((await put(its.sandbox, path, bytes(10))).json.media.type).toBe(type);
});

describe('a message', () => {
	const send = async (mediaItems: unknown[], options?: CallOptions) =>
		await create(its.sandbox, { text: 'Hi', mediaItems }, options);

	test('uses up the uploads it names', async () => {
		const [one, two] = [await upload(its.sandbox), await upload(its.sandbox)];
		expect((await send([501, one, two])).json.id).toBe(7001);
		expect(its.sandbox.uploads).toMatchObject([{ usedByMessage: 7001 }, { usedByMessage: 7001 }]);
		const again = await send([one]);
		expect([again.status, again.json.type]).toEqual([400, 'BAD_REQUEST']);
		expect(again.json.error).toContain('already used');
		// the media itself may be used again
		expect((await send([9001])).status).toBe(200);
	});

	test('that is refused uses up nothing', async () => {
		const one = await upload(its.sandbox);
		expect((await send([one, one])).json.error).toContain('named twice');
		expect((await send([one, 'upload:x'])).json.error).toContain('unknown');
		its.sandbox.fault({ status: 500 });
		expect((await send([one])).status).toBe(500);
		expect(its.sandbox.uploads[0].usedByMessage).toBeUndefined();
		expect((await send([one])).status).toBe(200);
	});

	test("cannot name one that is not complete or another's", async () => {
		const { mediaUploadId } = await begin(its.sandbox, 10);
		expect((await send([mediaUploadId])).json.error).toContain('not complete');
		const one = await upload(its.sandbox);
		expect((await send([one], bella)).status).toBe(400);
		expect(its.sandbox.messages).toEqual([]);
	});
});
