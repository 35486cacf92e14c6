import type { CreatedMessage, SandboxConnection } from '../records';
import { secondsOf } from '../dates';
import type { World } from '../world';
import { plainOf } from './html';
import { messageObject } from './message';
import { numbersOf } from './numbers';
import { courseOf, unsending } from './phase';

function rawText({ settings }: World, sent: string, html: string): string {
	if (settings.sent.rawText === 'asSent') return sent;
	return settings.sent.rawText === 'html' ? html : plainOf(html);
}

/** What a message's entry in `sent` and the answer to its DELETE have in common. */
export function results(world: World, connection: SandboxConnection, message: CreatedMessage) {
	const now = world.clock.now();
	const { due } = courseOf(world.settings, message);
	const { sent, viewed, purchased } = numbersOf(world, connection, message, now);
	return {
		date: secondsOf(due),
		sentCount: sent,
		viewedCount: viewed,
		...unsending(world.settings, message, now, due),
		isCanceled: message.canceledAt !== undefined,
		price: Number(message.body.price ?? 0).toFixed(2),
		purchasedCount: purchased,
		canSendMessageToBuyers: purchased > 0,
	};
}

/** An entry of `analytics/mass-messages/sent`. Its previews are media, where those of a message are ids. */
export function sentEntry(world: World, connection: SandboxConnection, message: CreatedMessage) {
	const shown = messageObject(world, connection, message);
	const { id, text, media, responseType, giphyId, isFree, isMediaReady, mediaCount } = shown;
	return {
		id,
		responseType,
		text,
		rawText: rawText(world, String(message.body.text ?? ''), text),
		giphyId,
		isFree,
		isMediaReady,
		mediaCount,
		media,
		previews: media.slice(0, shown.previews.length),
		isTip: false,
		isReportedByMe: false,
		releaseForms: [],
		template: '',
		...results(world, connection, message),
	};
}
