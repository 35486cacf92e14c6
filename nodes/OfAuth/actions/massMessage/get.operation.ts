import { path, type Field, type Operation } from '../../runner/operation';
import { readTextId } from '../../values/text';

const massMessageId: Field = {
	form: {
		displayName: 'Mass Message',
		name: 'massMessageId',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		required: true,
		description: 'The mass message, as Create gives its ID',
		modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123456789' }],
	},
	to: path('massMessageId'),
	read: readTextId,
};

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get mass message',
	description: 'Get a mass message with its text, its media and whether it can still be unsent',
	endpoint: { method: 'GET', path: '/v2/access/mass-messages/{massMessageId}' },
	effect: 'reads',
	fields: [massMessageId],
	output: {
		simplify: [
			'id',
			'text',
			'createdAt',
			'mediaCount',
			'isMediaReady',
			'isFree',
			'lockedText',
			'canUnsendQueue',
			'unsendSecondsQueue',
			'fromUser',
		],
	},
};
