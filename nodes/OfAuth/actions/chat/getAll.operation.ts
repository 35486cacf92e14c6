import type { Operation } from '../../runner/operation';
import { searchFor } from '../fields/search';
import { filter, order, userListId } from './filters';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many chats',
	description:
		'Get the chats of a creator, with whom each is, how much is unread and what was said last',
	endpoint: { method: 'GET', path: '/v2/access/chats' },
	effect: 'reads',
	filters: [
		order,
		searchFor('Only chats with fans who have these words in their names'),
		userListId,
		filter,
	],
	output: {
		paging: { style: 'offset', pageSize: 20, knownBy: 'withUser' },
		simplify: [
			{ as: 'userId', from: 'withUser.id' },
			'unreadMessagesCount',
			'hasUnreadTips',
			{ as: 'lastMessageAt', from: 'lastMessage.createdAt' },
			{ as: 'lastMessageFrom', from: 'lastMessage.fromUser.id' },
			{ as: 'lastMessageText', from: 'lastMessage.text' },
			'lastReadMessageId',
			'canSendMessage',
			'isMutedNotifications',
			'hasPurchasedFeed',
		],
	},
};
