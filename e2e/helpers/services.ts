/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts other programs */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { run } from '../../scripts/n8n/run';
import { endGroup, freePort } from '../../scripts/n8n/start';
import { onPath, postgresFolder } from './debian';
import { until } from './executions';
import { newFolder, noteGroup } from './stage';

/** A server that the tests have started. */
export interface Service {
	port: number;
	close(): Promise<void>;
}

/** Starts Redis on a free port, with nothing kept on the disk. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	const folder = newFolder('redis');
	const quiet = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
	return await serve(onPath('redis-server'), ['--port', String(port), ...quiet], folder, port);
}

/**
 * Starts PostgreSQL on a free port with a data folder of its own; user and database `postgres`, no password.
 *
 * @param isDurable whether it waits for the disk, as one does that is not thrown away
 */
export async function startPostgres(isDurable = false): Promise<Service> {
	const programs = postgresFolder();
	if (!programs) throw new Error('Install first: postgresql');
	const port = await freePort();
	const folder = newFolder('postgres');
	const data = join(folder, 'data');
	mkdirSync(data);
	const as = await postgresUser(folder);
	const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
	const [command, ...args] = as([join(programs, 'initdb'), ...initdb]);
	await run(command, args, folder);
	const settings = [
		`fsync=${isDurable ? 'on' : 'off'}`,
		'listen_addresses=127.0.0.1',
		'max_connections=400',
		`unix_socket_directories=${folder}`,
	];
	const server = [join(programs, 'postgres'), '-D', data, '-p', String(port)];
	const [program, ...rest] = as([...server, ...settings.flatMap((setting) => ['-c', setting])]);
	return await serve(program, rest, folder, port);
}

/** Settings by which n8n keeps all it knows in a PostgreSQL that the tests have started. */
export function onPostgres({ port }: Service): Record<string, string> {
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_PASSWORD: 'none',
		DB_POSTGRESDB_DATABASE: 'postgres',
	};
}

/** PostgreSQL refuses to run as root: then as the user that Debian made for it. @returns how to start a program as that user */
async function postgresUser(folder: string): Promise<(command: string[]) => string[]> {
	if (process.getuid?.() !== 0) return (command) => command;
	const ids = ['-u', '-g'].map(async (flag) => Number(await run('id', [flag, 'postgres'], folder)));
	const [user, group] = await Promise.all(ids);
	for (const place of [folder, join(folder, 'data')]) chownSync(place, user, group);
	chmodSync(join(folder, 'data'), 0o700);
	return (command) => [onPath('runuser') ?? 'runuser', '-u', 'postgres', '--', ...command];
}

async function serve(
	program: string | undefined,
	args: string[],
	folder: string,
	port: number,
): Promise<Service> {
	if (!program) throw new Error('A program is missing: start these tests with npm run test:e2e');
	const log = join(folder, 'server.log');
	const output = openSync(log, 'w');
	const child = spawn(program, args, {
		cwd: folder,
		stdio: ['ignore', output, output],
		detached: true,
	});
	const pid = child.pid ?? 0;
	const forget = noteGroup(pid);
	await until(async () => {
		if (hasEnded(child)) throw new Error(`${program} ended:\n${readFileSync(log, 'utf8')}`);
		return (await answers(port)) || undefined;
	}, program);
	return {
		port,
		async close() {
			endGroup(pid);
			await until(() => hasEnded(child) || undefined, `the end of ${program}`);
			forget();
		},
	};
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const done = (isOpen: boolean) => {
			socket.destroy();
			resolve(isOpen);
		};
		socket.once('connect', () => done(true));
		socket.once('error', () => done(false));
	});
}
