/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a process of its own, that a test kills */
import './setup.js';

import { runNode, type RunOptions } from './engine';
import { useProcessedData } from './processedData';

/** Runs the node once, in this process, on a given store, and prints the JSON of its items. */
async function main() {
	const { file, options } = JSON.parse(process.argv[2]) as { file: string; options: RunOptions };
	await useProcessedData(file);
	const { items, error } = await runNode(options);
	console.log(JSON.stringify({ items: items.map(({ json }) => json), error: error?.message }));
	process.exit(0);
}

void main();
