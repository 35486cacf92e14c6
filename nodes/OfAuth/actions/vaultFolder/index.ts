import type { Resource } from '../../runner/operation';
import { addMedia } from './addMedia.operation';
import { create } from './create.operation';
import { getAll } from './getAll.operation';
import { remove } from './delete.operation';
import { update } from './update.operation';

export const vaultFolder: Resource = {
	value: 'vaultFolder',
	name: 'Vault Folder',
	operations: [getAll, addMedia, create, remove, update],
};
