import type { Operation } from '../../runner/operation';
import { massMessageId } from '../fields/massMessageId';
import { oneMassMessage } from './oneMassMessage';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get mass message',
	description: 'Get a mass message with its text, its media and whether it can still be unsent',
	endpoint: { method: 'GET', ...oneMassMessage },
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
