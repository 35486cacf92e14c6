import type { IDataObject } from 'n8n-workflow';

import example from '../../examples/sales-to-a-table.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { dataTableNode, type Tables } from '../helpers/dataTableNode';
import { PollingWorkflow } from '../helpers/polling';
import { runExample, type Example } from './exampleRuns';

const TRIGGER = 'When a fan pays';
const { nodes, pinData } = example as unknown as Example;
const [{ json: pinned }] = pinData[TRIGGER];

let sandbox: Sandbox;
let tables: Tables;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
	tables = new Map();
});
afterEach(async () => await sandbox.close());

const run = async (sales: IDataObject[]) => {
	const { data } = await runExample(example, {
		sandbox,
		workflowId: 'sales',
		pinned: { [TRIGGER]: sales },
		nodeTypes: { 'n8n-nodes-base.dataTable': dataTableNode(tables) },
	});
	expect(data.resultData.error).toBeUndefined();
};
const rows = () => tables.get('OFAuth sales');

test('a sale is one row, also when it comes twice; it asks OFAuth for nothing', async () => {
	await run([pinned]);
	await run([pinned]);
	expect(rows()).toEqual([
		{
			sale: 'conn_amber-tx_900001',
			paidAt: '2026-11-27T18:00:00+00:00',
			creator: 'conn_amber',
			fan: 'Fred Ash',
			fanId: 100_001,
			paidFor: 'tips',
			gross: 20,
			net: 16,
			currency: 'USD',
		},
	]);
	expect([...tables.keys()]).toHaveLength(1);
	expect(sandbox.received).toEqual([]);
});

test('sales of two creators by the same ID are two', async () => {
	await run([pinned, { ...pinned, connectionId: 'conn_bella' }]);
	expect(rows()?.map(({ sale }) => sale)).toEqual(['conn_amber-tx_900001', 'conn_bella-tx_900001']);
});

test('what its trigger finds is as what is pinned, and becomes rows', async () => {
	const trigger = nodes.find(({ name }) => name === TRIGGER);
	const workflow = new PollingWorkflow(sandbox, { parameters: trigger?.parameters });
	await workflow.activate();
	const connectionId = 'conn_amber';
	for (const type of ['tips', 'chat_messages'] as const)
		sandbox.addTransaction({ connectionId, type, gross: 10, userId: 100_003 });
	const found = (await workflow.tick()) ?? [];
	expect(found.map((json) => Object.keys(json))).toEqual([
		Object.keys(pinned),
		Object.keys(pinned),
	]);
	await run(found);
	expect(
		rows()
			?.map(({ paidFor, net, fanId }) => [paidFor, net, fanId])
			.sort(),
	).toEqual([
		['chat_messages', 8, 100_003],
		['tips', 8, 100_003],
	]);
});
