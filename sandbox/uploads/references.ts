import { badRequest } from '../apiError';
import type { SandboxUpload } from '../records';
import { isReady } from './media';
import type { Uploads } from './uploads';

/** Why a connection may not put this upload into a message, or undefined where it may. */
function problemOf(
	uploads: Uploads,
	connectionId: string,
	reference: string,
	keeps: number | undefined,
): string | undefined {
	const session = uploads.find(reference);
	// that it is another's is not told
	if (session?.record.connectionId !== connectionId) return 'is unknown';
	if (session.completedAt === undefined) return 'is not complete';
	const { usedByMessage } = session.record;
	if (usedByMessage !== undefined && usedByMessage !== keeps) return 'is already used';
	if (session.expiresAt <= uploads.clock.now()) return 'has expired';
	return isReady(session.record, uploads.clock) ? undefined : 'is not ready';
}

/**
 * The uploads that a message's mediaItems name. Each may be used once (ofauth docs, guides/media-items).
 *
 * @param keeps id of the message whose uploads may be named again
 * @returns their records, still to be marked as used
 * @throws ApiError 400 where one is unknown, another's, not complete, not ready, expired or used, or named twice
 */
export function referredUploads(
	uploads: Uploads,
	connectionId: string,
	mediaItems: unknown = [],
	keeps?: number,
): SandboxUpload[] {
	const references = (mediaItems as unknown[]).filter(
		(entry): entry is string => typeof entry === 'string' && entry.startsWith('upload:'),
	);
	return references.map((reference, index) => {
		const isRepeat = references.indexOf(reference) < index;
		const problem = isRepeat
			? 'is named twice'
			: problemOf(uploads, connectionId, reference, keeps);
		if (problem) throw badRequest(`body/mediaItems: ${reference} ${problem}`);
		return (uploads.find(reference) as { record: SandboxUpload }).record;
	});
}
