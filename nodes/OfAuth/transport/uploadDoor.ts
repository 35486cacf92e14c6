import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { hasSameOrigin } from '../values/baseUrl';
import type { OfAuthCredential } from './credential';
import type { Exchange } from './exchange';
import type { ByteStream, UploadFile } from './fileParts';
import { request, requestElsewhere } from './request';
import type { UploadPart, UploadPlan } from './uploadPlan';
import { sendWhole } from './wholeFile';

const UPLOADS = '/v2/access/uploads';

/** Through which door an upload goes. */
export interface UploadDoor {
	context: IExecuteFunctions;
	credential: OfAuthCredential;
	connectionId: string;
	/** Milliseconds of one request. */
	timeout: number;
}

/** Begins or completes an upload. */
export async function post(
	{ context, credential, connectionId, timeout }: UploadDoor,
	step: 'init' | 'complete',
	body: IDataObject,
): Promise<Exchange> {
	const path = `${UPLOADS}/${step}`;
	return await request(context, credential, { method: 'POST', path, body, connectionId, timeout });
}

/** Sends a file in one part, streamed. */
export async function putFile(
	door: UploadDoor,
	plan: UploadPlan,
	file: UploadFile,
): Promise<Exchange> {
	const { contentType } = file;
	return await sendWhole(
		file,
		async (body) => await putPart(door, plan, plan.parts[0], { body, contentType }),
		door.context.getExecutionCancelSignal(),
	);
}

/** Sends a part to where the plan says; to another origin than OFAuth's without key and connection. */
export async function putPart(
	{ context, credential, connectionId, timeout }: UploadDoor,
	{ mediaUploadId, parts }: UploadPlan,
	part: UploadPart,
	{ body, contentType }: { body: Buffer | ByteStream; contentType: string },
): Promise<Exchange> {
	const place = `${UPLOADS}/${encodeURIComponent(mediaUploadId)}`;
	const usual = `${credential.baseUrl}${parts.length === 1 ? place : `${place}/parts/${part.number}`}`;
	const url = part.url ? new URL(part.url, usual).href : usual;
	const options = {
		method: 'PUT',
		body,
		// Without its length a stream would go out in chunks, which storages behind such addresses refuse.
		headers: { 'content-type': contentType, 'content-length': String(part.size) },
		timeout,
	} as const;
	if (!hasSameOrigin(url, credential.baseUrl))
		return await requestElsewhere(context, { ...options, url });
	return await request(context, credential, { ...options, path: url, connectionId });
}
