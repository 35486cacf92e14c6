import { badRequest, conflict } from '../apiError';
import { completed } from '../uploads/media';
import { planInBody, planInHeaders } from '../uploads/plan';
import type { UploadRequest, UploadSession } from '../uploads/session';
import type { AccessCall, AccessRoute } from './route';

const NO_MODE = "body/vaultUpload must have required property 'mode'";

/** That vaultUpload has a mode is in OFAuth's guide only. */
function planned({ world, body, connection }: AccessCall): UploadSession {
	const request = body.value as UploadRequest & { vaultUpload?: { mode?: string } };
	if (request.vaultUpload && !request.vaultUpload.mode) throw badRequest(NO_MODE);
	return world.uploads.plan(request, connection.id);
}

function announced({ world, headers }: AccessCall, session: UploadSession): object {
	if (world.settings.uploads.plan === 'body') return planInBody(world, session);
	Object.assign(headers, planInHeaders(session));
	return { mediaUploadId: session.record.mediaUploadId };
}

const init: AccessRoute = {
	method: 'POST',
	path: '/v2/access/uploads/init',
	work(call) {
		const session = planned(call);
		call.world.uploads.begin(session);
		return announced(call, session);
	},
	sample: (call) => announced(call, planned(call)),
};

function toComplete({ world, body, connection }: AccessCall): UploadSession {
	const { mediaUploadId } = body.value as { mediaUploadId: string };
	return world.uploads.open(mediaUploadId, connection.id);
}

const complete: AccessRoute = {
	method: 'POST',
	path: '/v2/access/uploads/complete',
	work(call) {
		const session = toComplete(call);
		if (session.completedAt !== undefined) throw conflict('This upload is already complete');
		call.world.uploads.finish(session);
		return completed(call.world, session);
	},
	sample: (call) => completed(call.world, toComplete(call)),
};

/** No upload is ever found in the vault by its etag: how OFAuth makes one of a file is not documented. */
const check: AccessRoute = {
	method: 'POST',
	path: '/v2/access/uploads/check',
	work: () => ({ exists: false }),
};

/** The calls of an upload that carry JSON. */
export const uploadRoutes: AccessRoute[] = [init, complete, check];
