import { body, type Field } from '../../runner/field';
import { textUpTo } from '../../values/text';

const LONGEST = 100;

/** What the list is called. */
export const name: Field = {
	form: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Whales',
		description: 'What the list is called, up to 100 characters. Two lists may have the same name.',
	},
	to: body('name'),
	read: textUpTo(LONGEST),
};

/** What matters most of a list. */
export const LIST_FIELDS = [
	'id',
	'name',
	'type',
	'usersCount',
	'postsCount',
	'canUpdate',
	'canDelete',
	'canManageUsers',
	'canAddUsers',
	'alreadyExisted',
];
