import type { IConnections, IDataObject, INode, INodeType, IPinData, IRun } from 'n8n-workflow';

import { OfAuthTrigger } from '../../nodes/OfAuthTrigger/OfAuthTrigger.node.ts';
import { SANDBOX_API_KEY, type Sandbox } from '../../sandbox';
import { retryRun, startRun, type RunOptions } from '../helpers/engine';
import { n8nNodes, pinnedNode, startingNode } from '../helpers/n8nNodes';

/** An example as n8n exports it. */
export interface Example {
	name: string;
	nodes: INode[];
	connections: IConnections;
	pinData: IPinData;
	settings: object;
}

/** How an example is run. */
export interface ExampleRun {
	sandbox: Sandbox;
	/** Under which n8n keeps its keys: an example that is imported once has one. */
	workflowId: string;
	/** What nodes give without being run, by their names, in the place of what is pinned in the example. */
	pinned?: Record<string, IDataObject[]>;
	/** In the place of real waiting: told the hours. The sandbox's clock goes on by as much anyway. */
	onWait?: () => void;
	/** Of the credential; conn_amber unless given. */
	connectionId?: string;
	nodeTypes?: Record<string, INodeType>;
}

const HOUR = 3_600_000;

/** Runs a whole example on n8n's engine to its end. @param file what is imported of `examples/` */
export async function runExample(file: unknown, run: ExampleRun): Promise<IRun> {
	return await startRun(optionsOf(file, run));
}

/** What Retry of a failed execution of an example does. */
export async function retryExample(file: unknown, run: ExampleRun, failed: IRun): Promise<IRun> {
	return (await retryRun(optionsOf(file, run), failed)).run;
}

/** The JSON of the items that a node has given, in all its runs; nothing where it did not run. */
export function given({ data }: IRun, node: string, output = 0): IDataObject[] {
	const runs = data.resultData.runData[node] ?? [];
	return runs.flatMap((one) => one.data?.main[output] ?? []).map(({ json }) => json);
}

function optionsOf(file: unknown, run: ExampleRun): RunOptions {
	const { sandbox, workflowId, pinned = {}, connectionId = 'conn_amber' } = run;
	const { nodes, connections, pinData } = structuredClone(file) as Example;
	const onWait = (hours: number) => {
		sandbox.advance(hours * HOUR);
		run.onWait?.();
	};
	// What starts by hand or by the clock is pinned nowhere.
	const pins = { [nodes[0].name]: [{ json: {} }], ...pinData, ...asItems(pinned) };
	const standIns = nodes
		.filter(({ name }) => name in pins)
		.map(({ type }, index) => [type, index === 0 ? startingNode : pinnedNode] as const);
	const nodeTypes = {
		...Object.fromEntries(standIns),
		...n8nNodes(onWait),
		'n8n-nodes-ofauth.ofAuthTrigger': new OfAuthTrigger(),
		...run.nodeTypes,
	};
	return {
		workflowId,
		workflow: {
			nodes: nodes.filter(({ type }) => !type.endsWith('stickyNote')),
			connections,
			pinData: pins,
		},
		nodeTypes,
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId, baseUrl: sandbox.url } },
	};
}

function asItems(pinned: Record<string, IDataObject[]>): IPinData {
	return Object.fromEntries(
		Object.entries(pinned).map(([name, items]) => [name, items.map((json) => ({ json }))]),
	);
}
