import { badRequest } from './apiError';
import { vaultMediaOf } from './fixtures/vaultMedia';
import type { SandboxConnection } from './records';
import { isReady } from './uploads/media';
import type { World } from './world';

type Id = number | string;

/** Why a media may not go into a message, or undefined where it may. Uploads by reference are looked at elsewhere. */
function mediaProblem(
	{ settings, uploads }: World,
	{ id: connectionId }: SandboxConnection,
	entry: Id,
): string | undefined {
	if (/^(upload:|https?:\/\/)/.test(String(entry))) return undefined;
	const id = Number(entry);
	if (!Number.isInteger(id)) return 'is no media';
	const uploaded = uploads.ofMedia(connectionId, id)?.record;
	const media = uploaded
		? { isReady: isReady(uploaded, uploads.clock), hasError: uploaded.hasError ?? false }
		: vaultMediaOf(settings.media, id);
	if (!media) return settings.checksIds ? "is not in this connection's vault" : undefined;
	if (media.hasError) return 'could not be converted';
	return media.isReady ? undefined : 'is not ready';
}

/**
 * Lets a message pass whose lists and media are there and ready. The statuses documented for a create
 * name no 404, so that all of it is a 400.
 *
 * @throws ApiError 400 for the first that is not
 */
export function checkNamed(
	world: World,
	connection: SandboxConnection,
	message: Record<string, unknown>,
): void {
	const { lists } = world.account(connection);
	for (const field of ['userLists', 'excludeUserLists']) {
		for (const id of (message[field] ?? []) as Id[]) {
			if (world.settings.checksIds && !lists.has(id))
				throw badRequest(`body/${field}: ${id} is no list of this connection`);
		}
	}
	for (const entry of (message.mediaItems ?? []) as Id[]) {
		const problem = mediaProblem(world, connection, entry);
		if (problem) throw badRequest(`body/mediaItems: ${entry} ${problem}`);
	}
}
