import { createHash, type Hash } from 'node:crypto';

import type { RawBytes } from '../body';

/** For a request that came without a body. */
export const NO_BYTES: RawBytes = { bytes: 0, sha256: createHash('sha256').digest('hex') };

/**
 * Reads bytes to their end and keeps none.
 *
 * @param before the hash of all parts before these, where they came in order; it stays as it is
 */
export async function readBytes(stream: AsyncIterable<Buffer>, before?: Hash): Promise<RawBytes> {
	const own = createHash('sha256');
	const after = before?.copy();
	let bytes = 0;
	for await (const chunk of stream) {
		own.update(chunk);
		after?.update(chunk);
		bytes += chunk.length;
	}
	return { bytes, sha256: own.digest('hex'), before, after };
}
