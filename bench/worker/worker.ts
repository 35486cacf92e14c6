/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a process of its own, that is measured */
import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

import type { Job, RunFigures, WorkerMessage } from '../jobs.ts';
import { loadEngine } from './engine.ts';
import { runProfiler } from './profiler.ts';

/** Runs one tool in one case: once to get warm, then as often as told, each time when told to. */
async function main() {
	const job = await told<Job>();
	const engine = loadEngine(job);
	const profiler = runProfiler(job.profile);
	const { error } = (await engine.run(job.warmItems)).data.resultData;
	if (error) throw error;
	for (let round = 0; round < job.rounds; round++) {
		say({ type: 'ready' });
		await told();
		gc?.();
		await profiler.start();
		const startedAt = Date.now();
		const cpu = process.cpuUsage();
		const start = performance.now();
		const run = await engine.run(job.items);
		const wallMs = performance.now() - start;
		const { user, system } = process.cpuUsage(cpu);
		const peakRss = process.resourceUsage().maxRSS * 1024;
		await profiler.stop();
		const measured = { startedAt, wallMs, cpuMs: (user + system) / 1000, peakRss };
		const last = job.next ?? job.node;
		say({ type: 'figures', figures: { ...measured, ...resultOf(run, last.name) } });
	}
	profiler.write();
	await told();
	process.exit(0);
}

/** What came out, and which items somebody is told about. */
function resultOf(
	{ data: { resultData } }: IRun,
	node: string,
): Pick<RunFigures, 'outputs' | 'ids' | 'named' | 'error'> {
	const { runData, error } = resultData;
	const items = (runData[node]?.at(-1)?.data?.main ?? []).flatMap((output) => output ?? []);
	const failed = items.filter(({ json, error: thrown }) => thrown ?? json.error);
	const ids = items.flatMap(({ json: { id, list } }) =>
		Array.isArray(list) ? (list as IDataObject[]).map((entry) => entry.id) : [id],
	);
	const named = failed.map(indexOf);
	const { itemIndex } = (error as { context?: { itemIndex?: number } } | undefined)?.context ?? {};
	if (itemIndex !== undefined) named.push(itemIndex);
	return {
		outputs: items.length - failed.length,
		ids: ids.filter((id) => id !== undefined),
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
