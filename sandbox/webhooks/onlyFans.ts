import { secondsOf } from '../dates';
import { fanId, userCard } from '../fixtures/fans';

/** A message from a fan, with the fields that OFAuth's guide names. */
function chatMessage(at: number) {
	const { id, name, username } = userCard(fanId(0));
	return {
		responseType: 'message',
		id: 3_000_012,
		queueId: null,
		isFromQueue: false,
		text: '<p>When is the next one?</p>',
		price: 0,
		isFree: true,
		isTip: false,
		fromUser: { id, name, username },
		media: [],
		createdAt: secondsOf(at),
	};
}

/**
 * What OnlyFans says in an event that OFAuth passes on. Only the message is documented; the others are guesses that hold a
 * little of everything.
 *
 * @param type of OFAuth's event
 * @param at milliseconds since 1970
 */
export function onlyFansBody(type: string, at: number): Record<string, unknown> {
	switch (type) {
		case 'realtime.chat_message.received':
			return chatMessage(at);
		case 'realtime.chat_typing.updated':
			return { fromUser: { id: fanId(0) }, isTyping: true };
		case 'realtime.system_messages.updated':
			return { count: 1 };
		default:
			return { api2_chat_message: chatMessage(at) };
	}
}
