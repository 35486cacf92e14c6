import {
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { OfAuthTrigger } from '../../nodes/OfAuthTrigger/OfAuthTrigger.node.ts';
import { OfAuthWebhookTrigger } from '../../nodes/OfAuthWebhookTrigger/OfAuthWebhookTrigger.node.ts';
import { SANDBOX_API_KEY, startSandbox } from '../../sandbox';
import table from '../../examples/campaign-table.json';
import { runNode } from '../helpers/engine';
import { parameterIssues } from '../helpers/engineVersions';
import { filesBelow, read } from '../package/commands';
import type { Example } from './exampleRuns';
import { tableRows } from './tableRows';

const FILES = filesBelow('examples').sort();
const EXAMPLES = FILES.map((file) => JSON.parse(read(file)) as Example);
const DESCRIPTIONS = [new OfAuth(), new OfAuthTrigger(), new OfAuthWebhookTrigger()].map(
	({ description }) => description,
);
const isOurs = ({ type }: INode) => type.startsWith('n8n-nodes-ofauth.');

/** Of one of our nodes, which n8n can also have made into a tool. */
function descriptionOf({ type }: INode): INodeTypeDescription {
	const name = type.split('.')[1].replace(/Tool$/, '');
	return DESCRIPTIONS.find((one) => one.name === name) as INodeTypeDescription;
}

/** The names of a node's parameters that the form does not have, with their place. */
function strangers(values: unknown, properties: INodeProperties[], place = ''): string[] {
	if (typeof values !== 'object' || values === null) return [];
	return Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((known) => known.name === name);
		if (!property) return [`${place}${name}`];
		if (property.type === 'collection')
			return strangers(value, property.options as INodeProperties[], `${name}.`);
		if (property.type !== 'fixedCollection') return [];
		return (property.options as INodePropertyCollection[]).flatMap((option) =>
			((value as Record<string, unknown[]>)[option.name] ?? []).flatMap((row) =>
				strangers(row, option.values, `${name}.`),
			),
		);
	});
}

/** What the form has for the operation of a node. */
function shownFor(node: INode): INodeProperties[] {
	return descriptionOf(node).properties.filter(({ displayOptions: { show = {} } = {} }) =>
		['resource', 'operation'].every(
			(name) => !show[name] || (show[name] as unknown[]).includes(node.parameters[name]),
		),
	);
}

/** n8n adds these to a node that it offers as a tool, and to one that polls. */
const ADDED_BY_N8N = ['descriptionType', 'toolDescription', 'pollTimes'].map(
	(name) => ({ name, type: 'string' }) as INodeProperties,
);

describe.each(EXAMPLES.map((example) => [example.name, example] as const))(
	'%s',
	(_name, { nodes, connections, settings }) => {
		test('is a workflow as n8n exports it', () => {
			const names = nodes.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			expect(new Set(nodes.map(({ id }) => id)).size).toBe(names.length);
			const targets = Object.values(connections).flatMap((outputs) =>
				Object.values(outputs).flat(2),
			);
			for (const name of [...Object.keys(connections), ...targets.map((target) => target?.node)])
				expect(names).toContain(name);
			expect(settings).toMatchObject({ executionOrder: 'v1' });
		});

		test('has our node, with parameters that the form has, complete as n8n sees it', () => {
			const ours = nodes.filter(isOurs);
			expect(ours.length).toBeGreaterThan(0);
			for (const node of ours) {
				expect(strangers(node.parameters, [...shownFor(node), ...ADDED_BY_N8N])).toEqual([]);
				expect(parameterIssues(descriptionOf(node), node)).toBeNull();
			}
		});
	},
);

test('the campaign table sends every row through its own creator, and says what is wrong with the bad one', async () => {
	const sandbox = await startSandbox({ bucket: null });
	const node = (table.nodes as INode[]).find(isOurs) as INode;
	// The key needs n8n's database, which the engine alone has not.
	const options = { ...(node.parameters.options as object), sendOnceKey: undefined };
	const { items, errorItems } = await runNode({
		items: tableRows(),
		parameters: JSON.parse(JSON.stringify({ ...node.parameters, options })),
		settings: { onError: 'continueErrorOutput' },
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	});
	await sandbox.close();
	expect([items.length, errorItems.length]).toEqual([4, 1]);
	const words = JSON.stringify(errorItems[0].json);
	expect(words).toContain('there is no list called');
	expect(words).toContain('is not a price');
	const sent = sandbox.messages.map(({ connectionId, body }) => [connectionId, body.userLists]);
	expect(sent).toHaveLength(4);
	expect(sent).toEqual(
		expect.arrayContaining([
			['conn_amber', [expect.any(Number), expect.any(Number)]],
			['conn_bella', ['fans']],
			['conn_bella', [expect.any(Number)]],
			['conn_coral', undefined],
		]),
	);
	expect(sandbox.messages.find(({ body }) => body.price === 9.99)?.body).toMatchObject({
		scheduledDate: '2099-01-01T17:00:00.000Z',
	});
});
