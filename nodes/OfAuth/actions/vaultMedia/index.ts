import type { Resource } from '../../runner/operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

export const vaultMedia: Resource = {
	value: 'vaultMedia',
	name: 'Vault Media',
	operations: [getAll, upload],
};
