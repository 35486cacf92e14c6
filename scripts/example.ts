/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files of this package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INode,
	INodeType,
	IPinData,
} from 'n8n-workflow';

import { NODE_NAME, runNode, type RunResult } from '../test/helpers/engine';

const ROOT = join(__dirname, '..');
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

/** A workflow as n8n exports it, as far as it is needed here. */
export interface ExportedWorkflow {
	nodes: INode[];
	connections: IConnections;
	pinData: IPinData;
}

/** The node and the credential as n8n loads them from the built package. */
export interface BuiltPackage {
	nodeType: INodeType;
	credentialType: ICredentialType;
}

/** Where an example is sent, and whether it is sent at all. */
export interface ExampleRun extends BuiltPackage {
	workflow: ExportedWorkflow;
	credential: ICredentialDataDecryptedObject;
	/** Gives the requests and sends nothing. */
	dryRun?: boolean;
}

/** A workflow that `npm start` runs. */
export function readExample(file = 'create-mass-message.json'): ExportedWorkflow {
	const text = readFileSync(join(ROOT, 'examples', file), 'utf8');
	const workflow = JSON.parse(text) as ExportedWorkflow;
	// The engine alone looks for a start in every node, notes included.
	const nodes = workflow.nodes.filter(({ type }) => type !== STICKY_NOTE);
	return { ...workflow, nodes };
}

/** How many items the pinned trigger of a workflow gives, each of which is one message. */
export function countItems({ pinData }: ExportedWorkflow): number {
	return Object.values(pinData).reduce((count, items) => count + items.length, 0);
}

/**
 * Loads the package from `dist/`, the way n8n does.
 *
 * @throws what n8n's loader throws where a file that package.json names is missing or broken
 */
export async function loadPackage(): Promise<BuiltPackage> {
	const loader = new PackageDirectoryLoader(ROOT);
	await loader.loadAll();
	return {
		nodeType: loader.nodeTypes.ofAuth.type as INodeType,
		credentialType: loader.credentialTypes.ofAuthApi.type,
	};
}

/** Runs the example on n8n's own engine to its end. */
export async function runExample(run: ExampleRun): Promise<RunResult> {
	const { workflow, credential, dryRun = false, ...types } = run;
	return await runNode({
		...types,
		workflow: dryRun ? asDryRun(workflow) : workflow,
		credentials: { main: credential },
	});
}

function asDryRun(workflow: ExportedWorkflow): ExportedWorkflow {
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== NODE_NAME) return node;
		const options = { ...(node.parameters.options as IDataObject | undefined), dryRun: true };
		return { ...node, parameters: { ...node.parameters, options } as INode['parameters'] };
	});
	return { ...workflow, nodes };
}
