import type { Operation } from '../../runner/operation';
import { listId } from '../fields/listId';

export const getUsers: Operation = {
	value: 'getUsers',
	name: 'Get Users',
	action: 'Get users of user list',
	description: 'Get the users who are in a list',
	endpoint: { method: 'GET', path: '/v2/access/users/lists/{listId}/users' },
	effect: 'reads',
	fields: [listId],
	output: {
		paging: { style: 'offset', pageSize: 100 },
		simplify: ['id', 'username', 'name', 'isVerified'],
	},
};
