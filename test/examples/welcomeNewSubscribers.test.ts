import type { IDataObject } from 'n8n-workflow';

import example from '../../examples/welcome-new-subscribers.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { useProcessedData } from '../helpers/processedData';
import { retryExample, runExample, type Example } from './exampleRuns';

const TRIGGER = 'When a fan subscribes';
const { nodes, pinData } = example as unknown as Example;
const [{ json: pinned }] = pinData[TRIGGER];

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const run = (workflowId: string, fans: IDataObject[]) => ({
	sandbox,
	workflowId,
	pinned: { [TRIGGER]: fans },
});
const welcomed = () =>
	sandbox.chatMessages.map(({ connectionId, userId }) => [connectionId, userId]);

test('a fan is welcomed by name, once, also one who comes back', async () => {
	await runExample(example, run('once', [pinned]));
	await runExample(example, run('once', [{ ...pinned, subscribedAt: '2027-03-01T00:00:00Z' }]));
	expect(welcomed()).toEqual([['conn_amber', 100_001]]);
	expect(sandbox.chatMessages[0].body.text).toMatch(/^Hi Fred Ash, /);
});

test('the same fan of two creators is welcomed by both, one without a name too', async () => {
	const other = { ...pinned, connectionId: 'conn_bella', name: '' };
	await runExample(example, run('both', [pinned, other]));
	expect(welcomed().sort()).toEqual([
		['conn_amber', 100_001],
		['conn_bella', 100_001],
	]);
	const toOther = sandbox.chatMessages.find(({ connectionId }) => connectionId === 'conn_bella');
	expect(toOther?.body.text).toMatch(/^Hi there, /);
});

test('a Retry welcomes the rest', async () => {
	const fans = [pinned, { ...pinned, id: 100_002, name: 'Gus' }];
	sandbox.fault({ match: { path: /100002\/messages/ }, status: 403 });
	const failed = await runExample(example, run('rest', fans));
	expect(failed.data.resultData.error).toBeDefined();
	const retried = await retryExample(example, run('rest', fans), failed);
	expect(retried.data.resultData.error).toBeUndefined();
	expect(welcomed().map(([, fan]) => fan)).toEqual([100_001, 100_002]);
}, 30_000);

test('what its trigger finds is as what is pinned, and is welcomed', async () => {
	const trigger = nodes.find(({ name }) => name === TRIGGER);
	const workflow = new PollingWorkflow(sandbox, { parameters: trigger?.parameters });
	await workflow.activate();
	const { id } = sandbox.addSubscriber({ connectionId: 'conn_amber' });
	const found = (await workflow.tick()) ?? [];
	expect(found.map((json) => Object.keys(json))).toEqual([Object.keys(pinned)]);
	await runExample(example, run('found', found));
	expect(welcomed()).toEqual([['conn_amber', id]]);
});
