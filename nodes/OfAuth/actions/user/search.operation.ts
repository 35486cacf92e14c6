import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readText } from '../../values/text';
import { USER_FIELDS } from './userFields';

const words: Field = {
	form: {
		displayName: 'Search',
		name: 'query',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. amber',
		description: 'Words of a name or user name',
	},
	to: query('query'),
	read: readText,
};

export const search: Operation = {
	value: 'search',
	name: 'Search',
	action: 'Search users',
	description: 'Find OnlyFans creators by their names',
	endpoint: { method: 'GET', path: '/v2/access/users/search' },
	effect: 'reads',
	fields: [words],
	output: {
		paging: { style: 'offset', pageSize: 100 },
		simplify: USER_FIELDS,
	},
};
