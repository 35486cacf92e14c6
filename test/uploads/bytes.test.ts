/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands in for n8n's store, which gives streams */
import { Readable } from 'node:stream';

import fastify from 'fastify';
import { BinaryDataService } from 'n8n-core';
import { sleep } from 'n8n-workflow';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import type { BinaryMode } from '../helpers/binaryStore';
import { Container } from '../helpers/container';
import { runNode, startRun } from '../helpers/engine';
import { bytes, mediaOf, pathsOf, sha256, until, withFiles } from './support';

let sandbox: Sandbox;
afterEach(async () => {
	jest.restoreAllMocks();
	await sandbox.close();
});

async function start(data: Buffer, uploads: SandboxOptions['uploads'] = {}, mode?: BinaryMode) {
	sandbox = await startSandbox({ bucket: null, uploads });
	return await withFiles(sandbox, { data }, { mode });
}

/** Has n8n's store give a file in its own way. */
function storeGives(chunks: () => AsyncGenerator<Buffer>) {
	return jest
		.spyOn(Container.get(BinaryDataService), 'getAsStream')
		.mockImplementation(async () => Readable.from(chunks(), { objectMode: false }));
}
const puts = () => sandbox.received.filter(({ method }) => method === 'PUT');

describe('a file in one part', () => {
	test('goes out while it is still being read', async () => {
		const data = bytes(5000);
		const options = await start(data);
		storeGives(async function* () {
			yield data.subarray(0, 2000);
			await until(() => puts().length > 0);
			yield data.subarray(2000);
		});
		expect((await runNode(options)).error).toBeUndefined();
		expect(sandbox.uploads).toMatchObject([{ sha256: sha256(data) }]);
	});

	test.each(['filesystem', 'default'] as const)('has its length (%s)', async (mode) => {
		const options = await start(bytes(700_000), {}, mode);
		await runNode(options);
		expect(puts()[0].headers).toMatchObject({ 'content-length': '700000' });
		expect(puts()[0].headers).not.toHaveProperty('transfer-encoding');
	});

	test.each([{ drop: true }, { status: 500 }, { status: 429 }])(
		'is read anew for another try (%j)',
		async (fault) => {
			const data = bytes(700_000);
			const options = await start(data);
			sandbox.fault({ match: { method: 'PUT' }, ...fault });
			expect((await runNode(options)).error).toBeUndefined();
			expect(sandbox.uploads).toMatchObject([{ sha256: sha256(data), parts: [1] }]);
		},
	);
});

const PLANS = [{ partSize: 1000 }, { partSize: 100_000 }];

test.each(PLANS)('a file that is shorter than n8n says is not sent (%j)', async (uploads) => {
	const options = await start(bytes(2500), uploads);
	const opened = storeGives(async function* () {
		yield bytes(2400);
	});
	const { error } = await runNode(options);
	expect(error?.message).toContain('the file data.mp4 is shorter than n8n says');
	expect((error?.context as { data: object }).data).toMatchObject({ outcome: 'notSent' });
	expect(opened).toHaveBeenCalledTimes(1);
	expect(sandbox.messages).toEqual([]);
});

test.each(PLANS)(
	'a storage that breaks off ends the send and nothing else (%j)',
	async (uploads) => {
		const options = await start(bytes(2500), uploads);
		storeGives(async function* () {
			yield bytes(1200);
			throw new Error('The disk is gone');
		});
		const { error } = await runNode(options);
		expect(error?.message).toContain('The disk is gone');
		expect((error?.context as { data: object }).data).toMatchObject({ outcome: 'notSent' });
		expect(sandbox.messages).toEqual([]);
	},
);

test.each(PLANS)(
	'a storage that is stuck does not hold a run that was stopped (%j)',
	async (uploads) => {
		const options = await start(bytes(2500), uploads);
		const opened = jest
			.spyOn(Container.get(BinaryDataService), 'getAsStream')
			.mockResolvedValue(new Readable({ read: () => undefined }));
		const run = startRun(options);
		await until(() => opened.mock.calls.length > 0);
		await sleep(50);
		const stoppedAt = performance.now();
		run.cancel();
		await run;
		expect(performance.now() - stoppedAt).toBeLessThan(1000);
		expect(sandbox.messages).toEqual([]);
	},
);

