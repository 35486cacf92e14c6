/* eslint-disable @n8n/community-nodes/no-restricted-imports -- loads n8n from where it is installed */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsExpressionResolveValues,
	IHttpRequestOptions,
	INode,
	INodeConnections,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IVersionedNodeType,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

import type { Job } from '../jobs.ts';
import { Declarative } from './declarative.ts';
import { DeclarativeList } from './declarativeList.ts';

/** n8n resolves every expression against these and fails on an empty one. */
const HERE = 'http://127.0.0.1:5678';
const TRIGGER = 'Start';

/** n8n's engine, as it is installed, and the nodes under test. */
export interface Engine {
	/** Runs Start → node as a production execution. */
	run(items: Job['items']): Promise<IRun>;
}

/** Loads engine, nodes and credential; nothing of it is loaded later, when time is taken. */
export function loadEngine({ modules, packageFolder, node, next, baseUrl, apiKey }: Job): Engine {
	const load = createRequire(join(modules, 'bench.js'));
	const core = load('n8n-core') as typeof import('n8n-core');
	const n8n = load('n8n-workflow') as typeof import('n8n-workflow');
	const fromPackage = (file: string) => load(join(packageFolder, 'dist', file)) as Exports;
	const fromN8n = (file: string) =>
		load(join(modules, 'n8n-nodes-base', 'dist', 'nodes', file)) as Exports;
	const { HttpRequest } = fromN8n('HttpRequest/HttpRequest.node.js');
	const { SplitOut } = fromN8n('Transform/SplitOut/SplitOut.node.js');
	const { OfAuth } = fromPackage('nodes/OfAuth/OfAuth.node.js');
	const { OfAuthApi } = fromPackage('credentials/OfAuthApi.credentials.js');

	const known: Record<string, INodeType | IVersionedNodeType> = {
		start: startNode(),
		'n8n-nodes-ofauth.ofAuth': new OfAuth() as INodeType,
		'n8n-nodes-base.httpRequest': new HttpRequest() as IVersionedNodeType,
		'n8n-nodes-base.splitOut': new SplitOut() as INodeType,
		'bench.declarative': new Declarative(),
		'bench.declarativeList': new DeclarativeList(),
	};
	// As n8n does when it loads a node.
	const { applyDeclarativeNodeOptionParameters } = core.DirectoryLoader;
	for (const type of Object.values(known))
		if (!('nodeVersions' in type)) applyDeclarativeNodeOptionParameters(type);
	const nodeTypes: INodeTypes = {
		getByName: (name) => known[name],
		getByNameAndVersion: (name, version) =>
			n8n.NodeHelpers.getVersionedNodeType(known[name], version),
		getKnownTypes: () => ({}),
	};
	const credentials = credentialsHelper(new OfAuthApi() as ICredentialType, {
		ofAuthApi: { apiKey, connectionId: '', baseUrl },
		httpHeaderAuth: { name: 'apiKey', value: apiKey },
	});

	return {
		async run(items) {
			const workflow = new n8n.Workflow({
				id: 'workflow-1',
				active: false,
				settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
				nodeTypes,
				nodes: [
					{ ...node, id: 'start', name: TRIGGER, type: 'start', parameters: {} },
					node,
					...(next ? [next] : []),
				],
				connections: { [TRIGGER]: to(node), ...(next ? { [node.name]: to(next) } : {}) },
			});
			const hooks = new core.ExecutionLifecycleHooks('trigger', 'execution-1', workflow as never);
			const additionalData = additionalDataOf({ credentialsHelper: credentials, hooks });
			const pinData = { [TRIGGER]: items.map((json): INodeExecutionData => ({ json })) };
			const startNode = workflow.getNode(TRIGGER) as INode;
			return await new core.WorkflowExecute(additionalData, 'trigger').run({
				workflow: workflow as Workflow,
				startNode,
				pinData,
			});
		},
	};
}

type Exports = Record<string, new () => unknown>;

function to({ name }: INode): INodeConnections {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}

function startNode(): INodeType {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
	};
}

function additionalDataOf(given: object): IWorkflowExecuteAdditionalData {
	const urls = [
		'restApiUrl',
		'instanceBaseUrl',
		'webhookBaseUrl',
		'webhookWaitingBaseUrl',
		'webhookTestBaseUrl',
		'formWaitingBaseUrl',
	];
	return {
		...Object.fromEntries(urls.map((name) => [name, HERE])),
		...given,
		executionId: 'execution-1',
		currentNodeExecutionIndex: 0,
	} as unknown as IWorkflowExecuteAdditionalData;
}

/**
 * The part of n8n that keeps credentials, the same for every tool. n8n itself also asks its database
 * and decrypts each time it is asked, which costs a tool that asks for every item more than is seen here.
 */
function credentialsHelper(
	ofAuthApi: ICredentialType,
	stored: Record<string, ICredentialDataDecryptedObject>,
) {
	return {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: (type: string) =>
			type === ofAuthApi.name ? ofAuthApi.properties : [],
		preAuthentication: async () => undefined,
		getDecrypted: async (
			_additionalData: unknown,
			_credentials: unknown,
			type: string,
			mode: 'trigger',
			_executeData: unknown,
			_raw: unknown,
			resolve?: ICredentialsExpressionResolveValues,
		) => {
			const data = structuredClone(stored[type]);
			if (!data || !resolve) return data;
			const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } =
				resolve;
			return workflow.expression.getParameterValue(
				data as INodeParameters,
				runExecutionData,
				runIndex,
				itemIndex,
				node.name,
				connectionInputData,
				mode,
				{},
			);
		},
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			type: string,
			request: IHttpRequestOptions,
		) => {
			// HTTP Request has the pages of a list signed here, single requests it signs itself.
			if (type === 'httpHeaderAuth') {
				const { name, value } = credentials as Record<string, string>;
				return { ...request, headers: { ...request.headers, [name]: value } };
			}
			const { authenticate } = ofAuthApi;
			if (typeof authenticate !== 'function') throw new Error('The credential signs by a function');
			return await authenticate(credentials, request);
		},
	};
}
