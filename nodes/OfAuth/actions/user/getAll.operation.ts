import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { manyUserIds } from '../fields/manyUserIds';
import { USER_FIELDS } from './userFields';

const userIds: Field = {
	...manyUserIds,
	form: {
		...manyUserIds.form,
		description:
			'OnlyFans user IDs: separated by commas, or an expression that gives an array. OFAuth is asked for ten at a time; who is not there is left out.',
	},
	to: query('userIds'),
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
