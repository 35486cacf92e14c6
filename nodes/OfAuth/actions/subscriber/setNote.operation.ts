import type { Operation } from '../../runner/operation';
import { fanId } from '../fields/userId';
import { notice } from './remarks';

export const setNote: Operation = {
	value: 'setNote',
	name: 'Set Note',
	action: 'Set note of subscriber',
	description:
		'Write the note that a creator has on a fan; it takes the place of the one before, and the fan does not see it',
	endpoint: { method: 'PUT', path: '/v2/access/subscribers/{userId}/note' },
	effect: 'repeats',
	fields: [fanId, notice],
	output: { state: { updated: true } },
};
