import { randomUUID } from 'node:crypto';

import type { Saved } from '../../scripts/n8n/rest';

/** A node of a workflow that a test builds. */
export interface TestNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters?: object;
	credentials?: Record<string, Saved>;
	[setting: string]: unknown;
}

/** From which output of a node to which others; a plain list is the first output. */
export type Wires = Record<string, string[] | string[][]>;

export const OFAUTH_NODE = 'Create mass message';
export const NODE_TYPE = 'n8n-nodes-ofauth.ofAuth';

/** A workflow as n8n's editor saves it. */
export function workflow(name: string, nodes: TestNode[], wires: Wires, settings: object = {}) {
	const connections = Object.entries(wires).map(([from, to]) => {
		const outputs = to.every((entry) => typeof entry === 'string') ? [to as string[]] : to;
		const main = (outputs as string[][]).map((targets) =>
			targets.map((node) => ({ node, type: 'main', index: 0 })),
		);
		return [from, { main }];
	});
	return {
		name,
		nodes: nodes.map((node, index) => ({
			id: randomUUID(),
			position: [220 * index, 0],
			parameters: {},
			...node,
		})),
		connections: Object.fromEntries(connections),
		settings: { executionOrder: 'v1', ...settings },
	};
}

/** The node under test. `parameters` are added to text and lists from the item. */
export function ofAuth(
	credential: Saved,
	parameters: object = {},
	settings: object = {},
): TestNode {
	return {
		name: OFAUTH_NODE,
		type: NODE_TYPE,
		typeVersion: 1,
		parameters: {
			resource: 'massMessage',
			operation: 'create',
			connectionId: { __rl: true, mode: 'id', value: '={{ $json.connection ?? "conn_amber" }}' },
			text: '={{ $json.text }}',
			userLists: '={{ $json.lists ?? [1001] }}',
			...parameters,
		},
		credentials: { ofAuthApi: { id: credential.id, name: credential.name } },
		...settings,
	};
}

/** A webhook that answers with all items of the last node, or at once. */
export function webhook(path: string, responseMode: 'lastNode' | 'onReceived'): TestNode {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: {
			httpMethod: 'POST',
			path,
			responseMode,
			...(responseMode === 'lastNode' && { responseData: 'allEntries' }),
			options: {},
		},
	};
}

/** Turns `items` of the webhook's body into n8n's items. */
export const splitOut: TestNode = {
	name: 'Items',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	parameters: { fieldToSplitOut: 'body.items', options: {} },
};

/** Webhook → items → node → response. */
export function webhookWorkflow(
	path: string,
	node: TestNode,
	responseMode: 'lastNode' | 'onReceived' = 'lastNode',
	settings: object = {},
) {
	const nodes = [webhook(path, responseMode), splitOut, node];
	return workflow(path, nodes, { Webhook: ['Items'], Items: [node.name] }, settings);
}

/** `count` items with texts of their own. */
export function texts(count: number, prefix = 'Message'): Array<{ text: string }> {
	return Array.from({ length: count }, (_, index) => ({ text: `${prefix} ${index + 1}` }));
}
