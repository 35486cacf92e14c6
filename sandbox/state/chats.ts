import { pick } from '../chance';
import { fanId } from '../fixtures/fans';
import type { ChatMessage } from '../records';

const FIRST_CHAT_ID = 3_000_000;
const TODAY = Date.parse('2026-11-01T12:00:00Z');
const HOUR = 3_600_000;
const LINES = [
	'Hi!',
	'Thank you 💜',
	'When is the next one?',
	'Loved it',
	'Good morning',
	'A tip <3',
];

/** One message of a chat. */
export interface Said extends Omit<ChatMessage, 'connectionId'> {
	/** Whether the fan wrote it. */
	isFromFan: boolean;
}

/** One conversation. */
export interface Chat {
	userId: number;
	unread: number;
	hasTips: boolean;
	/** Oldest first. */
	messages: Said[];
}

function fixture(seed: number, nth: number, length: number): Chat {
	const userId = fanId(nth);
	const messages = Array.from({ length }, (_, index): Said => {
		const text = `${LINES[pick(LINES.length, seed, 'line', nth, index)]} (${index + 1})`;
		const media = index % 4 === 1 ? [501 + pick(10, seed, 'media', nth, index)] : [];
		return {
			id: FIRST_CHAT_ID + nth * 1000 + index,
			at: TODAY - nth * HOUR - (length - index) * 60_000,
			userId,
			isFromFan: index % 2 === 0,
			body: media.length > 0 ? { text, mediaItems: media } : { text },
		};
	});
	return { userId, unread: nth % 3 === 0 ? 1 + (nth % 5) : 0, hasTips: nth % 4 === 0, messages };
}

/** The chats of one connection. */
export class Chats {
	private readonly byUser = new Map<number, Chat>();

	/** @param length messages in each of them to begin with; at most 1,000 */
	constructor(seed: number, count: number, length: number) {
		for (let nth = 0; nth < count; nth += 1) {
			const chat = fixture(seed, nth, length);
			this.byUser.set(chat.userId, chat);
		}
	}

	/** All, the one with the latest message first. */
	recent(): Chat[] {
		const last = ({ messages }: Chat) => messages.at(-1)?.at ?? 0;
		return [...this.byUser.values()].sort((one, other) => last(other) - last(one));
	}

	/** The chat with a user, which is empty where nobody has written yet. */
	with(userId: number): Chat {
		return this.byUser.get(userId) ?? { userId, unread: 0, hasTips: false, messages: [] };
	}

	/** Puts a message at the end of the chat with its user. */
	say(message: Said): void {
		const chat = this.with(message.userId);
		chat.messages.push(message);
		this.byUser.set(message.userId, chat);
	}
}
