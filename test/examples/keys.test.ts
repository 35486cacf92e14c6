import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import agent from '../../examples/agent-with-approval.json';
import broadcast from '../../examples/broadcast-to-all-creators.json';
import table from '../../examples/campaign-table.json';
import { manyConnections, SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { runNode } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';
import { tableRows } from './tableRows';

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
afterEach(async () => await sandbox.close());

const credentials = (connectionId = '') => ({
	main: { apiKey: SANDBOX_API_KEY, connectionId, baseUrl: sandbox.url },
});
const parametersOf = ({ nodes }: { nodes: unknown[] }, name = 'Create mass message') =>
	(nodes as INode[]).find((node) => node.name === name)?.parameters as INodeParameters;

/** All connections that the first node of the broadcast finds. */
async function listed() {
	return await runNode({
		parameters: parametersOf(broadcast, 'Get many connections'),
		credentials: credentials(),
	});
}

describe('the broadcast', () => {
	test.each([150, 200, 0])('reaches each of %s active connections', async (count) => {
		const connections = manyConnections(400).filter(({ status }) => status === 'active');
		const expired = manyConnections(16).slice(-1);
		sandbox = await startSandbox({
			bucket: null,
			connections: [...expired, ...connections.slice(0, count)],
		});
		const { items, error } = await listed();
		expect(error).toBeUndefined();
		expect(items).toHaveLength(count);
		await runNode({
			nodeId: `broadcast-${count}`,
			items: items.map(({ json }) => json),
			parameters: parametersOf(broadcast),
			credentials: credentials(),
		});
		const through = new Set(sandbox.messages.map(({ connectionId }) => connectionId));
		expect([sandbox.messages.length, through.size]).toEqual([count, count]);
	});

	test('an answer that is no page ends it with an error', async () => {
		sandbox = await startSandbox({ accountScope: false });
		const { error } = await listed();
		expect(error).toBeDefined();
	});
});

test('the campaign table: several messages to one creator, and each of them once', async () => {
	sandbox = await startSandbox({ bucket: null });
	const rows = tableRows().slice(0, -1);
	const items = [...rows, { ...rows[0], message: 'second', text: 'One more' }];
	const run = {
		nodeId: 'table',
		items,
		parameters: parametersOf(table),
		credentials: credentials(),
	};
	const first = await runNode(run);
	expect(first.error).toBeUndefined();
	const toBella = sandbox.messages.filter(({ connectionId }) => connectionId === 'conn_bella');
	expect(toBella).toHaveLength(3);
	const { items: again } = await runNode(run);
	expect(again.map(({ json }) => json.alreadySent)).toEqual([true, true, true, true, true]);
	expect(sandbox.messages).toHaveLength(5);
});

test('the agent’s draft: the same is sent once, in whatever execution; another one is sent', async () => {
	sandbox = await startSandbox({ bucket: null });
	const parameters = JSON.parse(
		JSON.stringify(parametersOf(agent)).replaceAll("$('Write a draft').item.json", '$json'),
	) as INodeParameters;
	const draft = { text: 'Hello', lists: [1001], price: 5 };
	const send = async (output: IDataObject) =>
		await runNode({
			nodeId: 'agent',
			items: [{ output }],
			parameters,
			credentials: credentials('conn_amber'),
		});
	await send(draft);
	const { items } = await send(draft);
	expect(items[0].json.alreadySent).toBe(true);
	await send({ ...draft, price: 6 });
	expect(sandbox.messages.map(({ body }) => body.price)).toEqual([5, 6]);
});
