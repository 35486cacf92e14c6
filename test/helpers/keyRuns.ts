/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a process of its own, as a worker is */
import './setup.js';

import { sleep } from 'n8n-workflow';

import { breaksOf } from './breaks';
import { retryRun, runNode, type RunOptions, type RunResult } from './engine';
import { lastWritten, useProcessedData } from './processedData';
import { random } from './random';

interface KeyRuns {
	file: string;
	gapMs: number;
	/** Of 100 calls of the store so many fail, each twice in a row or once. */
	failing: number;
	seed: number;
	/** Items per execution; each has its key in `name`. */
	executions: Array<Array<{ name: string; connection: string }>>;
	options: RunOptions;
}

/** How often a failed execution is retried. */
const RETRIES = 6;

/**
 * Runs executions with Send Once Keys in this process, on a store that other processes use too; what
 * fails is retried. Prints as JSON what became of each key: the id of its message, or why there is none.
 */
async function main() {
	const { file, gapMs, failing, seed, executions, options } = JSON.parse(
		process.argv[2],
	) as KeyRuns;
	await useProcessedData(file, gapMs, breaksOf(random(seed), failing));
	const ends: Record<string, string> = {};
	let runs = 0;
	const queue = executions[Symbol.iterator]();
	const work = async () => {
		for (const items of queue) await runToTheEnd(items);
	};
	await Promise.all([work(), work()]);
	console.log(JSON.stringify({ ends, runs }));
	// n8n lives on, and so does what looks after the keys: between two looks are some seconds.
	for (let quiet = 0, seen = 0; quiet < 40; quiet++) {
		await sleep(500);
		if (lastWritten() !== seen) quiet = 0;
		seen = lastWritten();
	}
	process.exit(0);

	async function runToTheEnd(items: KeyRuns['executions'][number]) {
		const whole = { ...options, items };
		let result: RunResult = await runNode(whole);
		runs++;
		for (let tries = 0; result.error && tries < RETRIES; tries++, runs++)
			result = await retryRun({ ...whole, mode: 'retry' }, result.run);
		if (result.error) {
			// What is left is told apart item by item.
			const settings = { onError: 'continueRegularOutput' } as const;
			result = await retryRun({ ...whole, mode: 'retry', settings }, result.run);
			runs++;
		}
		for (const [index, { name }] of items.entries()) {
			const json = result.items[index]?.json ?? {};
			ends[name] = String(json.id ?? (json.alreadySent ? 'alreadySent' : (json.error ?? 'lost')));
		}
	}
}

void main();
