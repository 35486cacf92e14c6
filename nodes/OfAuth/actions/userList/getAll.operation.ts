import type { Operation } from '../../runner/operation';
import { search } from '../fields/search';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many user lists',
	description: 'Get the lists of fans that a creator has, with how many users are in each',
	endpoint: { method: 'GET', path: '/v2/access/users/lists' },
	effect: 'reads',
	filters: [search],
	output: {
		paging: { style: 'offset', pageSize: 100 },
		simplify: [
			'id',
			'name',
			'type',
			'usersCount',
			'postsCount',
			'canUpdate',
			'canDelete',
			'canManageUsers',
			'canAddUsers',
		],
	},
};
