import { MEDIA_TYPES } from '../fixtures/vaultMedia';
import type { Clock } from '../clock';
import type { SandboxUpload } from '../records';
import type { World } from '../world';
import type { UploadSession } from './session';

type MediaType = (typeof MEDIA_TYPES)[number];

/** Which content types OFAuth takes is not documented: here all, and one that is no picture, film or sound is a photo. */
function typeOf(contentType: string): MediaType {
	const [kind, format = ''] = contentType.toLowerCase().split('/');
	if (kind === 'image' && format.startsWith('gif')) return 'gif';
	return kind === 'video' || kind === 'audio' ? kind : 'photo';
}

/** Whether the media of an upload may go into a message. */
export function isReady({ readyAt = 0 }: SandboxUpload, clock: Clock): boolean {
	return readyAt <= clock.now();
}

function mediaOf({ record, completedAt }: UploadSession, id: number, clock: Clock) {
	return {
		id,
		type: typeOf(record.contentType),
		convertedToVideo: false,
		isReady: isReady(record, clock),
		hasError: record.hasError ?? false,
		canView: true,
		createdAt: new Date(completedAt ?? clock.now()).toISOString(),
		releaseForms: [],
	};
}

/** The answer that ends an upload, with nothing done: one that is not complete yet gets the media it would become. */
export function completed({ uploads, settings }: World, session: UploadSession) {
	const { mediaUploadId, mediaId = uploads.nextMediaId } = session.record;
	if (!settings.uploads.tellsMedia) return { mediaUploadId };
	return { mediaUploadId, media: mediaOf(session, mediaId, uploads.clock) };
}

/** The media of a complete upload, as the vault lists it (see `vaultMedia`). */
export function inVault(session: UploadSession, clock: Clock) {
	const media = mediaOf(session, session.record.mediaId as number, clock);
	const folder = 'https://media.example.com/vault';
	const name = encodeURIComponent(session.record.filename);
	return {
		...media,
		duration: media.type === 'photo' ? 0 : 10,
		files: {
			thumb: { url: `${folder}/thumb/${media.id}.jpg` },
			preview: { url: `${folder}/preview/${media.id}.jpg` },
			full: { url: `${folder}/full/${name}` },
		},
	};
}
