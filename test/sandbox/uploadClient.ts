import { createHash } from 'node:crypto';

import type { Sandbox } from '../../sandbox';
import { type Answer, call, type CallOptions } from './client';

export const UPLOADS = '/v2/access/uploads';

/** Bytes that differ from part to part, so that a mixed-up order shows. */
export function bytes(size: number, seed = 0): Buffer<ArrayBuffer> {
	return Buffer.from(Array.from({ length: size }, (_, index) => (index * 7 + seed) % 251));
}

export const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');

/** Calls init for a film of that many bytes. */
export async function init(sandbox: Sandbox, size: number, options: CallOptions = {}) {
	const body = { filename: 'a b.mp4', size, contentType: 'video/mp4' };
	return await call(sandbox, `${UPLOADS}/init`, { method: 'POST', body, ...options });
}

/** Begins an upload. */
export async function begin(sandbox: Sandbox, size: number, options?: CallOptions) {
	const { mediaUploadId } = (await init(sandbox, size, options)).json as { mediaUploadId: string };
	const path = `${UPLOADS}/${encodeURIComponent(mediaUploadId)}`;
	return { mediaUploadId, path, part: (number: number | string) => `${path}/parts/${number}` };
}

/** Sends bytes to a path of the sandbox. */
export async function put(
	sandbox: Sandbox,
	path: string,
	body: Buffer,
	options: CallOptions = {},
): Promise<Answer> {
	const headers = { 'content-type': 'video/mp4' };
	return await call(sandbox, path, { method: 'PUT', body, headers, ...options });
}

/** Calls complete. */
export async function complete(sandbox: Sandbox, mediaUploadId: unknown, options?: CallOptions) {
	const body = { mediaUploadId };
	return await call(sandbox, `${UPLOADS}/complete`, { method: 'POST', body, ...options });
}

/** Uploads a whole small file in one go. */
export async function upload(sandbox: Sandbox, options?: CallOptions): Promise<string> {
	const { mediaUploadId, path } = await begin(sandbox, 10, options);
	await put(sandbox, path, bytes(10), {
		headers: { 'content-type': 'video/mp4' },
		connection: options?.connection,
	});
	return mediaUploadId;
}
