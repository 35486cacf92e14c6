import type { Operation } from '../../runner/operation';
import { CHAT_MESSAGE_FIELDS } from '../fields/chatMessageFields';
import { fanId } from '../fields/userId';
import { mediaKind, opened } from './filters';

export const getMedia: Operation = {
	value: 'getMedia',
	name: 'Get Media',
	action: 'Get media of chat',
	description:
		'Get the messages of a chat that have media, newest first: what a fan was sent already, so that nobody gets the same twice',
	endpoint: { method: 'GET', path: '/v2/access/chats/{userId}/media' },
	effect: 'reads',
	fields: [fanId],
	filters: [mediaKind, opened],
	output: {
		paging: { style: 'lastId', pageSize: 100 },
		simplify: [...CHAT_MESSAGE_FIELDS.slice(0, -1), 'media'],
	},
};
