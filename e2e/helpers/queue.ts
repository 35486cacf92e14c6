import { randomUUID } from 'node:crypto';

import { startSandbox, type SandboxOptions } from '../../sandbox';
import { N8nRest } from '../../scripts/n8n/rest';
import type { RunningN8n } from '../../scripts/n8n/start';
import { onPostgres, startPostgres, startRedis } from './services';
import { newUserFolder, sandboxCredential, start, type Stage } from './stage';

/** A stage with n8n's distributed engine: the main process takes, the workers run. */
export interface QueueStage extends Stage {
	workers: RunningN8n[];
	/** Starts a process that takes webhooks and nothing else. It ends with the stage. */
	startWebhookProcess(): Promise<RunningN8n>;
	/** Starts a worker in the place of one that has ended. */
	replaceWorker(index: number): Promise<void>;
	/** The worker that began this execution, by its log; undefined where none has. */
	workerOf(executionId: string): number | undefined;
}

/** Opens a stage with one main process and two workers, each with a user folder of its own. @param more settings of n8n */
export async function openQueueStage(
	sandboxOptions: SandboxOptions,
	more: Record<string, string> = {},
): Promise<QueueStage> {
	const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
	const sandbox = await startSandbox(sandboxOptions);
	const env = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		// A worker that is gone is noticed after seconds, not after a minute.
		QUEUE_WORKER_LOCK_DURATION: '8000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
		QUEUE_WORKER_STALLED_INTERVAL: '4000',
		...onPostgres(postgres),
		N8N_ENCRYPTION_KEY: randomUUID(),
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		...more,
	};
	const n8n = await start({ userFolder: await newUserFolder('main'), env });
	const startWorker = async () => {
		const userFolder = await newUserFolder('worker');
		return await start({ userFolder, env, command: ['worker', '--concurrency=5'] });
	};
	const workers = await Promise.all([startWorker(), startWorker()]);
	const others: RunningN8n[] = [];
	const rest = new N8nRest(n8n.url);
	await rest.login();
	const data = sandboxCredential(sandbox);
	const credential = await rest.saveCredential('OFAuth sandbox', 'ofAuthApi', data);
	return {
		n8n,
		rest,
		sandbox,
		credential,
		workers,
		async startWebhookProcess() {
			const userFolder = await newUserFolder('webhook');
			const one = await start({ userFolder, env, command: ['webhook'] });
			others.push(one);
			return one;
		},
		async replaceWorker(index) {
			workers[index] = await startWorker();
		},
		workerOf(executionId) {
			const started = new RegExp(`started execution ${executionId}\\b`);
			const index = workers.findIndex((worker) => started.test(worker.log()));
			return index < 0 ? undefined : index;
		},
		async close() {
			const alive = [n8n, ...workers, ...others].filter(({ hasEnded }) => !hasEnded);
			await Promise.all(alive.map(async (process) => await process.stop()));
			await Promise.all([sandbox.close(), redis.close(), postgres.close()]);
		},
	};
}
