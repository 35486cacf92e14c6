/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- a command line is made of these */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installedN8n } from '../scripts/n8n/installed';
import { buildProject, packProject } from '../scripts/n8n/package';
import { endGroup } from '../scripts/n8n/start';
import { ensurePrograms } from './helpers/debian';
import { processesOf } from './helpers/processes';

const ROOT = join(__dirname, '..');
const LIMIT_MINUTES = 45;
const START = Date.now();

/**
 * The end to end tests: prepares all they need, runs them with jest, and clears up after them,
 * whatever becomes of them. Arguments go to jest (`npm run test:e2e -- queue`).
 */
async function main(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-e2e-'));
	// PostgreSQL runs as a user of its own and has its data below.
	chmodSync(folder, 0o755);
	mkdirSync(groupsOf(folder));
	process.on('exit', () => clearUp(folder));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
	// npm hands SIGTERM to a shell, which dies of it and tells nobody.
	const parent = process.ppid;
	if (process.env.npm_lifecycle_event)
		setInterval(() => process.ppid !== parent && process.exit(130), 500).unref();

	console.log('Building and packing …');
	await buildProject();
	const tarball = await packProject(folder);
	const [installed] = await Promise.all([
		installedN8n(console.log, process.env.E2E_N8N),
		ensurePrograms(console.log),
	]);
	writeFileSync(join(folder, 'setting.json'), JSON.stringify({ tarball, installed }));
	return await jest(folder);
}

/** Runs jest to its end, or until the time is up. */
async function jest(folder: string): Promise<number> {
	const config = join(ROOT, 'e2e', 'jest.config.js');
	const bin = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
	const args = [bin, '--config', config, '--runInBand', '--forceExit', ...process.argv.slice(2)];
	const child = spawn(process.execPath, args, {
		cwd: ROOT,
		env: { ...process.env, OFAUTH_E2E_FOLDER: folder },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	process.on('exit', () => child.kill('SIGKILL'));
	const left = Math.max(1000, LIMIT_MINUTES * 60_000 - (Date.now() - START));
	const limit = setTimeout(() => {
		console.error(`FAILED: not done after ${LIMIT_MINUTES} minutes`);
		process.exit(1);
	}, left);
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	clearTimeout(limit);
	return code ?? 1;
}

/** Where the tests note the process groups that they have started. */
function groupsOf(folder: string): string {
	return join(folder, 'groups');
}

function clearUp(folder: string): void {
	for (const pid of readdirSync(groupsOf(folder))) endGroup(Number(pid));
	// What a command that was ended had started in groups of its own.
	for (const pid of processesOf(folder)) endGroup(pid);
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	console.log(`Ended after ${Math.round((Date.now() - START) / 1000)} s`);
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(String((error as Error).stack ?? error));
		process.exit(1);
	},
);
