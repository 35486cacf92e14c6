/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts processes */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { SANDBOX_API_KEY, type Fault, type SandboxOptions } from '../sandbox';
import { cleanEnvironment } from '../scripts/n8n/run';
import type { Case } from './cases';
import type { Job, RunFigures, SandboxCommand, SandboxReading, WorkerMessage } from './jobs';
import type { Tool } from './tools';

/** n8n is set up as in production, and nothing of it leaves this machine. */
const ENGINE_SETTINGS = {
	NODE_ENV: 'production',
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
};
/** Node strips the types of the worker by itself: no loader sits between the engine and its files. */
const WORKER_FLAGS = ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/** Where the engine and this package are. */
export interface Installation {
	node: string;
	modules: string;
	packageFolder: string;
	/** n8n keeps its encryption key there. */
	userFolder: string;
}

/** A sandbox in a process of its own. */
export interface SandboxProcess {
	url: string;
	reset(): Promise<void>;
	read(): Promise<SandboxReading>;
	/** Adds a payment at each connection. */
	pay(): Promise<void>;
	/** Takes so many tokens from the bucket of one connection after another, as another program would. */
	spend(requests: number[]): Promise<void>;
	close(): void;
}

/** What one measured run came to. */
export interface Measured extends RunFigures {
	sandbox: SandboxReading;
}

const children = new Set<ChildProcess>();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** Starts a sandbox and waits until it listens. @param faults that each reset orders */
export async function startSandboxProcess(
	options: SandboxOptions,
	faults: Fault[] = [],
): Promise<SandboxProcess> {
	const child = start(join(__dirname, 'sandboxProcess.ts'), {
		args: [JSON.stringify(options), JSON.stringify(faults)],
		execArgv: ['--import', 'tsx'],
	});
	const url = await next<string>(child);
	const ask = async <T>(command: SandboxCommand) => {
		const answer = next<T>(child);
		child.send(command);
		return await answer;
	};
	return {
		url,
		reset: async () => void (await ask('reset')),
		read: async () => await ask<SandboxReading>('read'),
		pay: async () => void (await ask('pay')),
		spend: async (requests) => void (await ask({ spend: requests })),
		close: () => void child.kill('SIGKILL'),
	};
}

/** The environment of every process that runs n8n's engine. */
export function engineEnvironment({ modules, userFolder }: Installation): NodeJS.ProcessEnv {
	return {
		...cleanEnvironment(),
		...ENGINE_SETTINGS,
		N8N_USER_FOLDER: userFolder,
		// n8n lets the packages of its users find its own modules in the same way.
		NODE_PATH: modules,
	};
}

/**
 * Runs a tool in a process of its own against a sandbox in another.
 *
 * @param faults that are on order in each measured run, and not in the one that warms it up
 */
export async function measure(
	installation: Installation,
	options: SandboxOptions,
	jobOf: (baseUrl: string) => Omit<Job, 'modules' | 'packageFolder' | 'baseUrl' | 'apiKey'>,
	faults: Fault[] = [],
): Promise<Measured[]> {
	const sandbox = await startSandboxProcess(options, faults);
	const { node, modules, packageFolder } = installation;
	const worker = start(join(__dirname, 'worker', 'worker.ts'), {
		execPath: node,
		execArgv: [...WORKER_FLAGS, ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? [])],
		env: engineEnvironment(installation),
	});
	const job: Job = {
		modules,
		packageFolder,
		baseUrl: sandbox.url,
		apiKey: SANDBOX_API_KEY,
		...jobOf(sandbox.url),
	};
	const runs: Measured[] = [];
	let said = next<WorkerMessage>(worker);
	worker.send(job);
	while (runs.length < job.rounds) {
		const message = await said;
		said = next(worker);
		if (message.type === 'ready') await sandbox.reset();
		else runs.push({ ...message.figures, sandbox: await sandbox.read() });
		if (message.type === 'ready') worker.send('go');
	}
	said.catch(() => {}); // the worker ends now, and says no more
	worker.send('end');
	await new Promise((resolve) => worker.once('close', resolve));
	sandbox.close();
	return runs;
}

/** The runs of a tool in a case, in one process. */
export async function measureTool(
	installation: Installation,
	{ sandbox, items, warmItems, rounds, audience = 'list' }: Case,
	{ node, next, packageFolder = installation.packageFolder }: Tool,
	more: Pick<Job, 'profile'> = {},
): Promise<Measured[]> {
	return await measure({ ...installation, packageFolder }, sandbox, (baseUrl) => ({
		node: node(baseUrl, audience),
		next,
		items,
		warmItems,
		rounds,
		...more,
	}));
}

interface Start {
	args?: string[];
	execPath?: string;
	execArgv: string[];
	env?: NodeJS.ProcessEnv;
}

function start(file: string, { args = [], ...options }: Start): ChildProcess {
	const child = fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...options });
	children.add(child);
	child.once('close', () => children.delete(child));
	return child;
}

/** The next thing that a process says. @throws where it ends instead */
async function next<T>(child: ChildProcess): Promise<T> {
	return await new Promise((resolve, reject) => {
		const ended = (code: number | null) =>
			reject(new Error(`${child.spawnargs.join(' ')} ended with ${String(code)}`));
		child.once('close', ended);
		child.once('message', (message) => {
			child.off('close', ended);
			resolve(message as T);
		});
	});
}
