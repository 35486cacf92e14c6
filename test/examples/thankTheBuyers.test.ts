import type { IConnections, INode, INodeParameters, IPinData } from 'n8n-workflow';

import { OfAuthTrigger } from '../../nodes/OfAuthTrigger/OfAuthTrigger.node.ts';
import example from '../../examples/thank-the-buyers.json';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { startRun } from '../helpers/engine';
import { freshFolder, join } from '../helpers/files';
import { PollingWorkflow } from '../helpers/polling';
import { useProcessedData } from '../helpers/processedData';

const TRIGGER = 'When a mass message is bought';
const { nodes, connections, pinData } = example as unknown as {
	nodes: INode[];
	connections: IConnections;
	pinData: IPinData;
};
const [{ json: pinned }] = pinData[TRIGGER];
const ON = { connectionId: 'conn_amber' };

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(join(freshFolder(), 'n8n.sqlite')));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null, life: { queuedMs: 0, purchaseShare: 0 } });
});
afterEach(async () => await sandbox.close());

/** The example, begun by these items of its trigger. @param workflowId under which n8n keeps its keys */
async function run(workflowId: string, items = pinData[TRIGGER]): Promise<void> {
	const { data } = await startRun({
		workflowId,
		workflow: {
			nodes: nodes.filter(({ type }) => !type.endsWith('stickyNote')),
			connections,
			pinData: { [TRIGGER]: items },
		},
		nodeTypes: { 'n8n-nodes-ofauth.ofAuthTrigger': new OfAuthTrigger() },
		credentials: { main: { apiKey: SANDBOX_API_KEY, baseUrl: sandbox.url, ...ON } },
	});
	expect(data.resultData.error).toBeUndefined();
}

const added = () =>
	sandbox.received
		.filter(({ path }) => path.includes('/users/lists/1001/users/'))
		.map(({ path, status }) => [path.split('/').at(-1), status]);
const thanked = () => sandbox.chatMessages.map(({ userId }) => userId);

test('the pinned buyer goes into the list and gets one message, however often it runs', async () => {
	await run('often');
	await run('often');
	expect(added()).toEqual([
		[String(pinned.id), 200],
		[String(pinned.id), 200],
	]);
	expect(thanked()).toEqual([pinned.id]);
	expect(sandbox.messages).toEqual([]);
});

test('who buys two messages gets two, whoever buys in between', async () => {
	const bought = (id: number, massMessageId: number) => ({
		json: { ...pinned, id, massMessageId },
	});
	await run('several', [bought(100_002, 7001), bought(100_003, 7001), bought(100_002, 7002)]);
	expect(thanked()).toEqual([100_002, 100_003, 100_002]);
}, 30_000);

test('what its trigger finds is as what is pinned, and is thanked', async () => {
	const trigger = nodes.find(({ name }) => name === TRIGGER);
	const parameters = trigger?.parameters as INodeParameters;
	const workflow = new PollingWorkflow(sandbox, { parameters });
	await workflow.activate();
	const { id: massMessageId } = sandbox.addMessage({ ...ON, body: { text: 'Drop', price: 9 } });
	sandbox.buy({ ...ON, massMessageId, userId: 100_007 });
	const found = (await workflow.tick()) ?? [];
	expect(found.map((json) => Object.keys(json))).toEqual([Object.keys(pinned)]);
	await run(
		'found',
		found.map((json) => ({ json })),
	);
	expect(added()).toEqual([['100007', 200]]);
	expect(thanked()).toEqual([100_007]);
});
