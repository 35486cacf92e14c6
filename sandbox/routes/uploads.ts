import { badRequest, conflict } from '../apiError';
import { problemFinder } from '../jsonSchema';
import { completed } from '../uploads/media';
import { planInBody, planInHeaders } from '../uploads/plan';
import type { UploadRequest, UploadSession } from '../uploads/session';
import type { AccessCall, AccessRoute } from './route';

const permission = 'vault:write';
const TEXT = { type: 'string', minLength: 1 };
const SIZE = { type: 'integer', exclusiveMinimum: 0 };

/** An object with these fields and no others. */
function fields(properties: Record<string, object>, required = Object.keys(properties)) {
	return { type: 'object', properties, required, additionalProperties: false };
}

const vaultUpload = fields({ mode: { const: 'message' }, userId: { type: 'string' } }, ['mode']);
const file = { filename: TEXT, size: SIZE, contentType: TEXT };
const initProblems = problemFinder(fields({ ...file, vaultUpload }, Object.keys(file)));
const completeProblems = problemFinder(fields({ mediaUploadId: TEXT }));
const checkProblems = problemFinder(fields({ etag: { type: 'string' }, size: SIZE }));

function checked<T>({ body }: AccessCall, problemsOf: (body: unknown) => string | undefined): T {
	const problem = body.problem ?? problemsOf(body.value);
	if (problem) throw badRequest(problem);
	return body.value as T;
}

function planned(call: AccessCall): UploadSession {
	return call.world.uploads.plan(checked<UploadRequest>(call, initProblems), call.connection.id);
}

function announced({ world, headers }: AccessCall, session: UploadSession): object {
	if (world.settings.uploads.plan === 'body') return planInBody(world, session);
	Object.assign(headers, planInHeaders(session));
	return { mediaUploadId: session.record.mediaUploadId };
}

const init: AccessRoute = {
	method: 'POST',
	path: '/v2/access/uploads/init',
	permission,
	work(call) {
		const session = planned(call);
		call.world.uploads.begin(session);
		return announced(call, session);
	},
	sample: (call) => announced(call, planned(call)),
};

function toComplete(call: AccessCall): UploadSession {
	const { mediaUploadId } = checked<{ mediaUploadId: string }>(call, completeProblems);
	return call.world.uploads.open(mediaUploadId, call.connection.id);
}

const complete: AccessRoute = {
	method: 'POST',
	path: '/v2/access/uploads/complete',
	permission,
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
	permission,
	work(call) {
		checked(call, checkProblems);
		return { exists: false };
	},
};

/** The calls of an upload that carry JSON. */
export const uploadRoutes: AccessRoute[] = [init, complete, check];
