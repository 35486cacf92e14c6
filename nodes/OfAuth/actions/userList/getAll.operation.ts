import type { Operation } from '../../runner/operation';
import { search } from '../fields/search';
import { LIST_FIELDS } from './listFields';

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
		simplify: LIST_FIELDS,
	},
};
