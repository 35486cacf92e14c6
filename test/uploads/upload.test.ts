import fastify from 'fastify';

import { SANDBOX_API_KEY, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import type { BinaryMode } from '../helpers/binaryStore';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';
import { bytes, mediaOf, pathsOf, sha256, withFiles } from './support';

const PART = 1000;
let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function upload(
	files: Record<string, Buffer>,
	{ mode, options = {}, rows }: { mode?: BinaryMode; options?: SandboxOptions; rows?: string } = {},
): Promise<RunOptions> {
	sandbox = await startSandbox({ bucket: null, uploads: { partSize: PART }, ...options });
	const media = rows && { items: [{ source: 'binary', binaryPropertyName: rows }] };
	return await withFiles(sandbox, files, { mode, parameters: media ? { media } : {} });
}
const sentMedia = () => mediaOf(sandbox);

const SIZES = [1, PART, PART + 1, 3 * PART - 10];
const PLANS: SandboxOptions['uploads'][] = [{}, { plan: 'headers' }, { tellsMedia: false }];

describe.each(['filesystem', 'default'] as const)('from n8n’s %s store', (mode) => {
	test.each(SIZES.flatMap((size) => PLANS.map((plan) => [size, plan] as const)))(
		'%i bytes, %j',
		async (size, plan) => {
			const data = bytes(size);
			const options = await upload(
				{ data },
				{ mode, options: { uploads: { partSize: PART, ...plan } } },
			);
			const { error } = await runNode(options);
			expect(error).toBeUndefined();
			expect(sandbox.uploads).toMatchObject([
				{ filename: 'data.mp4', contentType: 'video/mp4', size, sha256: sha256(data) },
			]);
			const { mediaId, mediaUploadId } = sandbox.uploads[0];
			expect(sentMedia()).toEqual([[plan?.tellsMedia === false ? mediaUploadId : mediaId]]);
			const completed = pathsOf(sandbox).filter((path) => path.endsWith('/complete'));
			expect(completed).toHaveLength(size > PART ? 1 : 0);
		},
	);

	test('an empty file is refused before anything is sent', async () => {
		const { error } = await runNode(await upload({ data: bytes(0) }, { mode }));
		expect(error?.message).toContain(
			'Media [item 0]: row 1: the file in the binary field "data" is empty',
		);
		expect(sandbox.received).toEqual([]);
	});
});

test('a missing field is refused, and the fields that are there are named', async () => {
	const { error } = await runNode(await upload({ video: bytes(5) }, { rows: 'vidoe' }));
	expect(error?.message).toContain('row 1: the item has no binary field "vidoe"; it has "video"');
	expect(sandbox.received).toEqual([]);
});

const ONCE = [{ drop: true }, { status: 500 }, { status: 429, headers: { 'retry-after': '1' } }];

test.each(
	ONCE.flatMap((fault) => (['body', 'headers'] as const).map((plan) => [fault, plan] as const)),
)(
	'a part that fails once (%j, plan in the %s) is sent again, and only that part',
	async (fault, plan) => {
		const data = bytes(2500);
		const options = await upload({ data }, { options: { uploads: { partSize: PART, plan } } });
		sandbox.fault({ match: { method: 'PUT', path: /parts\/2$/ }, ...fault });
		const { error } = await runNode(options);
		expect(error).toBeUndefined();
		expect(sandbox.uploads).toMatchObject([{ parts: [1, 2, 3], sha256: sha256(data) }]);
		expect(sandbox.messages).toHaveLength(1);
	},
);

test('a part that keeps failing ends the send as notSent, with the name of the file', async () => {
	const options = await upload({ data: bytes(2500) });
	sandbox.fault({
		match: { method: 'PUT' },
		status: 503,
		body: { error: 'Storage is away' },
		times: Infinity,
	});
	const { error } = await runNode(options);
	expect(error?.message).toContain('Upload of data.mp4');
	expect(error?.message).toContain('Storage is away');
	expect((error?.context as { data: object }).data).toMatchObject({ outcome: 'notSent' });
	expect(sandbox.messages).toEqual([]);
});

test('a session that has expired is begun anew, once', async () => {
	const options = await upload(
		{ data: bytes(2500) },
		{ options: { uploads: { partSize: PART, lifetimeMs: 0 } } },
	);
	const { error } = await runNode(options);
	expect(error?.message).toContain('Upload of data.mp4');
	expect(sandbox.received.filter(({ path }) => path.endsWith('/init'))).toHaveLength(2);
	expect(sandbox.messages).toEqual([]);
});

test('an address on another origin gets the bytes, and neither key nor connection', async () => {
	const got: Array<{ headers: unknown; bytes: Buffer }> = [];
	const storage = fastify();
	storage.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	storage.put('/*', async ({ headers, body }) => {
		got.push({ headers, bytes: body as Buffer });
		return {};
	});
	const data = bytes(2500);
	const uploadOrigin = await storage.listen({ host: '127.0.0.1', port: 0 });
	await runNode(await upload({ data }, { options: { uploads: { partSize: PART, uploadOrigin } } }));
	await storage.close();
	expect(Buffer.concat(got.map((part) => part.bytes)).equals(data)).toBe(true);
	expect(JSON.stringify(got)).not.toContain(SANDBOX_API_KEY);
	expect(JSON.stringify(got)).not.toContain('conn_amber');
});

test('several files and other media keep their order', async () => {
	const options = await upload({ first: bytes(10), second: bytes(20) });
	const items = [
		{ source: 'references', references: '501' },
		{ source: 'binary', binaryPropertyName: 'second' },
		{ source: 'vault', vaultMediaId: { __rl: true, mode: 'id', value: '502' } },
		{ source: 'binary', binaryPropertyName: 'first, second' },
	];
	await runNode({ ...options, parameters: { ...options.parameters, media: { items } } });
	const id = (name: string) =>
		sandbox.uploads.find(({ filename }) => filename === `${name}.mp4`)?.mediaId;
	expect(sentMedia()).toEqual([[501, id('second'), 502, id('first'), id('second')]]);
	expect(sandbox.uploads).toHaveLength(2);
});

test('a send that fails after its upload, then Retry: the file is not uploaded again', async () => {
	const options = await upload({ data: bytes(2500) });
	sandbox.fault({ status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
	const failed = await runNode(options);
	expect(failed.error?.message).toContain('FORBIDDEN');
	const retried = await retryRun(options, failed.run);
	expect(retried.error).toBeUndefined();
	expect(sandbox.uploads).toHaveLength(1);
	expect(sentMedia()).toEqual([[sandbox.uploads[0].mediaId]]);
});

test('Dry Run uploads nothing and shows the file', async () => {
	const options = await upload({ data: bytes(2500) });
	const { items } = await runNode({
		...options,
		parameters: { ...options.parameters, options: { dryRun: true } },
	});
	expect(sandbox.received.filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(items[0].json.body).toMatchObject({
		mediaItems: [
			{ binaryPropertyName: 'data', filename: 'data.mp4', contentType: 'video/mp4', size: 2500 },
		],
	});
});

test('nothing is uploaded where another item is bad', async () => {
	const options = await upload({ data: bytes(10) });
	const { error } = await runNode({
		...options,
		items: [{}, {}],
		parameters: { ...options.parameters, text: '={{ $itemIndex ? [] : "hi" }}' },
	});
	expect(error?.message).toContain('[item 1]');
	expect(sandbox.received).toEqual([]);
});
