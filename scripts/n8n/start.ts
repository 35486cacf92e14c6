/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts another program */
import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';

import { sleep } from 'n8n-workflow';

import type { InstalledN8n } from './installed';
import { cleanEnvironment } from './run';

const READY_SECONDS = 120;
/** n8n waits up to 30 s for its executions when it is told to end. */
const END_SECONDS = 40;

/** How one n8n process is started. */
export interface N8nStart {
	installed: InstalledN8n;
	userFolder: string;
	/** Default: any free one. */
	port?: number;
	/** Default: the main process; else for example `['worker', '--concurrency=5']`. */
	command?: string[];
	env?: Record<string, string>;
	/** Told the process's id as soon as there is one; the id also names a process group of its own. */
	onPid?: (pid: number) => void;
}

/** A running n8n. */
export interface RunningN8n {
	url: string;
	port: number;
	pid: number;
	/** All that it has printed so far. */
	log(): string;
	/** Whether it has ended by itself or been ended. */
	readonly hasEnded: boolean;
	/** Settles when it has ended, whoever ended it. */
	ended: Promise<void>;
	/** Ends it as its service manager would, and what it has started with it. */
	stop(): Promise<void>;
	/** Ends it in the middle of everything, as a crash would. */
	kill(): Promise<void>;
}

/** A TCP port on this machine that nobody listens on. */
export async function freePort(): Promise<number> {
	return await tryPort(0);
}

/** Whether nobody on this machine listens on this port. */
export async function isFree(port: number): Promise<boolean> {
	return await tryPort(port).then(
		() => true,
		() => false,
	);
}

/** Listens for a moment. @returns the port */
async function tryPort(port: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const { port: got } = server.address() as AddressInfo;
			server.close(() => resolve(got));
		});
	});
}

/**
 * Starts n8n and waits until it answers.
 *
 * @throws with the end of its log where it ends or does not answer
 */
export async function startN8n(start: N8nStart): Promise<RunningN8n> {
	const port = start.port ?? (await freePort());
	const logFile = join(start.userFolder, `n8n-${start.command?.[0] ?? 'main'}.log`);
	await mkdir(start.userFolder, { recursive: true });
	const output = openSync(logFile, 'w');
	const child = spawn(start.installed.node, [start.installed.bin, ...(start.command ?? [])], {
		env: { ...cleanEnvironment(), ...settings(start, port, await freePort()), ...start.env },
		stdio: ['ignore', output, output],
		// A group of its own: Ctrl-C reaches this script alone, which then ends n8n in good order.
		detached: true,
	});
	const pid = child.pid;
	if (pid === undefined) throw new Error(`n8n could not be started with ${start.installed.node}`);
	start.onPid?.(pid);
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const log = () => readFileSync(logFile, 'utf8');
	const n8n: RunningN8n = {
		url: `http://localhost:${port}`,
		port,
		pid,
		log,
		ended,
		get hasEnded() {
			return hasEnded(child);
		},
		async stop() {
			if (!hasEnded(child)) child.kill('SIGTERM');
			await Promise.race([ended, sleep(END_SECONDS * 1000)]);
			endGroup(pid);
			await ended;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
			endGroup(pid);
		},
	};
	await untilReady(n8n, start.command === undefined).catch(async (error: unknown) => {
		await n8n.kill();
		throw error;
	});
	return n8n;
}

/** Ends what is left of a process group; nothing where it is gone. */
export function endGroup(pid: number): void {
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// gone already
	}
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

function settings({ installed, userFolder, command }: N8nStart, port: number, brokerPort: number) {
	const isWorker = command?.[0] === 'worker';
	return {
		// n8n starts its task runner as `node`: it must be the same one.
		PATH: [dirname(installed.node), process.env.PATH].join(delimiter),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		...(isWorker && { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		// Sandbox and n8n talk on this machine, where a proxy of the user's network cannot reach them.
		NO_PROXY: [process.env.NO_PROXY, '127.0.0.1', 'localhost'].filter(Boolean).join(','),
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: 'info',
		NODE_ENV: 'production',
	};
}

async function untilReady(n8n: RunningN8n, isMain: boolean): Promise<void> {
	for (const end = Date.now() + READY_SECONDS * 1000; Date.now() < end;) {
		if (n8n.hasEnded) throw new Error(`n8n ended at its start:\n${n8n.log().slice(-3000)}`);
		// The address 127.0.0.1 and not the name: n8n listens on that one only.
		const url = `http://127.0.0.1:${n8n.port}`;
		const isUp = async (path: string) => {
			const response = await fetch(url + path).catch(() => undefined);
			return response?.ok ?? false;
		};
		// n8n 1 says that it is ready before its REST API is there.
		const paths = ['/healthz', '/healthz/readiness', ...(isMain ? ['/rest/settings'] : [])];
		const up = await Promise.all(paths.map(isUp));
		if (up.every(Boolean)) return;
		await sleep(250);
	}
	throw new Error(`n8n did not answer within ${READY_SECONDS} s:\n${n8n.log().slice(-3000)}`);
}
