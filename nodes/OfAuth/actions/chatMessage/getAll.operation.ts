import type { Operation } from '../../runner/operation';
import { CHAT_MESSAGE_FIELDS } from '../fields/chatMessageFields';
import { searchFor } from '../fields/search';
import { fanId } from '../fields/userId';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many chat messages',
	description: 'Get what was said in the chat with a fan, newest first',
	endpoint: { method: 'GET', path: '/v2/access/chats/{userId}/messages' },
	effect: 'reads',
	fields: [fanId],
	filters: [searchFor('Only messages that have these words in them')],
	output: {
		paging: { style: 'lastId', pageSize: 10 },
		simplify: CHAT_MESSAGE_FIELDS,
	},
};
