/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- n8n's store takes a stream and, in older versions, a folder */
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { Container } from './container';

/** Where n8n keeps binary data: in the item itself, or in files. */
export type BinaryMode = 'default' | 'filesystem';

const WORKFLOW = 'workflow-1';
const EXECUTION = 'execution-1';

/** The store of older versions of n8n: set up by a call, and told places instead of a location. */
interface OlderStore {
	init(settings: object): Promise<void>;
	store(workflow: string, execution: string, data: Readable, entry: object): Promise<IBinaryData>;
}

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
	const service = Container.get(BinaryDataService);
	const data = Readable.from(chunks);
	const entry = { data: '', fileName, mimeType };
	const config = BinaryDataConfig as typeof BinaryDataConfig | undefined;
	if (config) {
		Container.get(config).mode = mode;
		await service.init();
		const location = { type: 'execution' as const, workflowId: WORKFLOW, executionId: EXECUTION };
		// Newer versions take a location; those between have this set-up and the older call.
		if (service.store.length <= 3) return await service.store(location, data, entry);
	}
	const older = service as unknown as OlderStore;
	const localStoragePath = join(process.env.N8N_USER_FOLDER ?? '.', 'binaryData');
	if (!config) await older.init({ mode, availableModes: ['filesystem'], localStoragePath });
	return await older.store(WORKFLOW, EXECUTION, data, entry);
}
