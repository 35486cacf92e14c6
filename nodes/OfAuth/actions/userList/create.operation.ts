import type { Operation } from '../../runner/operation';
import { namedLists } from '../fields/namedLists';
import { LIST_FIELDS, name } from './listFields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create user list',
	description:
		'Make a list for fans; one of that name that is there already is used, unless told otherwise',
	endpoint: { method: 'POST', path: '/v2/access/users/lists' },
	effect: 'repeats',
	fields: [name],
	existing: namedLists,
	output: { simplify: LIST_FIELDS },
};
