import { body, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readFlag } from '../../values/text';
import { folderId } from '../fields/folderId';
import { name } from './folderName';

const clearMedia: Field = {
	form: {
		displayName: 'Clear Media',
		name: 'clearMedia',
		type: 'boolean',
		default: false,
		description: 'Whether to take all media out of the folder; they stay in the vault',
	},
	to: body('clearMedia'),
	read: readFlag,
};

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update vault folder',
	description: 'Give a folder of the vault another name, or empty it; fans see nothing of it',
	endpoint: { method: 'PATCH', path: '/v2/access/vault/lists/{listId}' },
	effect: 'repeats',
	fields: [folderId, name],
	additionalFields: [clearMedia],
	output: {},
};
