import type { Operation } from '../../runner/operation';
import { listId } from '../fields/listId';
import { LIST_FIELDS } from './listFields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get user list',
	description: 'Get a list of fans by its ID, with how many users are in it',
	endpoint: { method: 'GET', path: '/v2/access/users/lists/{listId}' },
	effect: 'reads',
	fields: [listId],
	output: { simplify: LIST_FIELDS },
};
