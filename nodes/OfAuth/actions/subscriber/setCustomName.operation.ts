import type { Operation } from '../../runner/operation';
import { fanId } from '../fields/userId';
import { displayName } from './remarks';

export const setCustomName: Operation = {
	value: 'setCustomName',
	name: 'Set Custom Name',
	action: 'Set custom name of subscriber',
	description:
		'Give a fan the name that the creator sees in place of the fan’s own; the fan does not see it',
	endpoint: { method: 'PUT', path: '/v2/access/subscribers/{userId}/custom-name' },
	effect: 'repeats',
	fields: [fanId, displayName],
	output: { state: { updated: true } },
};
