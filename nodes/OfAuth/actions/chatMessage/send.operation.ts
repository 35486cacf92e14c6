import type { Operation } from '../../runner/operation';
import { additionalContent, content } from '../fields/content/content';
import { contentContradictions } from '../fields/content/contentContradictions';
import { contentNotices } from '../fields/content/contentNotices';
import { mediaFiles } from '../fields/media/mediaFiles';
import { fanId } from '../fields/userId';
import { review } from './review';

/** The answer to one who writes, or a text of one's own for each fan of a table. There is neither an audience nor a date. */
export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send chat message',
	description: 'Send a private message to one fan, at once',
	endpoint: { method: 'POST', path: '/v2/access/chats/{userId}/messages' },
	effect: 'creates',
	isPaced: true,
	fields: [fanId, ...content],
	additionalFields: additionalContent,
	notices: contentNotices,
	output: {},
	check: contentContradictions,
	inDoubt:
		'the fan might get it twice. Look into the chat with this fan (Chat Message → Get Many shows it).',
	files: mediaFiles,
	review,
};
