/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- installs a program */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { run } from './run';

/** The n8n that `npm run editor` and `npm run test:e2e` start. */
export const N8N_VERSION = '2.41.1';
/** n8n 2.41 asks for Node 24; this project itself runs on 20 and newer. */
const NODE_MAJOR = 24;

/** What it takes to start n8n. */
export interface InstalledN8n {
	/** The Node that runs it. */
	node: string;
	/** n8n's own command. */
	bin: string;
}

/** Where all that is downloaded is kept: outside the project, and shared by all its clones. */
export function cacheFolder(): string {
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-ofauth');
}

/**
 * n8n and a Node for it, installed on the first call, from the cache ever after.
 *
 * @param say told once in a while what is going on
 */
export async function installedN8n(say: (line: string) => void): Promise<InstalledN8n> {
	const node = await installedNode(say);
	const folder = await inCache(`n8n-${N8N_VERSION}`, async (place) => {
		const npm = ['--prefix', place, '--no-audit', '--no-fund'];
		await withProgress(say, `Installing n8n ${N8N_VERSION} (once, about 2 GB)`, async () => {
			await writeFile(join(place, 'package.json'), '{"private": true}');
			await run('npm', ['install', `n8n@${N8N_VERSION}`, '--ignore-scripts=true', ...npm], place);
			// Of all the install scripts only this one is needed: it fetches or compiles SQLite.
			await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', ...npm], place);
		});
	});
	return { node, bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** This very Node if it is new enough, else one from npm: a package per platform holds nothing but the program. */
async function installedNode(say: (line: string) => void): Promise<string> {
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
	const isWindows = process.platform === 'win32';
	const platform = isWindows ? 'win' : process.platform;
	const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	const name = `${prefix}-${platform}-${process.arch}`;
	const folder = await inCache(`node-${NODE_MAJOR}`, async (place) => {
		await withProgress(say, `Installing Node ${NODE_MAJOR} (once, for n8n only)`, async () => {
			await writeFile(join(place, 'package.json'), '{"private": true}');
			const what = ['install', `${name}@${NODE_MAJOR}`, '--ignore-scripts=true', '--no-audit'];
			await run('npm', [...what, '--no-fund', '--prefix', place], place);
		});
	});
	return join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}

/**
 * A folder of the cache, filled on the first call. It appears whole or not at all: filled under
 * another name first, so that an interrupted or a second run never sees a half of it.
 */
async function inCache(name: string, fill: (place: string) => Promise<void>): Promise<string> {
	const folder = join(cacheFolder(), name);
	if (existsSync(folder)) return folder;
	await mkdir(cacheFolder(), { recursive: true });
	const place = await mkdtemp(`${folder}.part-`);
	try {
		await fill(place);
		await rename(place, folder).catch((error: unknown) => {
			if (!existsSync(folder)) throw error;
		});
	} finally {
		await rm(place, { recursive: true, force: true });
	}
	return folder;
}

async function withProgress(
	say: (line: string) => void,
	what: string,
	work: () => Promise<void>,
): Promise<void> {
	const start = Date.now();
	const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
	say(`${what} …`);
	const ticking = setInterval(() => say(`${what} … ${seconds()}`), 15_000);
	try {
		await work();
	} finally {
		clearInterval(ticking);
	}
	say(`${what}: done in ${seconds()}`);
}
