import { path, type Field } from '../../runner/field';
import { readTextId } from '../../values/text';

/** Which mass message is meant. */
export const massMessageId: Field = {
	form: {
		displayName: 'Mass Message',
		name: 'massMessageId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The mass message: one of those sent last, or by the ID that Create gives',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchMassMessages', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123456789' },
		],
	},
	to: path('massMessageId'),
	read: readTextId,
};
