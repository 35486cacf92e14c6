/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a process of its own, that is measured */
import '../test/helpers/setup.js';

import { createHash, randomFillSync } from 'node:crypto';

import { storeBinary } from '../test/helpers/binaryStore';
import { runNode } from '../test/helpers/engine';

/** Bytes of memory and what was uploaded. */
export interface UploadFigures {
	/** The engine that has sent messages without a file, after a garbage collection. */
	idle: number;
	/** The most during the upload, looked at every 20 ms. */
	peak: number;
	seconds: number;
	sha256: string;
}

const CHUNK = 2 ** 20;
const { baseUrl, apiKey, size } = JSON.parse(process.argv[2]) as {
	baseUrl: string;
	apiKey: string;
	size: number;
};
const hash = createHash('sha256');

/** The same block over and over, each time with its number in it, so that no part is like another. */
function* bytes(): Generator<Buffer> {
	const block = randomFillSync(Buffer.alloc(CHUNK));
	for (let left = size; left > 0; left -= CHUNK) {
		const chunk = Buffer.from(block.subarray(0, Math.min(CHUNK, left)));
		chunk.writeDoubleLE(left, 0);
		hash.update(chunk);
		yield chunk;
	}
}

async function send(parameters: object, binary?: Parameters<typeof runNode>[0]['binary']) {
	const { error } = await runNode({
		parameters: { text: 'a', userLists: ['fans'], ...parameters },
		binary,
		credentials: { main: { apiKey, connectionId: 'conn_amber', baseUrl } },
	});
	if (error) throw error;
}

const resident = () => process.memoryUsage.rss();

async function main() {
	const data = await storeBinary('filesystem', bytes(), {
		fileName: 'video.mp4',
		mimeType: 'video/mp4',
	});
	const sha256 = hash.digest('hex');
	for (let warm = 0; warm < 20; warm++) await send({});
	gc?.();
	const idle = resident();
	let peak = idle;
	const look = setInterval(() => (peak = Math.max(peak, resident())), 20);
	const start = performance.now();
	await send({ media: { items: [{ source: 'binary', binaryPropertyName: 'data' }] } }, { data });
	const seconds = (performance.now() - start) / 1000;
	clearInterval(look);
	console.log(JSON.stringify({ idle, peak, seconds, sha256 } satisfies UploadFigures));
	process.exit(0);
}

void main();
