import type { Operation } from '../../runner/operation';
import { listId } from '../fields/listId';
import { manyUserIds } from '../fields/manyUserIds';

export const removeUsers: Operation = {
	value: 'removeUsers',
	name: 'Remove Users',
	action: 'Remove users from user list',
	description: 'Take fans out of a list; they stay subscribed',
	endpoint: { method: 'DELETE', path: '/v2/access/users/lists/{listId}/users/{userId}' },
	effect: 'repeats',
	fields: [listId, manyUserIds],
	output: { state: { removed: true } },
	refusals: [
		{
			status: 404,
			message: 'There is no such list, or the user is not in it',
			nextStep:
				'If the user was taken out before, there is nothing left to do. Else check the IDs and the Connection.',
		},
	],
};
