import { badRequest } from '../apiError';
import { completed } from '../uploads/media';
import { NO_BYTES } from '../uploads/rawBytes';
import type { UploadSession } from '../uploads/session';
import type { AccessCall, AccessRoute } from './route';

const FILE = '/v2/access/uploads/{mediaUploadId}';

function sessionOf({ world, entry, params, connection }: AccessCall): UploadSession {
	// a caller who forgets this may get lost on the way to OFAuth, so it must not pass here
	if (entry.path.includes(':')) throw badRequest('Percent-encode the mediaUploadId in the path');
	return world.uploads.open(params.mediaUploadId, connection.id);
}

const putFile: AccessRoute = {
	method: 'PUT',
	path: FILE,
	work(call) {
		const session = sessionOf(call);
		if (session.totalParts > 1) {
			throw badRequest(`This upload has ${session.totalParts} parts: send each to …/parts/{n}`);
		}
		session.accept(1, call.body.raw ?? NO_BYTES);
		call.world.uploads.finish(session);
		return completed(call.world, session);
	},
	sample: (call) => completed(call.world, sessionOf(call)),
};

/** The etag is the SHA-256 of the part; what OFAuth makes it of is not documented. */
function partDone({ params, body }: AccessCall): object {
	const { mediaUploadId, partNumber } = params;
	const { sha256 } = body.raw ?? NO_BYTES;
	return { mediaUploadId, partNumber: Number(partNumber), etag: sha256 };
}

const putPart: AccessRoute = {
	method: 'PUT',
	path: `${FILE}/parts/{partNumber}`,
	work(call) {
		const session = sessionOf(call);
		if (session.totalParts === 1) {
			throw badRequest('This upload has one part: send it to …/uploads/{mediaUploadId}');
		}
		const { partNumber } = call.params;
		session.accept(
			/^[1-9]\d*$/.test(partNumber) ? Number(partNumber) : NaN,
			call.body.raw ?? NO_BYTES,
		);
		return partDone(call);
	},
	sample: partDone,
};

/** The calls of an upload that carry the file's own bytes. */
export const uploadBytesRoutes: AccessRoute[] = [putFile, putPart];
