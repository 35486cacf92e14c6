import { createHash, type Hash } from 'node:crypto';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { type Body, NO_BODY, type RawBytes } from '../body';
import { entryOf } from '../entry';
import type { World } from '../world';

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
