import { body, path, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readTextId } from '../../values/text';
import { fanId } from '../fields/userId';

const messageId: Field = {
	form: {
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 123456789',
		description: 'The ID that Send gives, or Get Many',
	},
	to: path('messageId'),
	read: readTextId,
};

/** The SDK sends the fan once more in the body; the guide shows none. */
const withUserId: Field = { ...fanId, also: body('withUserId') };

export const unsend: Operation = {
	value: 'delete',
	name: 'Unsend',
	action: 'Unsend chat message',
	description:
		'Take a private message back: the fan does not see it any more; OnlyFans lets it be done for about a day',
	endpoint: { method: 'DELETE', path: '/v2/access/chats/{userId}/messages/{messageId}' },
	effect: 'repeats',
	fields: [withUserId, messageId],
	output: { state: { deleted: true } },
	refusals: [
		{
			status: 200,
			message:
				'OFAuth did not unsend the message (success: false); most likely it can be unsent no longer',
			nextStep: 'What the fan has got stays there.',
		},
		{
			status: 404,
			message: 'There is no such message in the chat with this fan',
			nextStep:
				'Check Fan, Message ID and Connection. If it was unsent before, there is nothing left to do: set On Error to continue.',
		},
	],
};
