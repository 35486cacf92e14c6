import type { FastifyInstance, FastifyRequest } from 'fastify';

import { type Body, NO_BODY } from '../body';
import { entryOf } from '../entry';
import type { World } from '../world';
import { readBytes } from './rawBytes';

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
