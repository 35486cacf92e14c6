import { path, type Field } from '../../runner/field';
import { readTextId } from '../../values/text';

/** Which user list is meant. */
export const listId: Field = {
	form: {
		displayName: 'User List',
		name: 'listId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'A list of the creator, from all that there are or by its ID',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchUserLists', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1234567' },
		],
	},
	to: path('listId'),
	read: readTextId,
};
