/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files of this package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Saved } from './rest';

const FOLDER = join(__dirname, '..', '..', 'examples');

export interface ExampleNode {
	name: string;
	type: string;
	position: [number, number];
	parameters: Record<string, unknown>;
	/** Of a node that listens: a part of its address. */
	webhookId?: string;
	credentials?: Record<string, Saved>;
}

/** A workflow as n8n exports it, as far as it is needed here. */
export interface ExampleWorkflow {
	name: string;
	nodes: ExampleNode[];
	connections: object;
	pinData?: Record<string, unknown[]>;
	settings?: object;
}

/** What stands in the place of what the examples name. */
export interface Surroundings {
	credential: Saved;
	/** The place of the one that holds signing secrets; without it what the examples name stays. */
	webhookCredential?: Saved;
	/** The place of https://api.ofauth.com. */
	apiUrl: string;
	/** The place of https://example.com, from which a video is fetched. */
	videoUrl: string;
}

/** The files of `examples/`, without their ending, and the names of their workflows. */
export function exampleFiles(): Array<{ file: string; name: string }> {
	return exampleNames().map((file) => {
		const { name } = JSON.parse(readExample(file)) as ExampleWorkflow;
		return { file: file.replace('.json', ''), name };
	});
}

function exampleNames(): string[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.sort();
}

function readExample(file: string): string {
	return readFileSync(join(FOLDER, file), 'utf8');
}

/** Every workflow of `examples/`, ready to be saved and run without anything from outside. */
export function exampleWorkflows({
	credential,
	webhookCredential,
	apiUrl,
	videoUrl,
}: Surroundings): ExampleWorkflow[] {
	const ours: Record<string, Saved | undefined> = {
		ofAuthApi: credential,
		ofAuthWebhookApi: webhookCredential,
	};
	const placed = (named: Record<string, Saved>) =>
		Object.fromEntries(
			Object.entries(named).map(([type, theirs]) => {
				const { id, name } = ours[type] ?? theirs;
				return [type, { id, name }];
			}),
		);
	return exampleNames().map((file) => {
		const text = readExample(file)
			.replaceAll('https://api.ofauth.com', apiUrl)
			.replaceAll('https://example.com', videoUrl);
		const workflow = JSON.parse(text) as ExampleWorkflow;
		const nodes = workflow.nodes.map((node) =>
			node.credentials ? { ...node, credentials: placed(node.credentials) } : node,
		);
		const { name: title, connections, pinData, settings } = workflow;
		return { name: title, nodes, connections, pinData, settings };
	});
}
