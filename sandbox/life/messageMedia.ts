import { vaultMediaOf } from '../fixtures/vaultMedia';
import type { SandboxConnection } from '../records';
import { inVault } from '../uploads/media';
import type { World } from '../world';

type Entry = number | string;

/** For what the sandbox cannot look at: a link, or an id that is in no vault (`checksIds: false`). */
function unseen(entry: Entry) {
	return {
		id: Number(entry) || 1,
		type: 'photo' as const,
		convertedToVideo: false,
		canView: true,
		hasError: false,
		createdAt: '2026-11-01T12:00:00.000Z',
		isReady: true,
		duration: 0,
		releaseForms: [],
	};
}

function mediaOf({ settings, uploads }: World, connectionId: string, entry: Entry) {
	const session = uploads.find(String(entry)) ?? uploads.ofMedia(connectionId, Number(entry));
	if (session) return inVault(session, uploads.clock);
	return vaultMediaOf(settings.media, Number(entry)) ?? unseen(entry);
}

/** The media of a message as a message shows them, in the order of its mediaItems. */
export function messageMedia(
	world: World,
	{ id }: Pick<SandboxConnection, 'id'>,
	mediaItems: unknown = [],
) {
	return (mediaItems as Entry[]).map((entry) => mediaOf(world, id, entry));
}
