import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readId } from '../../values/ids';
import { readIds } from '../../values/lists';
import { USER_FIELDS } from './userFields';

const userIds: Field = {
	form: {
		displayName: 'User IDs',
		name: 'userIds',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 123456, 789012',
		description:
			'OnlyFans user IDs: separated by commas, or an expression that gives an array. OFAuth is asked for ten at a time; who is not there is left out.',
	},
	to: query('userIds'),
	read: (value, { dropEmpty }) => readIds(value, readId, dropEmpty),
};

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'Get OnlyFans users, fans or creators, by their IDs',
	endpoint: { method: 'GET', path: '/v2/access/users/list' },
	effect: 'reads',
	fields: [userIds],
	output: {
		paging: { style: 'ids', pageSize: 10, ids: 'userIds' },
		simplify: USER_FIELDS,
	},
};
