/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a file of this machine */
import { join } from 'node:path';

import { run } from '../../scripts/n8n/run';
import { setting } from './stage';

/** Node's own SQLite, in the Node that runs n8n: ours may be too old to have it. */
const QUERY = `
const { DatabaseSync } = require('node:sqlite');
const [file, sql] = process.argv.slice(1);
process.stdout.write(JSON.stringify(new DatabaseSync(file, { readOnly: true }).prepare(sql).all()));
`;

/** Reads n8n's SQLite database, also while n8n runs. */
export async function query<Row>(userFolder: string, sql: string): Promise<Row[]> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const args = ['--no-warnings', '-e', QUERY, file, sql];
	return JSON.parse(await run(setting().installed.node, args, userFolder)) as Row[];
}

/** How many entries n8n's record of processed data holds for a workflow, over all its nodes. */
export async function recordedEntries(userFolder: string, workflowId: string): Promise<number> {
	const rows = await query<{ workflowId: string; value: string }>(
		userFolder,
		'SELECT workflowId, value FROM processed_data',
	);
	const values = rows.filter((row) => row.workflowId === workflowId);
	const entries = values.map(({ value }) => (JSON.parse(value) as { data: string[] }).data);
	return entries.flat().length;
}
