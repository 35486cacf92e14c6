import { createHash } from 'crypto';

import { DataDeduplicationService } from 'n8n-core';
import {
	sleep,
	type DeduplicationItemTypes,
	type ICheckProcessedContextData,
	type IDataDeduplicator,
} from 'n8n-workflow';
import { Database } from 'node-sqlite3-wasm';

import { breakAt, type Break } from './breaks';

/**
 * n8n's store of processed entries on a SQLite file: one row per workflow and node with all hashes in
 * it, read, changed and written back without a lock, as n8n's DeduplicationHelper does on its database.
 */
class ProcessedData implements IDataDeduplicator {
	private readonly database: Database;

	constructor(
		file: string,
		private readonly gapMs: number,
		private readonly breaks: (nodeId?: string) => Break,
	) {
		this.database = new Database(file);
		this.database.exec('PRAGMA busy_timeout = 5000');
		// Processes are killed here, machines lose no power.
		this.database.exec('PRAGMA synchronous = OFF');
		this.database.exec(
			'CREATE TABLE IF NOT EXISTS processed_data (workflow TEXT, context TEXT, value TEXT, PRIMARY KEY (workflow, context))',
		);
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: 'node',
		at: ICheckProcessedContextData,
	) {
		const known = await this.read(at);
		const isNew = (item: DeduplicationItemTypes) => !known.includes(hash(item));
		for (const item of items)
			if (removed.delete(String(item)) && !isNew(item)) back.push(String(item));
		const result = { new: items.filter(isNew), processed: items.filter((item) => !isNew(item)) };
		await this.write(at, [...known, ...result.new.map(hash)]);
		return result;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: 'node',
		at: ICheckProcessedContextData,
	) {
		const gone = items.map(hash);
		for (const item of items) removed.add(String(item));
		await this.write(
			at,
			(await this.read(at)).filter((entry) => !gone.includes(entry)),
		);
	}

	async clearAllProcessedItems(_scope: 'node', at: ICheckProcessedContextData) {
		await this.write(at, []);
	}

	async getProcessedDataCount(_scope: 'node', at: ICheckProcessedContextData) {
		return (await this.read(at)).length;
	}

	private async read({ workflow, node }: ICheckProcessedContextData): Promise<string[]> {
		const row = this.database.get(
			'SELECT value FROM processed_data WHERE workflow = ? AND context = ?',
			[workflow.id, `n:${node?.id}`],
		);
		// A real database answers later, which is when another process can come between.
		await (this.gapMs > 0 ? sleep(this.gapMs) : Promise.resolve());
		return row ? (JSON.parse(String((row as { value: unknown }).value)) as string[]) : [];
	}

	private async write(
		{ workflow, node }: ICheckProcessedContextData,
		entries: string[],
	): Promise<void> {
		await Promise.resolve();
		writtenAt = Date.now();
		const how = this.breaks(node?.id);
		breakAt('before', how);
		this.database.run('INSERT OR REPLACE INTO processed_data VALUES (?, ?, ?)', [
			workflow.id,
			`n:${node?.id}`,
			JSON.stringify(entries),
		]);
		breakAt('after', how);
	}
}

function hash(item: DeduplicationItemTypes): string {
	return createHash('md5').update(String(item)).digest('base64');
}

/** How many entries a store holds of a node. */
export function countEntries(file: string, nodeId: string, workflowId = 'workflow-1'): number {
	const database = new Database(file);
	const row = database.get('SELECT value FROM processed_data WHERE workflow = ? AND context = ?', [
		workflowId,
		`n:${nodeId}`,
	]);
	database.close();
	return row ? (JSON.parse(String((row as { value: unknown }).value)) as string[]).length : 0;
}

/** Gives a node so many entries. */
export function fillRecord(file: string, nodeId: string, count: number): void {
	const entries = Array.from({ length: count }, (_, index) => hash(`entry ${index}`));
	const database = new Database(file);
	database.run('INSERT OR REPLACE INTO processed_data VALUES (?, ?, ?)', [
		'workflow-1',
		`n:${nodeId}`,
		JSON.stringify(entries),
	]);
	database.close();
}

/** What this process has taken away, and not recorded since. */
const removed = new Set<string>();
const back: string[] = [];

/** Entries that this process had taken away and found again since the last call: another process has brought them back. */
export function broughtBack(): string[] {
	return back.splice(0);
}

let store: ProcessedData | undefined;
let writtenAt = 0;

/** When this process last wrote its store, or tried to, epoch milliseconds. */
export function lastWritten(): number {
	return writtenAt;
}

/**
 * Gives n8n's engine its store of processed entries; once per process.
 *
 * @param file the SQLite file, or `:memory:` where no other process reads it
 * @param gapMs time between a read and the write that follows
 * @param breaks asked before each write whether it fails, with the ID of the node whose record it is
 */
export async function useProcessedData(
	file: string,
	gapMs = 0,
	breaks: (nodeId?: string) => Break = () => undefined,
): Promise<void> {
	if (store) return;
	store = new ProcessedData(file, gapMs, breaks);
	await DataDeduplicationService.init(store);
}
