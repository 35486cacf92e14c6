/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a process of its own, that is measured */
import type { INodeExecutionData, IRun } from 'n8n-workflow';

import type { Job, RunFigures, WorkerMessage } from '../jobs.ts';
import { loadEngine } from './engine.ts';

/** Runs one tool in one case: once to get warm, then as often as told, each time when told to. */
async function main() {
	const job = await told<Job>();
	const engine = loadEngine(job);
	const { error } = (await engine.run(job.warmItems)).data.resultData;
	if (error) throw error;
	for (let round = 0; round < job.rounds; round++) {
		say({ type: 'ready' });
		await told();
		gc?.();
		const startedAt = Date.now();
		const cpu = process.cpuUsage();
		const start = performance.now();
		const run = await engine.run(job.items);
		const wallMs = performance.now() - start;
		const { user, system } = process.cpuUsage(cpu);
		const peakRss = process.resourceUsage().maxRSS * 1024;
		const measured = { startedAt, wallMs, cpuMs: (user + system) / 1000, peakRss };
		say({ type: 'figures', figures: { ...measured, ...resultOf(run, job.node.name) } });
	}
	await told();
	process.exit(0);
}

/** What came out, and which items somebody is told about. */
function resultOf(
	{ data: { resultData } }: IRun,
	node: string,
): Pick<RunFigures, 'outputs' | 'named' | 'error'> {
	const { runData, error } = resultData;
	const items = (runData[node]?.at(-1)?.data?.main ?? []).flatMap((output) => output ?? []);
	const failed = items.filter(({ json, error: thrown }) => thrown ?? json.error);
	const named = failed.map(indexOf);
	const { itemIndex } = (error as { context?: { itemIndex?: number } } | undefined)?.context ?? {};
	if (itemIndex !== undefined) named.push(itemIndex);
	return {
		outputs: items.length - failed.length,
		named: named.filter((index) => index !== undefined),
		...(error ? { error: error.message } : {}),
	};
}

function indexOf({ pairedItem }: INodeExecutionData): number | undefined {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined;
}

async function told<T>(): Promise<T> {
	return await new Promise((resolve) =>
		process.once('message', resolve as (message: unknown) => void),
	);
}

function say(message: WorkerMessage) {
	process.send?.(message);
}

void main();
