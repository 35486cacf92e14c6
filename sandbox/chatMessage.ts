import { messageObject } from './life/message';
import type { Said } from './state/chats';
import type { SandboxConnection } from './records';
import type { World } from './world';

const DAY = 86_400_000;

/** How long a message to one fan can be unsent (another vendor's word). */
const UNSEND_MS = DAY;

/** Whether a message can still be taken back. What the fan wrote cannot. */
export function canUnsend({ clock }: World, { at, isFromFan }: Said): boolean {
	return !isFromFan && clock.now() - at < UNSEND_MS;
}

/** A message of a chat as OFAuth shows one (SDK 3.0.0, chats). Of a fan only the id is told, as upstream. */
export function shownSaid(world: World, connection: SandboxConnection, said: Said) {
	const shown = messageObject(world, connection, said);
	if (!said.isFromFan) return { ...shown, isFromQueue: false };
	return { ...shown, fromUser: { id: said.userId, _view: 's' }, isFromQueue: false };
}
