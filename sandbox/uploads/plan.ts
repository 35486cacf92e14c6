import type { World } from '../world';
import type { UploadSession } from './session';

const UPLOADS = '/v2/access/uploads';

/** The plan as the current docs have it (ofauth docs, guides/how-to/upload-media): all of it in the body. */
export function planInBody({ settings, url }: World, session: UploadSession) {
	const { totalParts, partSize, expiresAt, record } = session;
	const { mediaUploadId } = record;
	const isSingle = totalParts === 1;
	const file = `${settings.uploads.uploadOrigin ?? url}${UPLOADS}/${encodeURIComponent(mediaUploadId)}`;
	return {
		mediaUploadId,
		uploadType: isSingle ? 'single' : 'multipart',
		totalParts,
		partSize,
		expiresAt: new Date(expiresAt).toISOString(),
		parts: Array.from({ length: totalParts }, (_, index) => ({
			partNumber: index + 1,
			uploadUrl: isSingle ? file : `${file}/parts/${index + 1}`,
			byteRange: session.range(index + 1),
		})),
		completeUrl: `${url}${UPLOADS}/complete`,
	};
}

/** The plan as SDK 3.0.0 reads it. */
export function planInHeaders({ totalParts, partSize }: UploadSession): Record<string, string> {
	return {
		'x-ofauth-upload-total-parts': String(totalParts),
		'x-ofauth-upload-part-size': String(partSize),
	};
}
