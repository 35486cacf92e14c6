import type { IDataObject } from 'n8n-workflow';

import example from '../../examples/personal-messages.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useProcessedData } from '../helpers/processedData';
import { given, runExample } from './exampleRuns';
import { rowsOf } from './tableRows';

const TABLE = 'The table';
const ROWS = rowsOf(example);

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	// As OnlyFans does with private messages that follow each other too fast.
	sandbox = await startSandbox({ bucket: null, chatPaceMs: 2_900 });
});
afterEach(async () => await sandbox.close());

const run = (workflowId: string, rows = ROWS) => ({
	sandbox,
	workflowId,
	pinned: { [TABLE]: rows },
});
const sent = () => sandbox.chatMessages.map(({ userId, body }) => [userId, body.text]);

test('every fan of the table gets words of their own, at a pace that OnlyFans takes; a bad row comes out', async () => {
	const done = await runExample(example, run('once'));
	expect(done.data.resultData.error).toBeUndefined();
	expect(sent()).toEqual([
		[100_001, 'Hey Fred, your picture is ready.'],
		[100_002, 'Hey you, thank you for the tip!'],
		[100_003, 'Hey Hank, happy birthday!'],
	]);
	expect(sandbox.received.filter(({ status }) => status !== 200)).toEqual([]);
	const [bad, ...more] = given(done, 'To correct');
	expect(more).toEqual([]);
	expect(JSON.stringify(bad)).toContain('{{ $json.words }}');
	expect(given(done, 'Sent').map(({ userId }) => Number(userId))).toEqual([
		100_001, 100_002, 100_003,
	]);
});

test('a second run sends only what is new: a corrected row, another campaign', async () => {
	await runExample(example, run('twice'));
	const rows: IDataObject[] = ROWS.map((row) => ({ ...row, words: row.words || 'welcome back!' }));
	await runExample(example, run('twice', [...rows, { ...rows[0], campaign: 'june' }]));
	expect(sent().slice(3)).toEqual([
		[100_004, 'Hey Ian, welcome back!'],
		[100_001, 'Hey Fred, your picture is ready.'],
	]);
});
