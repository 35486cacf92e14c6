import type { Operation } from '../../runner/operation';
import { listId } from '../fields/listId';
import { LIST_FIELDS, name } from './listFields';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update user list',
	description: 'Give a list another name; the fans in it stay',
	endpoint: { method: 'PATCH', path: '/v2/access/users/lists/{listId}' },
	effect: 'repeats',
	fields: [listId, name],
	output: { simplify: LIST_FIELDS },
};
