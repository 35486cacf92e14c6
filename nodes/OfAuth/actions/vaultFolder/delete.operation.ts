import type { Operation } from '../../runner/operation';
import { folderId } from '../fields/folderId';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete vault folder',
	description:
		'Delete a folder of the vault; the media in it stay in the vault, and fans see nothing of it',
	endpoint: { method: 'DELETE', path: '/v2/access/vault/lists/{listId}' },
	effect: 'repeats',
	fields: [folderId],
	output: { state: { deleted: true } },
	refusals: [
		{
			status: 404,
			message:
				'There is no such folder: it was deleted before, or the ID belongs to another connection',
			nextStep:
				'Check the ID and the Connection. If it was deleted before, there is nothing left to do: set On Error to continue.',
		},
	],
};
