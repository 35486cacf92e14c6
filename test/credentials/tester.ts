import { ExecuteContext, ExecutionLifecycleHooks, RoutingNode } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { OfAuthApi } from '../../credentials/OfAuthApi.credentials';
import { bareDescription } from '../helpers/bareNode';
import { credentialsHelper } from '../helpers/credentials';
import { storedRunData } from '../helpers/engineVersions';

const type = new OfAuthApi();

/** n8n resolves every expression against these and fails on an empty one. */
const URLS = ['restApiUrl', 'instanceBaseUrl', 'webhookWaitingBaseUrl', 'formWaitingBaseUrl'];

/** The node that n8n makes up for a test: one property, whose routing is the test's request. */
const nodeType: INodeType = {
	description: {
		...bareDescription('Temp'),
		name: 'n8n-nodes-base.noOp',
		credentials: [{ name: type.name, required: true }],
		properties: [
			{
				displayName: 'Temp',
				name: 'temp',
				type: 'string',
				routing: { request: type.test.request },
				default: '',
			},
		],
	},
};

const node: INode = {
	id: 'temp',
	parameters: {},
	name: 'Temp-Node',
	type: nodeType.description.name,
	typeVersion: 1,
	position: [0, 0],
	credentials: { [type.name]: { id: 'main', name: 'OFAuth' } },
};

/**
 * Tests a credential as n8n's CredentialsTester does: the request through the engine's RoutingNode,
 * then the rules in order.
 *
 * @returns what the user reads
 */
export async function testCredential(data: ICredentialDataDecryptedObject): Promise<string> {
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		...Object.fromEntries(URLS.map((name) => [name, 'http://127.0.0.1:5678'])),
		credentialsHelper: credentialsHelper(type, { main: data }),
		hooks: new ExecutionLifecycleHooks('internal', 'test', workflow as never),
		currentNodeExecutionIndex: 0,
	} as unknown as IWorkflowExecuteAdditionalData;
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		storedRunData({ resultData: { runData: {} } }),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = { id: 'main', name: 'OFAuth', type: type.name, data };
	try {
		const response = await new RoutingNode(context, nodeType, decrypted).runNode();
		const json = response?.[0][0].json;
		for (const rule of type.test.rules ?? []) {
			if (rule.type !== 'responseSuccessBody') continue;
			const { key, value, message } = rule.properties;
			// n8n looks the key up as a path; none of ours has a point in it.
			if ((json as IDataObject | undefined)?.[key] === value) return message;
		}
		return 'Connection successful!';
	} catch (error) {
		const { cause, message } = error as { cause?: { code?: string }; message: string };
		return cause?.code ?? message;
	}
}
