import { badRequest, notFound } from '../apiError';
import { canUnsend, shownSaid } from '../chatMessage';
import { outgoing } from '../outgoing';
import { found, page } from '../paging';
import type { Said } from '../state/chats';
import type { AccessCall, AccessRoute } from './route';

const ALL = '/v2/access/chats/{userId}/messages';
const FIRST_ID = 8_000_001;

/** @throws ApiError 404 where there is no such fan */
function chatOf({ world, connection, params }: AccessCall) {
	const { people, chats } = world.account(connection);
	const userId = Number(params.userId);
	if (world.settings.checksIds && !people.has(userId)) throw notFound('User not found');
	return { chats, userId, messages: chats.with(userId).messages };
}

/** Those before `last_id` or after `first_id`, newest first. */
function around(messages: Said[], { last_id: last, first_id: first }: AccessCall['query']): Said[] {
	return messages
		.filter(({ id }) => last === undefined || id < Number(last))
		.filter(({ id }) => first === undefined || id > Number(first))
		.reverse();
}

const getAll: AccessRoute = {
	method: 'GET',
	path: ALL,
	work(call) {
		const { world, connection, query } = call;
		const fitting = around(chatOf(call).messages, query);
		const said = found(fitting, query.query, ({ body }) => String(body.text ?? ''));
		const { list, hasMore } = page(said, query);
		return { list: list.map((one) => shownSaid(world, connection, one)), hasMore };
	},
};

const TYPES: Record<string, string[]> = {
	photos: ['photo', 'gif'],
	videos: ['video'],
	audios: ['audio'],
};

/** The messages with media. All have been opened. */
const getMedia: AccessRoute = {
	method: 'GET',
	path: '/v2/access/chats/{userId}/media',
	work(call) {
		const { world, connection, query } = call;
		const { type, opened } = query as { type?: string; opened?: string };
		const isUnopened = opened === '0' || opened === 'false';
		const fitting = (isUnopened ? [] : around(chatOf(call).messages, query))
			.map((one) => shownSaid(world, connection, one))
			.filter(({ media }) => media.some((one) => !type || TYPES[type].includes(one.type)));
		return page(fitting, query);
	},
};

function planned(call: AccessCall, body: Record<string, unknown>): Said {
	const { world } = call;
	const id = FIRST_ID + world.chatMessages.length;
	return { id, at: world.clock.now(), userId: chatOf(call).userId, body, isFromFan: false };
}

/** @throws ApiError 400 where the last message went just before (another vendor's word: "allow 3 seconds") */
function checkPace({ world, connection }: AccessCall): void {
	const { chatPaceMs } = world.settings;
	const last = world.chatMessages.findLast(({ connectionId }) => connectionId === connection.id);
	if (last && world.clock.now() - last.at < chatPaceMs) {
		throw badRequest(`Please allow ${chatPaceMs / 1000} seconds between messages`);
	}
}

/** One message to one fan. There is neither an audience nor a date. */
const send: AccessRoute = {
	method: 'POST',
	path: ALL,
	work(call) {
		const { world, connection, entry } = call;
		const { chats } = chatOf(call);
		checkPace(call);
		const message = outgoing(call);
		const said = planned(call, message.body);
		const { id, at, userId, body } = said;
		message.use(id);
		chats.say(said);
		world.chatMessages.push({ id, at, connectionId: connection.id, userId, body });
		entry.createdId = id;
		return shownSaid(world, connection, said);
	},
	sample: (call) => shownSaid(call.world, call.connection, planned(call, outgoing(call).body)),
};

/** @throws ApiError 404 where the chat has no such message, 400 where the body names another fan */
function toUnsend(call: AccessCall) {
	const { messages, userId } = chatOf(call);
	const { withUserId } = call.body.value as { withUserId: number | string };
	if (String(withUserId) !== String(userId)) {
		throw badRequest('body/withUserId must be the user in the path');
	}
	const said = messages.find(({ id }) => String(id) === call.params.messageId);
	if (!said) throw notFound('Message not found');
	return { messages, said };
}

const unsend: AccessRoute = {
	method: 'DELETE',
	path: `${ALL}/{messageId}`,
	work(call) {
		const { world } = call;
		const { messages, said } = toUnsend(call);
		if (!canUnsend(world, said)) return { success: false };
		messages.splice(messages.indexOf(said), 1);
		const sent = world.chatMessages.find(({ id }) => id === said.id);
		if (sent) sent.canceledAt = world.clock.now();
		return { success: true };
	},
	sample: (call) => ({ success: canUnsend(call.world, toUnsend(call).said) }),
};

/** What is said in a chat. */
export const chatMessageRoutes: AccessRoute[] = [getAll, getMedia, send, unsend];
