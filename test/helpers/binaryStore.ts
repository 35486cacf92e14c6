/* eslint-disable @n8n/community-nodes/no-restricted-imports -- n8n's store takes a stream */
import { Readable } from 'node:stream';

import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { Container } from './container';

/** Where n8n keeps binary data: in the item itself, or in files. */
export type BinaryMode = 'default' | 'filesystem';

/**
 * Puts a file into n8n's own binary store, as a node does that gives one.
 *
 * @param mode as in N8N_DEFAULT_BINARY_DATA_MODE
 * @param chunks the bytes; made while they are stored, so that a large file needs no memory
 * @returns the entry of an item's `binary`
 */
export async function storeBinary(
	mode: BinaryMode,
	chunks: Iterable<Buffer>,
	{ fileName, mimeType }: { fileName: string; mimeType: string },
): Promise<IBinaryData> {
	Container.get(BinaryDataConfig).mode = mode;
	const service = Container.get(BinaryDataService);
	await service.init();
	const location = {
		type: 'execution' as const,
		workflowId: 'workflow-1',
		executionId: 'execution-1',
	};
	return await service.store(location, Readable.from(chunks), { data: '', fileName, mimeType });
}
