/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- installs programs */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inCache, withProgress, type Say } from './cache';
import { run } from './run';

/** The n8n that `npm run editor`, `npm run test:e2e` and `npm run bench` start. */
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

/**
 * n8n and a Node for it, installed on the first call, from the cache ever after.
 *
 * @param say told once in a while what is going on
 */
export async function installedN8n(say: Say, version = N8N_VERSION): Promise<InstalledN8n> {
	const thisMajor = Number(process.versions.node.split('.')[0]);
	const node = thisMajor === NODE_MAJOR ? process.execPath : await installedNode(say, NODE_MAJOR);
	const folder = await inCache(`n8n-${version}`, async (place) => {
		await withProgress(say, `Installing n8n ${version} (once, about 2 GB)`, async () => {
			await install(place, `n8n@${version}`);
			// Of all the install scripts only this one is needed: it fetches or compiles SQLite.
			await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', ...at(place)], place);
		});
	});
	return { node, bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/**
 * n8n's engine alone.
 *
 * @returns the folder of its modules
 */
export async function installedEngine(say: Say, version: string): Promise<string> {
	const folder = await inCache(`n8n-core-${version}`, async (place) => {
		const what = `Installing n8n-core ${version} (once, about 0.2 GB)`;
		await withProgress(say, what, async () => await install(place, `n8n-core@${version}`));
	});
	return join(folder, 'node_modules');
}

/**
 * A Node of this major version, from npm: a package per platform holds nothing but the program.
 *
 * @returns its path
 */
export async function installedNode(say: Say, major: number): Promise<string> {
	const isWindows = process.platform === 'win32';
	const platform = isWindows ? 'win' : process.platform;
	const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	const name = `${prefix}-${platform}-${process.arch}`;
	const folder = await inCache(`node-${major}`, async (place) => {
		const what = `Installing Node ${major} (once, for n8n only)`;
		await withProgress(say, what, async () => await install(place, `${name}@${major}`));
	});
	return join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}

/** n8n 1 takes SheetJS from its maker's own server; npm's copy does for all but its Spreadsheet node. */
const OVERRIDES = { xlsx: '0.18.5' };

async function install(place: string, what: string): Promise<void> {
	const manifest = {
		private: true,
		...(what.startsWith('n8n@1.') ? { overrides: OVERRIDES } : {}),
	};
	await writeFile(join(place, 'package.json'), JSON.stringify(manifest));
	await run('npm', ['install', what, '--ignore-scripts=true', ...at(place)], place);
}

function at(place: string): string[] {
	return ['--prefix', place, '--no-audit', '--no-fund'];
}
