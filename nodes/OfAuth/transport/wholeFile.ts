import type { Exchange } from './exchange';
import { CHUNK, untilCanceled, type ByteStream, type UploadFile } from './fileParts';

/** What another try would not change. */
export function shorterFile({ filename }: UploadFile): Exchange {
	return {
		thrown: { message: `the file ${filename} is shorter than n8n says`, isFinal: true },
	};
}

/**
 * Sends a file as one body that streams, so that no more of it than a few chunks is in memory. A stream
 * cannot be read twice: each try opens the file anew.
 *
 * @param send makes the request
 * @param cancelSignal of the run
 * @returns the answer, or what was thrown; a file that ends early breaks its request off
 */
export async function sendWhole(
	file: UploadFile,
	send: (body: ByteStream | Buffer) => Promise<Exchange>,
	cancelSignal?: AbortSignal,
): Promise<Exchange> {
	const body = await file.open(CHUNK);
	if (Buffer.isBuffer(body)) return await send(body);
	try {
		// The request listens for errors only once it is on its way; one that nobody hears would end n8n.
		await untilCanceled(firstBytes(body), cancelSignal);
		const isShort = watch(body, file);
		const answer = await send(body);
		return isShort() ? shorterFile(file) : answer;
	} finally {
		body.on('error', () => undefined).destroy();
	}
}

async function firstBytes(body: ByteStream): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		body.once('readable', resolve).once('end', resolve).once('error', reject);
	});
}

/** @returns whether the stream has ended before all of the file came */
function watch(body: ByteStream, { size, filename }: UploadFile): () => boolean {
	let left = size;
	let isShort = false;
	// Listening makes it flow; it is to wait for the request.
	body.on('data', (chunk: Uint8Array) => (left -= chunk.length)).pause();
	body.on('end', () => {
		isShort = left > 0;
		// OFAuth would wait for the rest until the request times out.
		if (isShort) body.destroy(new Error(`${filename} ended early`));
	});
	return () => isShort;
}
