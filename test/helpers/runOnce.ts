/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a process of its own, that a test kills */
import './setup.js';

import { runNode, type RunOptions } from './engine';
import { useProcessedData } from './processedData';

interface Once {
	file: string;
	gapMs?: number;
	options: RunOptions;
}

/** Runs the node once, in this process, on a given store, and prints the JSON of its items. */
async function main() {
	const { file, gapMs, options } = JSON.parse(process.argv[2]) as Once;
	await useProcessedData(file, gapMs);
	const { items, error } = await runNode(options);
	console.log(JSON.stringify({ items: items.map(({ json }) => json), error: error?.message }));
	process.exit(0);
}

void main();
