import { HookContext, type ExecutionLifecycleHooks } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { OfAuthWebhookApi } from '../../credentials/OfAuthWebhookApi.credentials';
import { OfAuthWebhookTrigger } from '../../nodes/OfAuthWebhookTrigger/OfAuthWebhookTrigger.node';
import { credentialsHelper } from './credentials';
// The evaluator of expressions is chosen there.
import './engineVersions';

/** What a trigger in a workflow is made of. */
export interface TriggerOptions {
	parameters?: INodeParameters;
	/** What the credential holds; `null` where the node has none. */
	credential?: ICredentialDataDecryptedObject | null;
	credentialId?: string;
	nodeId?: string;
	nodeName?: string;
	/** `webhook` in production, `manual` when the editor listens. */
	mode?: WorkflowExecuteMode;
	/** What the workflow keeps; it becomes part of the workflow. */
	staticData?: IDataObject;
	/** n8n cannot read the credential. */
	isBusy?: boolean;
	/** n8n cannot create the execution; asked for each. */
	cannotStart?: () => boolean;
}

const TYPE = 'n8n-nodes-ofauth.ofAuthWebhookTrigger';
/** n8n resolves every expression against these and fails on an empty one. */
const URLS = ['restApiUrl', 'instanceBaseUrl', 'webhookWaitingBaseUrl', 'formWaitingBaseUrl'];
const HERE = 'http://127.0.0.1:5678';
const nodeType: INodeType & OfAuthWebhookTrigger = new OfAuthWebhookTrigger();

/** A workflow that is the trigger alone, and what n8n-core needs around it for one call. */
export function triggerContext(options: TriggerOptions) {
	const { credential = {}, credentialId = 'main' } = options;
	const { nodeId = 'node-1', nodeName = 'OFAuth Webhook Trigger' } = options;
	const node: INode = {
		id: nodeId,
		name: nodeName,
		type: TYPE,
		typeVersion: 2,
		position: [0, 0],
		parameters: { events: ['*'], ...options.parameters },
		...(credential === null
			? {}
			: { credentials: { ofAuthWebhookApi: { id: credentialId, name: 'OFAuth Webhook' } } }),
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes,
		staticData: options.staticData,
	});
	const additionalData = {
		...Object.fromEntries(URLS.map((name) => [name, HERE])),
		webhookBaseUrl: HERE,
		webhookTestBaseUrl: HERE,
		credentialsHelper: credentialsHelper(new OfAuthWebhookApi(), {
			[credentialId]: credential ?? {},
		}),
		hooks: undefined as ExecutionLifecycleHooks | undefined,
		currentNodeExecutionIndex: 0,
	} as unknown as IWorkflowExecuteAdditionalData;
	if (options.isBusy) {
		additionalData.credentialsHelper.getDecrypted = async () => {
			throw new Error('timeout exceeded when trying to connect');
		};
	}
	const [webhookDescription] = nodeType.description.webhooks ?? [];
	const webhook: IWebhookData = {
		httpMethod: 'POST',
		node: nodeName,
		path: webhookDescription.path,
		webhookDescription,
		workflowId: 'workflow-1',
		workflowExecuteAdditionalData: additionalData,
	};
	return { nodeType, workflow, node: workflow.getNode(nodeName)!, additionalData, webhook };
}

/**
 * What n8n does when a workflow goes live or listens (webhooks/webhook.service.js,
 * createWebhookIfNotExists).
 */
export async function activate(options: TriggerOptions): Promise<void> {
	const { workflow, node, additionalData, webhook } = triggerContext(options);
	const mode = options.mode ?? 'trigger';
	const context = new HookContext(
		workflow,
		node,
		additionalData,
		mode,
		mode === 'manual' ? 'manual' : 'activate',
		webhook,
	);
	const { checkExists, create } = nodeType.webhookMethods.default;
	if (!(await checkExists.call(context))) await create.call(context);
}
