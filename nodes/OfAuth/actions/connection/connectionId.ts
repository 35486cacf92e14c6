import { body, path, type Field } from '../../runner/field';
import { readTextId } from '../../values/text';

/** Which connection is meant; never the credential's in the place of one that is missing. */
export const connectionId: Field = {
	form: {
		displayName: 'Connection',
		name: 'connectionId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The creator account, from all that the API key has or by its ID',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchConnections', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. conn_abc123' },
		],
	},
	to: path('connectionId'),
	read: readTextId,
};

/** A creator who signs in once more. */
export const connectionToRenew: Field = {
	...connectionId,
	form: {
		...connectionId.form,
		displayName: 'Connection to Renew',
		required: false,
		description: 'A creator account whose login has expired; without it a new one is connected',
	},
	to: body('connectionId'),
};
