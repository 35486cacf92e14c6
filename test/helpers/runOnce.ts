/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a process of its own, that a test kills */
import './setup.js';

import { sleep } from 'n8n-workflow';

import { runNode, type RunOptions } from './engine';
import { useProcessedData } from './processedData';

interface Once {
	file: string;
	gapMs?: number;
	/** How long the process stays after the run. */
	lingerMs?: number;
	options: RunOptions;
}

/** Runs the node once, in this process, on a given store, and prints the JSON of its items. */
async function main() {
	const { file, gapMs, lingerMs = 0, options } = JSON.parse(process.argv[2]) as Once;
	await useProcessedData(file, gapMs);
	const { items, error } = await runNode(options);
	console.log(JSON.stringify({ items: items.map(({ json }) => json), error: error?.message }));
	// n8n lives on, and so does what looks after the keys.
	await sleep(lingerMs);
	process.exit(0);
}

void main();
