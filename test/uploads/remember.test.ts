import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';
import { bytes, mediaOf, withFiles } from './support';

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

const NO = { status: 403, body: { error: 'No', type: 'FORBIDDEN' } };

async function start(uploads: SandboxOptions['uploads'] = {}): Promise<RunOptions> {
	sandbox = await startSandbox({ bucket: null, uploads: { partSize: 1000, ...uploads } });
	return await withFiles(sandbox, { data: bytes(2500) });
}

/** Runs a message that OFAuth refuses for a reason that lies not in its media. */
async function refused(options: RunOptions) {
	sandbox.fault(NO);
	return (await runNode(options)).run;
}

test('Retry with another Connection uploads to that creator', async () => {
	const options = await start();
	const run = await refused(options);
	const connectionId = { __rl: true, mode: 'id', value: 'conn_bella' };
	const corrected = { ...options, parameters: { ...options.parameters, connectionId } };
	const { error } = await retryRun(corrected, run);
	expect(error).toBeUndefined();
	expect(sandbox.uploads.map(({ connectionId: of }) => of)).toEqual(['conn_amber', 'conn_bella']);
	expect(sandbox.messages).toMatchObject([
		{ connectionId: 'conn_bella', body: { mediaItems: [sandbox.uploads[1].mediaId] } },
	]);
});

test('media that an earlier try has uploaded and OFAuth refuses is uploaded again by the next', async () => {
	const options = await start();
	const run = await refused(options);
	sandbox.uploads[0].hasError = true;
	const second = await retryRun(options, run);
	expect(second.error?.message).toContain('could not be converted');
	expect(sandbox.uploads).toHaveLength(1);
	const third = await retryRun(options, second.run);
	expect(third.error).toBeUndefined();
	expect(sandbox.uploads).toHaveLength(2);
	expect(mediaOf(sandbox)).toEqual([[sandbox.uploads[1].mediaId]]);
});

test.each([400, 401, 403, 422])(
	'a first refusal (%i) says nothing against media just uploaded',
	async (status) => {
		const options = await start();
		sandbox.fault({ status, body: { error: 'No' } });
		const { run } = await runNode(options);
		expect((await retryRun(options, run)).error).toBeUndefined();
		expect(sandbox.uploads).toHaveLength(1);
		expect(mediaOf(sandbox)).toEqual([[sandbox.uploads[0].mediaId]]);
	},
);

describe('where OFAuth tells no media, the upload reference', () => {
	test('is used again by a Retry of a message that was certainly not created', async () => {
		const options = await start({ tellsMedia: false });
		const run = await refused(options);
		expect((await retryRun(options, run)).error).toBeUndefined();
		expect(sandbox.uploads).toHaveLength(1);
		expect(mediaOf(sandbox)).toEqual([[sandbox.uploads[0].mediaUploadId]]);
	});

	test('is used up by a message that may have been created', async () => {
		const options = await start({ tellsMedia: false });
		options.parameters = { ...options.parameters, options: { onUnknownOutcome: 'sendAgain' } };
		sandbox.fault({ status: 502, create: true });
		const { run } = await runNode(options);
		expect((await retryRun(options, run)).error).toBeUndefined();
		expect(mediaOf(sandbox)).toEqual(sandbox.uploads.map((one) => [one.mediaUploadId]));
		expect(sandbox.uploads).toHaveLength(2);
	});

	test('is not used after it has expired', async () => {
		const options = await start({ tellsMedia: false, lifetimeMs: 3000 });
		const run = await refused(options);
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3000);
		const { error } = await retryRun(options, run).finally(() => jest.restoreAllMocks());
		expect(error).toBeUndefined();
		expect(sandbox.uploads).toHaveLength(2);
		expect(mediaOf(sandbox)).toEqual([[sandbox.uploads[1].mediaUploadId]]);
	});
});

test('a complete whose answer was lost is not taken for a failure', async () => {
	const options = await start();
	sandbox.fault({ match: { path: /complete$/ }, drop: true, create: true });
	expect((await runNode(options)).error).toBeUndefined();
	expect(sandbox.uploads).toHaveLength(1);
	expect(mediaOf(sandbox)).toEqual([[sandbox.uploads[0].mediaUploadId]]);
});
