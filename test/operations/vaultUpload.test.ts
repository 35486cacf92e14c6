import Ajv from 'ajv';
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { endpointOf } from '../../sandbox/api/endpoint';
import type { Fault, ReceivedRequest, Sandbox, SandboxOptions } from '../../sandbox';
import { hintsOf, send, wordsOf } from '../actions/support';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';
import { sandboxWith } from '../sandbox/client';
import { bytes, pathsOf, sha256, withFiles } from '../uploads/support';

const PART = 1000;
const VAULT = '/v2/access/vault/media';

const start = async ({ uploads, ...more }: SandboxOptions = {}) =>
	await sandboxWith({ bucket: null, uploads: { partSize: PART, ...uploads }, ...more });

/** What the node is told, with a file of so many bytes in every item. */
async function upload(
	sandbox: Sandbox,
	size: number,
	more: INodeParameters = {},
	mode?: 'default' | 'filesystem',
): Promise<RunOptions> {
	const options = await withFiles(sandbox, { data: bytes(size) }, { mode });
	return { ...options, parameters: { resource: 'vaultMedia', operation: 'upload', ...more } };
}

const outputOf = (id: number, size: number) => ({
	id,
	isReady: true,
	filename: 'data.mp4',
	contentType: 'video/mp4',
	size,
});

const MODES = ['filesystem', 'default'] as const;
const SIZES = [1, PART, PART + 1, 7 * PART - 10];

test.each(MODES.flatMap((mode) => SIZES.map((size) => [size, mode] as const)))(
	'a file of %i bytes from n8n’s %s store becomes media of the vault',
	async (size, mode) => {
		const sandbox = await start();
		const { items, error } = await runNode(await upload(sandbox, size, {}, mode));
		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: outputOf(9001, size), pairedItem: { item: 0 } }]);
		const parts = Array.from({ length: Math.ceil(size / PART) }, (_, index) => index + 1);
		expect(sandbox.uploads).toMatchObject([{ size, parts, sha256: sha256(bytes(size)) }]);
		// It goes into the vault and into nothing else.
		expect([sandbox.messages, sandbox.chatMessages]).toEqual([[], []]);
	},
);

const RUNS = 100;

test(`${RUNS} files of any name, kind and size give requests that OFAuth allows`, async () => {
	const { body } = endpointOf('POST', '/v2/access/uploads/init');
	const isInit = new Ajv({ strict: false }).compile(body as object);
	const sandbox = await start();
	const name = fc.stringMatching(/^[a-z][\w-]{0,20}$/);
	const mimeType = fc.constantFrom('video/mp4', 'image/jpeg', 'image/gif', 'audio/mpeg');
	const size = fc.integer({ min: 1, max: 3 * PART });
	await fc.assert(
		fc.asyncProperty(name, mimeType, size, async (field, contentType, bytesOf) => {
			sandbox.reset();
			const files = { [field]: bytes(bytesOf) };
			const options = await withFiles(sandbox, files, { mode: 'default', mimeType: contentType });
			const binaryPropertyName = ` ${field}`;
			const parameters = { resource: 'vaultMedia', operation: 'upload', binaryPropertyName };
			const { items, error } = await runNode({ ...options, parameters });
			expect([error, items.length]).toEqual([undefined, 1]);
			const [init, ...rest] = sandbox.received;
			const filename = `${field}.mp4`;
			expect(init.body).toMatchObject({ filename, size: bytesOf, contentType });
			expect([init.body, isInit(init.body)]).toEqual([init.body, true]);
			expect([...rest, init].filter(({ status }) => status !== 200)).toEqual([]);
			expect(sandbox.uploads).toMatchObject([{ sha256: sha256(files[field]) }]);
		}),
		{ numRuns: RUNS },
	);
}, 60_000);

const ONCE: Array<[string, Fault]> = [
	['dropped', { drop: true }],
	['502', { status: 502 }],
	['429', { status: 429, headers: { 'retry-after': '0.2' } }],
];
const STEPS: Array<[string, RegExp]> = [
	['init', /\/init$/],
	['a part', /\/parts\/2$/],
	['complete', /\/complete$/],
];

test.each(ONCE)('what goes wrong once (%s) at whatever step is repeated', async (_name, fault) => {
	const uploads = await Promise.all(
		STEPS.map(async ([, path]) => {
			const sandbox = await start();
			sandbox.fault({ match: { path }, ...fault });
			const { items } = await runNode(await upload(sandbox, 2500));
			return { items, all: sandbox.uploads };
		}),
	);
	for (const { items, all } of uploads) {
		expect(items.map(({ json }) => json)).toEqual([outputOf(9001, 2500)]);
		expect(all).toMatchObject([{ sha256: sha256(bytes(2500)) }]);
	}
});

test('it waits until the media is ready', async () => {
	const looks: Array<boolean | undefined> = [];
	const onAnswered = ({ path }: ReceivedRequest) => {
		if (path !== VAULT) return;
		looks.push(true);
		if (looks.length === 2) sandbox.uploads[0].readyAt = 0;
	};
	const sandbox = await start({ uploads: { readyAfterMs: Infinity }, onAnswered });
	const { items } = await runNode(await upload(sandbox, 2500));
	expect(items.map(({ json }) => json)).toEqual([outputOf(9001, 2500)]);
	expect(looks).toHaveLength(3);
	expect(sandbox.uploads).toHaveLength(1);
});

