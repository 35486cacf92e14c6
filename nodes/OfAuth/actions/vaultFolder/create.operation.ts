import type { Operation } from '../../runner/operation';
import { namedFolders } from '../fields/namedFolders';
import { name } from './folderName';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create vault folder',
	description:
		'Make a folder in the vault; one of that name that is there already is used, unless told otherwise; fans see nothing of folders',
	endpoint: { method: 'POST', path: '/v2/access/vault/lists' },
	effect: 'repeats',
	fields: [name],
	existing: namedFolders,
	output: {},
};
