import { randomInt } from 'crypto';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	LoggerProxy,
	Workflow,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IPinData,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type IConnections,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { OfAuthApi } from '../../credentials/OfAuthApi.credentials';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { credentialsHelper, type StoredCredentials } from './credentials';
import { startWorkflow, storedRunData } from './engineVersions';

export const NODE_NAME = 'Create mass message';
const TRIGGER = 'Start';
const NODE_TYPE = 'n8n-nodes-ofauth.ofAuth';
/** n8n resolves every expression against these and fails on an empty one. */
const HERE = 'http://127.0.0.1:5678';
/** n8n's own looks up who has called it, also where it writes nothing: one part in twenty of all that the tests do. */
const SILENT = { error() {}, warn() {}, info() {}, debug() {} };

/** What a run of the node is made of. */
export interface RunOptions {
	parameters?: INodeParameters;
	/** JSON of the input items. */
	items?: INodeExecutionData['json'][];
	/** Files of every item, by the name of their field. */
	binary?: INodeExecutionData['binary'];
	credentials?: StoredCredentials;
	/** Retry On Fail, On Error and the like. */
	settings?: Partial<INode>;
	mode?: WorkflowExecuteMode;
	timezone?: string;
	nodeType?: INodeType;
	credentialType?: ICredentialType;
	workflowId?: string;
	executionId?: string;
	/** The execution that this one is a Retry of. */
	retryOf?: string;
	/** Gets what n8n stores of the run, as JSON, at the moment when n8n stores it. */
	onStored?: (stored: string) => void;
	nodeId?: string;
	/** Further node types, by type name. */
	nodeTypes?: Record<string, INodeType>;
	/** A whole workflow in the place of Start → node. */
	workflow?: { nodes: INode[]; connections: IConnections; pinData?: IPinData };
}

/** What came out of a run. */
export interface RunResult {
	run: IRun;
	/** Items of the first output. */
	items: INodeExecutionData[];
	/** Items of the error output. */
	errorItems: INodeExecutionData[];
	error?: NonNullable<IRun['data']['resultData']['error']>;
}

/**
 * Starts Start → OFAuth on n8n's own engine.
 *
 * @returns n8n's cancelable promise of the run
 */
export function startRun(options: RunOptions) {
	const { workflow, pinData, mode, additionalData } = prepare(options);
	// n8n looks for what begins by itself; what listens it starts by name.
	const [listening] = workflow.queryNodes((type) => type.webhook !== undefined);
	const startNode = workflow.getNode(TRIGGER) ?? workflow.getStartNode() ?? listening;
	if (!startNode) throw new Error('The workflow has no start');
	return startWorkflow(new WorkflowExecute(additionalData, mode), { workflow, startNode, pinData });
}

/** Runs Start → OFAuth on n8n's own engine to its end. */
export async function runNode(options: RunOptions): Promise<RunResult> {
	return resultOf(await startRun(options));
}

/**
 * What "Retry" of a failed execution does: the stored data (through JSON, as n8n stores it) without
 * the failed task, with the nodes as they are saved now.
 *
 * @param run the failed run
 */
export async function retryRun(options: RunOptions, run: IRun): Promise<RunResult> {
	const stored = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
	const { lastNodeExecuted } = stored.resultData;
	delete stored.resultData.error;
	if (lastNodeExecuted) stored.resultData.runData[lastNodeExecuted]?.pop();
	const { workflow, additionalData } = prepare(options);
	for (const entry of stored.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.getNode(entry.node.name) ?? entry.node;
	}
	const execute = new WorkflowExecute(additionalData, 'retry', storedRunData(stored));
	return resultOf(await execute.processRunExecutionData(workflow));
}

/** The outputs and the error of a run. */
export function resultOf(run: IRun, nodeName = NODE_NAME): RunResult {
	const { runData, error } = run.data.resultData;
	const [items, errorItems] = runData[nodeName]?.at(-1)?.data?.main ?? [];
	return { run, items: items ?? [], errorItems: errorItems ?? [], error };
}

/** The workflow of a run and what n8n-core needs around it. */
export function prepare(options: RunOptions) {
	const {
		items = [{}],
		binary,
		mode = 'manual',
		workflowId = 'workflow-1',
		timezone = 'Europe/Berlin',
	} = options;
	LoggerProxy.init(SILENT);
	const whole = options.workflow ?? { ...startAndNode(options), pinData: undefined };
	const settings: IWorkflowSettings = { executionOrder: 'v1', timezone };
	const workflow = new Workflow({
		id: workflowId,
		active: false,
		settings,
		nodeTypes: nodeTypes(options),
		...whole,
	});
	const pinData = whole.pinData ?? {
		[TRIGGER]: items.map((json) => ({ json, ...(binary ? { binary } : {}) })),
	};
	return { workflow, pinData, mode, additionalData: additionalData(options, workflow, mode) };
}

function startAndNode({ parameters, settings, nodeId = 'node-1' }: RunOptions) {
	const nodes: INode[] = [
		{
			id: 'start-1',
			name: TRIGGER,
			type: 'start',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: nodeId,
			name: NODE_NAME,
			type: NODE_TYPE,
			typeVersion: 1,
			position: [200, 0],
			parameters: { resource: 'massMessage', operation: 'create', ...parameters },
			credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
			...settings,
		},
	];
	const connections: IConnections = {
		[TRIGGER]: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] },
	};
	return { nodes, connections };
}

/** It keeps nothing between runs, and its form takes longer to build than a run. */
let ours: INodeType | undefined;

function nodeTypes({
	nodeType = (ours ??= new OfAuth()),
	nodeTypes: more = {},
}: RunOptions): INodeTypes {
	const start: INodeType = {
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
	const manual = { ...start, description: { ...start.description, name: 'manualTrigger' } };
	const known: Record<string, INodeType> = {
		start,
		'n8n-nodes-base.manualTrigger': manual,
		[NODE_TYPE]: nodeType,
		// What n8n calls the variant for agents.
		[`${NODE_TYPE}Tool`]: nodeType,
		...more,
	};
	return {
		getByName: (name) => known[name],
		getByNameAndVersion: (name) => known[name],
		getKnownTypes: () => ({}),
	};
}

function additionalData(
	options: RunOptions,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	const { credentials = {}, credentialType = new OfAuthApi() } = options;
	const { executionId = `execution-${randomInt(2 ** 40)}`, retryOf } = options;
	const hooks = new ExecutionLifecycleHooks(mode, executionId, workflow as never, retryOf);
	hooks.addHandler('workflowExecuteAfter', (run) => options.onStored?.(JSON.stringify(run)));
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
		credentialsHelper: credentialsHelper(credentialType, credentials),
		hooks,
		executionId,
		currentNodeExecutionIndex: 0,
		currentNodeParameters: undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}