test.each([
	['complete', { path: /complete$/ }, 1000],
	['the file itself', { method: 'PUT' }, 100_000],
])('media with an error in the answer to %s is not sent', async (_, match, partSize) => {
	const options = await start(bytes(2500), { partSize });
	const media = { id: 9001, type: 'video', isReady: false, hasError: true };
	sandbox.fault({ match, create: true, body: { mediaUploadId: 'upload:x', media } });
	const { error } = await runNode(options);
	expect(error?.message).toContain('OFAuth could not make media of the file data.mp4');
	expect(sandbox.messages).toEqual([]);
});

test('a session that is gone half-way is begun anew from the first part', async () => {
	const data = bytes(2500);
	const options = await start(data, { partSize: 1000 });
	sandbox.fault({ match: { path: /parts\/3$/ }, status: 404 });
	expect((await runNode(options)).error).toBeUndefined();
	expect(sandbox.uploads).toMatchObject([
		{ parts: [1, 2] },
		{ parts: [1, 2, 3], sha256: sha256(data) },
	]);
	expect(mediaOf(sandbox)).toEqual([[sandbox.uploads[1].mediaId]]);
});

test('a run that is stopped leaves no upload to another address behind', async () => {
	const left: string[] = [];
	const storage = fastify({ forceCloseConnections: true });
	storage.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	storage.put('/*', async (request, reply) => {
		reply.hijack();
		request.raw.socket.once('close', () => left.push('closed'));
		left.push('arrived');
	});
	const uploadOrigin = await storage.listen({ host: '127.0.0.1', port: 0 });
	const run = startRun(await start(bytes(2500), { partSize: 1000, uploadOrigin }));
	await until(() => left.includes('arrived'));
	run.cancel();
	await run;
	await until(() => left.includes('closed'));
	await storage.close();
	expect(pathsOf(sandbox)).toEqual(['POST /v2/access/uploads/init']);
});

const OCTETS = 'application/octet-stream';

test.each([
	['video/mp4', 'video/mp4'],
	['video/mp4; codecs="avc1.42E01E"', 'video/mp4; codecs="avc1.42E01E"'],
	['application/json', 'application/json'],
	['application/x-www-form-urlencoded', OCTETS],
	['Application/X-WWW-Form-Urlencoded; charset=utf-8', OCTETS],
	['multipart/form-data', OCTETS],
	['video', OCTETS],
	['видео/mp4', OCTETS],
	['video/mp4\r\nx-more: 1', OCTETS],
])('bytes of the type %j arrive as they are, as %s', async (mimeType, arrives) => {
	for (const partSize of [1000, 100_000]) {
		const data = bytes(2500);
		sandbox = await startSandbox({ bucket: null, uploads: { partSize } });
		const options = await withFiles(sandbox, { data });
		options.binary = { data: { ...options.binary!.data, mimeType } };
		const { error } = await runNode(options);
		await sandbox.close();
		expect(error).toBeUndefined();
		expect(sandbox.uploads).toMatchObject([{ contentType: arrives, sha256: sha256(data) }]);
		expect(puts()[0].headers['content-type']).toBe(arrives);
	}
});

test.each(['filesystem', 'default'] as const)(
	'a file without a name has that of its field (%s)',
	async (mode) => {
		const options = await start(bytes(10), {}, mode);
		jest
			.spyOn(Container.get(BinaryDataService), 'getMetadata')
			.mockResolvedValue({ fileName: '', fileSize: 10 });
		options.binary = { data: { ...options.binary!.data, fileName: '' } };
		expect((await runNode(options)).error).toBeUndefined();
		expect(sandbox.uploads).toMatchObject([{ filename: 'data' }]);
	},
);
