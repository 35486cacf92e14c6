import type { IExecuteFunctions } from 'n8n-workflow';

import type { UploadMemory } from '../delivery/uploadMemory';
import type { FileUploads } from './files';
import type { Operation } from './operation';
import type { Planned } from './plan';

/**
 * The uploads of the files of one item.
 *
 * @param memory remembers what each file has become
 * @returns nothing where it has none
 */
export function fileUploads(
	context: IExecuteFunctions,
	{ files: filesOf }: Operation,
	{ credential, connectionId, files, settings }: Planned,
	memory: UploadMemory,
): FileUploads | undefined {
	if (files.size === 0) return undefined;
	const { timeout } = settings;
	return filesOf?.uploads({ context, credential, connectionId, timeout }, files, memory);
}
