import type { Operation } from '../../runner/operation';
import { listId } from '../fields/listId';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete user list',
	description: 'Delete a list; the fans in it stay subscribed, and messages go to it no more',
	endpoint: { method: 'DELETE', path: '/v2/access/users/lists/{listId}' },
	effect: 'repeats',
	fields: [listId],
	output: { state: { deleted: true } },
	refusals: [
		{
			status: 404,
			message:
				'There is no such list: it was deleted before, or the ID belongs to another connection',
			nextStep:
				'Check the ID and the Connection. If it was deleted before, there is nothing left to do: set On Error to continue.',
		},
	],
};
