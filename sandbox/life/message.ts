import type { SandboxConnection } from '../records';
import type { World } from '../world';
import { htmlOf } from './html';
import { messageMedia } from './messageMedia';

/** What a mass message and a chat message have in common. */
interface Content {
	id: number;
	/** Milliseconds since 1970. */
	at: number;
	body: Record<string, unknown>;
}

/** The fields of OFAuth's message object that follow from what was sent (SDK 3.0.0). */
export function messageObject(world: World, connection: SandboxConnection, content: Content) {
	const { text = '', mediaItems, previewMediaCount, price, isMarkdown } = content.body;
	const media = messageMedia(world, connection, mediaItems);
	const { id, name } = connection.userData;
	const createdAt = new Date(content.at).toISOString();
	return {
		id: content.id,
		text: htmlOf(text as string, isMarkdown !== false),
		fromUser: { id, name },
		media,
		isMediaReady: media.every(({ isReady }) => isReady),
		mediaCount: media.length,
		previews: media.slice(0, Number(previewMediaCount ?? 0)).map((one) => one.id),
		lockedText: content.body.isLockedText === true,
		responseType: 'message',
		giphyId: null,
		isFree: !price,
		isTip: false,
		isReportedByMe: false,
		isCouplePeopleMedia: false,
		isMarkdownDisabled: isMarkdown === false,
		isOpened: true,
		isNew: false,
		createdAt,
		changedAt: createdAt,
	};
}
