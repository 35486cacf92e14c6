import { path, query, type Field } from '../../runner/field';
import { readIntegerId } from '../../values/ids';

/** Which folder of the vault is meant. */
export const folderId: Field = {
	form: {
		displayName: 'Folder',
		name: 'listId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'A folder of the creator’s vault, from all that there are or by its ID',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchVaultFolders', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1234567' },
		],
	},
	to: path('listId'),
	read: readIntegerId,
};

/** Media of one folder only. */
export const inFolder: Field = {
	...folderId,
	form: { ...folderId.form, required: false, description: 'Only media of this folder' },
	to: query('listId'),
};
