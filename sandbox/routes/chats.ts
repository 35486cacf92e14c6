import { badRequest } from '../apiError';
import { shownSaid } from '../chatMessage';
import { userCard } from '../fixtures/fans';
import { found, page } from '../paging';
import type { Chat } from '../state/chats';
import type { AccessCall, AccessRoute } from './route';

/** What each filter keeps. */
const FILTERS: Record<string, (chat: Chat) => boolean> = {
	priority: ({ hasTips, unread }) => hasTips && unread > 0,
	who_tipped: ({ hasTips }) => hasTips,
	unread: ({ unread }) => unread > 0,
};

/** A chat as OFAuth lists one (SDK 3.0.0, chats): of the fan, only the id. */
function shown({ world, connection }: AccessCall, { userId, unread, hasTips, messages }: Chat) {
	const last = messages.at(-1);
	return {
		withUser: { id: userId, _view: 's' },
		canNotSendReason: false,
		canSendMessage: true,
		canGoToProfile: true,
		unreadMessagesCount: unread,
		hasUnreadTips: hasTips && unread > 0,
		isMutedNotifications: false,
		...(last && { lastMessage: shownSaid(world, connection, last), lastReadMessageId: last.id }),
		hasPurchasedFeed: false,
		countPinnedMessages: 0,
	};
}

/** @throws ApiError 400 where the query names a list that is not there */
function members({ world, connection, query }: AccessCall): Set<number> | undefined {
	const { userListId } = query as { userListId?: number };
	if (userListId === undefined) return undefined;
	const list = world.account(connection).lists.find(userListId);
	if (!list) throw badRequest(`query/userListId: ${userListId} is no list of this connection`);
	return list.members;
}

const getAll: AccessRoute = {
	method: 'GET',
	path: '/v2/access/chats',
	work(call) {
		const { world, connection, query } = call;
		const recent = world.account(connection).chats.recent();
		const all = query.order === 'old' ? recent.reverse() : recent;
		const inList = members(call);
		const fitting = all
			.filter((chat) => query.filter === undefined || FILTERS[String(query.filter)](chat))
			.filter(({ userId }) => inList === undefined || inList.has(userId));
		const named = found(fitting, query.query, ({ userId }) => {
			const { name, username } = userCard(userId);
			return `${name} ${username}`;
		});
		const { list, hasMore } = page(named, query);
		const { offset = 0 } = query as { offset?: number };
		return {
			list: list.map((chat) => shown(call, chat)),
			hasMore,
			...(hasMore && { nextOffset: offset + list.length }),
		};
	},
};

export const chatRoutes: AccessRoute[] = [getAll];
