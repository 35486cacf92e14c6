import type { IDataObject } from 'n8n-workflow';

import example from '../../examples/thank-the-buyers.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { useProcessedData } from '../helpers/processedData';
import { runExample, type Example } from './exampleRuns';

const TRIGGER = 'When a mass message is bought';
const { nodes, pinData } = example as unknown as Example;
const [{ json: pinned }] = pinData[TRIGGER];
const ON = { connectionId: 'conn_amber' };

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null, life: { queuedMs: 0, purchaseShare: 0 } });
});
afterEach(async () => await sandbox.close());

/** The example, begun by these items of its trigger. @param workflowId under which n8n keeps its keys */
async function run(workflowId: string, items: IDataObject[] = [pinned]): Promise<void> {
	const { data } = await runExample(example, {
		sandbox,
		workflowId,
		pinned: { [TRIGGER]: items },
	});
	expect(data.resultData.error).toBeUndefined();
}

/** The list that the example makes, which is the only one with this ID. */
const added = () =>
	sandbox.received
		.filter(({ path }) => path.includes('/users/lists/1008/users/'))
		.map(({ path, status }) => [path.split('/').at(-1), status]);
const lists = () =>
	sandbox.received.filter(({ method, path }) => method === 'POST' && path.endsWith('/users/lists'));
const thanked = () => sandbox.chatMessages.map(({ userId }) => userId);

test('the pinned buyer goes into the list and gets one message, however often it runs', async () => {
	await run('often');
	await run('often');
	expect(added()).toEqual([
		[String(pinned.id), 200],
		[String(pinned.id), 200],
	]);
	expect(lists().map(({ body }) => body)).toEqual([{ name: 'Buyers' }]);
	expect(thanked()).toEqual([pinned.id]);
	expect(sandbox.messages).toEqual([]);
});

test('who buys two messages gets two, whoever buys in between', async () => {
	const bought = (id: number, massMessageId: number) => ({
		...pinned,
		id,
		massMessageId,
	});
	await run('several', [bought(100_002, 7001), bought(100_003, 7001), bought(100_002, 7002)]);
	expect(thanked()).toEqual([100_002, 100_003, 100_002]);
}, 30_000);

test('what its trigger finds is as what is pinned, and is thanked', async () => {
	const trigger = nodes.find(({ name }) => name === TRIGGER);
	const workflow = new PollingWorkflow(sandbox, { parameters: trigger?.parameters });
	await workflow.activate();
	const { id: massMessageId } = sandbox.addMessage({ ...ON, body: { text: 'Drop', price: 9 } });
	sandbox.buy({ ...ON, massMessageId, userId: 100_007 });
	const found = (await workflow.tick()) ?? [];
	expect(found.map((json) => Object.keys(json))).toEqual([Object.keys(pinned)]);
	await run('found', found);
	expect(added()).toEqual([['100007', 200]]);
	expect(thanked()).toEqual([100_007]);
});

test('with every creator, each has a list and thanks in their own name', async () => {
	await run('creators', [pinned, { ...pinned, connectionId: 'conn_bella', massMessageId: 7002 }]);
	const made = [...lists(), ...sandbox.chatMessages].map(({ connectionId }) => connectionId);
	expect(made.sort()).toEqual(['conn_amber', 'conn_amber', 'conn_bella', 'conn_bella']);
	expect(added()).toHaveLength(2);
});
