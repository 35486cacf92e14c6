import { each, type Field } from '../../runner/field';
import { readId } from '../../values/ids';
import { readIds } from '../../values/lists';

/** The users of whom each is a request of its own. */
export const manyUserIds: Field = {
	form: {
		displayName: 'User IDs',
		name: 'userIds',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 123456, 789012',
		description:
			'OnlyFans user IDs: drag the ID of a user here for one per item, or give several, separated by commas, or an expression that gives an array. A number with commas in it (1,234,567) is refused.',
	},
	to: each('userId'),
	read: (value, { dropEmpty }) => readIds(value, readId, dropEmpty),
};
