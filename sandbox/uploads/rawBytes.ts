import { createHash, type Hash } from 'node:crypto';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { type Body, NO_BODY } from '../body';
import { entryOf } from '../entry';
import type { World } from '../world';

/** What is left of bytes that have streamed by. None of them is kept, so a file may have any size. */
export interface RawBytes {
	bytes: number;
	/** SHA-256 of these bytes alone, in hex. */
	sha256: string;
	/** The hash of all parts before this one, as it was when the first byte came; not changed. */
	before?: Hash;
	/** A copy of `before`, these bytes added. */
	after?: Hash;
}

/** For a request that came without a body. */
export const NO_BYTES: RawBytes = { bytes: 0, sha256: createHash('sha256').digest('hex') };

async function readBytes(stream: AsyncIterable<Buffer>, before?: Hash): Promise<RawBytes> {
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

/**
 * Makes the routes of one scope take raw bytes of any content type, as many as come.
 *
 * They are read to their end before anything is refused, as a JSON body is: otherwise it would be luck
 * whether a caller who is still sending sees the answer or a reset.
 */
export function addRawBytesParser(scope: FastifyInstance, world: World): void {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser(
		'*',
		async (request: FastifyRequest, stream: AsyncIterable<Buffer>): Promise<Body> => {
			const { mediaUploadId, partNumber = '1' } = request.params as Record<string, string>;
			const session = world.uploads.find(mediaUploadId);
			const raw = await readBytes(stream, session?.hashBefore(Number(partNumber)));
			entryOf(request).contentLength = raw.bytes;
			return { ...NO_BODY, raw };
		},
	);
}
