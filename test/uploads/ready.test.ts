import { sleep, type INodeParameters } from 'n8n-workflow';

import { startSandbox, type ReceivedRequest, type Sandbox } from '../../sandbox';
import { retryRun, runNode, startRun, type RunOptions } from '../helpers/engine';
import { bytes, mediaOf, until, withFiles } from './support';

const VAULT = '/v2/access/vault/media';
const LOOK = { method: 'GET', path: VAULT };
let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

/** A message with a video that never gets ready by itself. */
async function start(
	options: INodeParameters = {},
	onAnswered?: (request: ReceivedRequest) => void,
	names = ['data'],
): Promise<RunOptions> {
	sandbox = await startSandbox({
		bucket: null,
		uploads: { partSize: 1000, readyAfterMs: Infinity },
		onAnswered,
	});
	const files = Object.fromEntries(names.map((name, index) => [name, bytes(2500 + index)]));
	return await withFiles(sandbox, files, { parameters: { options } });
}
const looks = () => sandbox.received.filter(({ path }) => path === VAULT);
const creates = () => sandbox.received.filter(({ path }) => path.endsWith('/mass-messages'));
const getReady = () => sandbox.uploads.forEach((upload) => (upload.readyAt = 0));

test.each([['data'], ['data', 'more']])(
	'files of a message are sent once they are ready: %s',
	async (...names) => {
		const options = await start(
			{},
			({ path }) => {
				if (path === VAULT) getReady();
			},
			names.filter(Boolean),
		);
		expect((await runNode(options)).error).toBeUndefined();
		expect(looks()).toHaveLength(2);
		expect(creates()).toHaveLength(1);
		expect(mediaOf(sandbox)).toEqual([sandbox.uploads.map(({ mediaId }) => mediaId)]);
	},
);

test('past Max Wait the file is named, and a Retry waits on without uploading again', async () => {
	const options = await start({ maxWait: 2 });
	const first = await runNode(options);
	expect(first.error?.message).toContain('OFAuth has the file data.mp4, but it is not ready');
	expect((first.error?.context as { data: object }).data).toMatchObject({ outcome: 'notSent' });
	expect(creates()).toEqual([]);
	const second = await retryRun(options, first.run);
	expect(second.error?.message).toContain('data.mp4');
	getReady();
	expect((await retryRun(options, second.run)).error).toBeUndefined();
	expect(sandbox.uploads).toHaveLength(1);
	expect(mediaOf(sandbox)).toEqual([[9001]]);
});

test('a file that cannot be converted is not sent, and a Retry uploads it again', async () => {
	const options = await start({}, ({ path }) => {
		if (path.endsWith('/complete')) sandbox.uploads[0].hasError = true;
	});
	const { error, run } = await runNode(options);
	expect(error?.message).toContain('OFAuth could not make media of the file data.mp4');
	sandbox.fault({ match: LOOK, status: 403 });
	await retryRun(options, run);
	expect(sandbox.uploads).toHaveLength(2);
	expect(creates()).toEqual([]);
});

test('a file that the vault does not show is uploaded again by a Retry', async () => {
	const options = await start({ maxWait: 2 });
	sandbox.fault({ match: LOOK, body: { list: [], hasMore: false }, times: 1 });
	const { error, run } = await runNode(options);
	expect(error?.message).toContain('data.mp4, but it is not ready');
	sandbox.fault({ match: LOOK, status: 403 });
	await retryRun(options, run);
	expect(sandbox.uploads).toHaveLength(2);
});

test('it is looked for beyond the newest media of the vault', async () => {
	const options = await start();
	const others = Array.from({ length: 40 }, (_, index) => ({ id: index + 1, isReady: true }));
	sandbox.fault({ match: LOOK, body: { list: others, hasMore: true } });
	getReady();
	const run = runNode(options);
	await until(() => looks().length > 0);
	getReady();
	expect((await run).error).toBeUndefined();
	expect(looks().map(({ query }) => query.offset)).toEqual(['0', '40', '0']);
});

test('a look that the rate limit refuses is made again', async () => {
	const options = await start({}, ({ path }) => {
		if (path === VAULT) getReady();
	});
	sandbox.fault({ match: LOOK, status: 429, headers: { 'retry-after': '1' } });
	expect((await runNode(options)).error).toBeUndefined();
	expect(looks().map(({ status }) => status)).toEqual([429, 200]);
	expect(sandbox.messages).toHaveLength(1);
});

test('without the right to look nothing is sent, and the error says which right is missing', async () => {
	const options = await start();
	sandbox.fault({ match: LOOK, status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
	const { error } = await runNode(options);
	expect(error?.message).toContain('Upload of data.mp4');
	expect(error?.description).toContain('vault:read');
	expect(creates()).toEqual([]);
});

test('a run that is stopped does not wait for a file to be ready', async () => {
	const options = await start();
	const run = startRun(options);
	await until(() => looks().length > 0);
	await sleep(60);
	const stoppedAt = performance.now();
	run.cancel();
	await run;
	expect(performance.now() - stoppedAt).toBeLessThan(1000);
	expect(looks()).toHaveLength(1);
	expect(creates()).toEqual([]);
});