test('past Max Wait the file is named, and a Retry waits on without uploading it again', async () => {
	const sandbox = await start({ uploads: { readyAfterMs: Infinity } });
	const options = await upload(sandbox, 2500, { options: { maxWait: 1.5 } });
	const first = await runNode(options);
	expect(first.error?.message).toContain(
		'OFAuth has the file data.mp4, but it is not ready to be sent: waited',
	);
	sandbox.uploads[0].readyAt = 0;
	const { items } = await retryRun(options, first.run);
	expect(items.map(({ json }) => json)).toEqual([outputOf(9001, 2500)]);
	expect(sandbox.uploads).toHaveLength(1);
});

test('media that cannot be made is an error that names the file', async () => {
	const sandbox = await start({
		uploads: { readyAfterMs: Infinity },
		onAnswered: ({ path }) => {
			if (path.endsWith('/complete')) sandbox.uploads[0].hasError = true;
		},
	});
	const { error } = await runNode(await upload(sandbox, 2500));
	expect(error?.message).toContain('OFAuth could not make media of the file data.mp4');
});

describe('several items', () => {
	const THREE = [{}, {}, {}];
	const no = { match: { path: /\/init$/ }, skip: 1, status: 403 };

	test('each gives its media, linked to it', async () => {
		const sandbox = await start();
		const { items } = await runNode({ ...(await upload(sandbox, 1500)), items: THREE });
		expect(items).toEqual(
			THREE.map((_, item) => ({ json: outputOf(9001 + item, 1500), pairedItem: { item } })),
		);
	});

	test.each(['Retry', 'Retry On Fail'])('%s uploads only what is missing', async (again) => {
		const sandbox = await start();
		sandbox.fault(no);
		const options = { ...(await upload(sandbox, 1500)), items: THREE };
		const settings = { retryOnFail: again !== 'Retry', maxTries: 2, waitBetweenTries: 1 };
		const first = await runNode({ ...options, settings });
		const last = again === 'Retry' ? await retryRun(options, first.run) : first;
		expect(last.items.map(({ json }) => json)).toEqual(
			THREE.map((_, item) => outputOf(9001 + item, 1500)),
		);
		expect(sandbox.uploads).toHaveLength(3);
	});

	test('one that fails is an item, and the others are uploaded', async () => {
		const sandbox = await start();
		sandbox.fault(no);
		const options = { ...(await upload(sandbox, 1500)), items: THREE };
		const { items } = await runNode({ ...options, settings: { onError: 'continueRegularOutput' } });
		expect(items.map(({ json }) => json.id)).toEqual([9001, undefined, 9002]);
		expect(items[1].json.error).toContain('Upload of data.mp4');
	});
});

describe.each([1, 2500])('where OFAuth does not tell which media %i bytes have become', (size) => {
	test('mediaUploadId comes out, and a hint says what that means', async () => {
		const sandbox = await start({ uploads: { tellsMedia: false } });
		const result = await runNode(await upload(sandbox, size));
		const [{ mediaUploadId }] = sandbox.uploads;
		expect(result.items.map(({ json }) => json)).toEqual([
			{ mediaUploadId, filename: 'data.mp4', contentType: 'video/mp4', size },
		]);
		const [hint, ...others] = hintsOf(result);
		expect(hint).toContain('their mediaUploadId goes into one message only');
		expect(hint).toContain('[item 0]');
		expect(others).toEqual([]);
	});

	test('a Retry does not upload it again either', async () => {
		const sandbox = await start({ uploads: { tellsMedia: false } });
		sandbox.fault({ match: { path: /\/init$/ }, skip: 1, status: 403 });
		const options = { ...(await upload(sandbox, size)), items: [{}, {}] };
		const { run } = await runNode(options);
		const { items } = await retryRun(options, run);
		expect(items.map(({ json }) => json.mediaUploadId)).toEqual(
			sandbox.uploads.map(({ mediaUploadId }) => mediaUploadId),
		);
		expect(sandbox.uploads).toHaveLength(2);
	});
});

test('the hint is not shown where OFAuth tells', async () => {
	const sandbox = await start();
	expect(hintsOf(await runNode(await upload(sandbox, 10)))).toEqual([]);
});

describe('a file that is not there', () => {
	test('is refused in words, before anything is asked, and the fields that are there are named', async () => {
		const sandbox = await start();
		const { error } = await runNode(await upload(sandbox, 10, { binaryPropertyName: 'dtaa' }));
		expect(error?.message).toContain(
			'Nothing was done. Input Binary Field [item 0]: the item has no binary field "dtaa"; it has "data"',
		);
		expect(sandbox.received).toEqual([]);
	});

	test('so is an item without any', async () => {
		const sandbox = await start();
		const { error } = await send(sandbox, {
			parameters: { resource: 'vaultMedia', operation: 'upload' },
		});
		expect(wordsOf(error)).toContain('"data"; it has no binary data at all');
		expect(sandbox.received).toEqual([]);
	});

	test('so is an empty one', async () => {
		const sandbox = await start();
		const { error } = await runNode(await upload(sandbox, 0));
		expect(error?.message).toContain('the file in the binary field "data" is empty');
		expect(sandbox.received).toEqual([]);
	});

	test('where errors go on it is an item, and the others are uploaded', async () => {
		const sandbox = await start();
		const options = await upload(sandbox, 10, {
			binaryPropertyName: '={{ $itemIndex === 1 ? "dtaa" : "data" }}',
		});
		const { items } = await runNode({
			...options,
			items: [{}, {}, {}],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ json }) => json.id)).toEqual([9001, undefined, 9002]);
		expect(items[1].json.error).toContain('has no binary field "dtaa"');
	});
});

test('what is asked is init, its parts and complete, and nothing besides', async () => {
	const sandbox = await start();
	await runNode(await upload(sandbox, 2500));
	expect(pathsOf(sandbox).map((path) => path.split('/').at(-1))).toEqual([
		...['init', '1', '2', '3', 'complete'],
	]);
});
