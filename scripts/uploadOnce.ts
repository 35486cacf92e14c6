/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a process of its own, that is measured */
import '../test/helpers/setup.js';

import { createHash, randomFillSync } from 'node:crypto';

import type { IBinaryData } from 'n8n-workflow';

import { storeBinary } from '../test/helpers/binaryStore';
import { runNode } from '../test/helpers/engine';

/** What the first step has put into n8n's store. */
export interface StoredFile {
	data: IBinaryData;
	sha256: string;
}

/** Bytes of memory of the second step. */
export interface UploadFigures {
	/** The engine that has sent messages without a file, after a garbage collection. */
	idle: number;
	/** The most during the upload, looked at every 20 ms. */
	peak: number;
	seconds: number;
}

/** The two steps are processes of their own: what storing leaves in memory is not the upload's. */
export type UploadJob =
	| { step: 'store'; size: number }
	| { step: 'send'; data: IBinaryData; baseUrl: string; apiKey: string };

const CHUNK = 2 ** 20;

async function store(size: number): Promise<StoredFile> {
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
	const data = await storeBinary('filesystem', bytes(), {
		fileName: 'video.mp4',
		mimeType: 'video/mp4',
	});
	return { data, sha256: hash.digest('hex') };
}

async function send({
	data,
	baseUrl,
	apiKey,
}: Extract<UploadJob, { step: 'send' }>): Promise<UploadFigures> {
	const message = async (parameters: object, binary?: Parameters<typeof runNode>[0]['binary']) => {
		const { error } = await runNode({
			parameters: { text: 'a', userLists: ['fans'], ...parameters },
			binary,
			credentials: { main: { apiKey, connectionId: 'conn_amber', baseUrl } },
		});
		if (error) throw error;
	};
	// The store is opened, and the engine warm.
	await storeBinary('filesystem', [Buffer.alloc(1)], { fileName: 'a', mimeType: 'text/plain' });
	for (let warm = 0; warm < 50; warm++) await message({});
	gc?.();
	const idle = process.memoryUsage.rss();
	let peak = idle;
	const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
	const start = performance.now();
	await message({ media: { items: [{ source: 'binary', binaryPropertyName: 'data' }] } }, { data });
	clearInterval(look);
	return { idle, peak, seconds: (performance.now() - start) / 1000 };
}

async function main() {
	const job = JSON.parse(process.argv[2]) as UploadJob;
	console.log(JSON.stringify(job.step === 'store' ? await store(job.size) : await send(job)));
	process.exit(0);
}

void main();
