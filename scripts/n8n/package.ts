/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads and writes files */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from './run';

const ROOT = join(__dirname, '..', '..');
const NAME = 'n8n-nodes-ofauth';

/**
 * Packs the built project as npm publishes it.
 *
 * @param folder where the tarball goes
 * @param root of the project, or of another state of it
 * @returns its path
 */
export async function packProject(folder: string, root = ROOT): Promise<string> {
	await mkdir(folder, { recursive: true });
	const arguments_ = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const [{ filename }] = JSON.parse(await run('npm', arguments_, root)) as [{ filename: string }];
	return join(folder, filename);
}

/** Compiles the project, or another state of it, into `dist/`. */
export async function buildProject(root = ROOT): Promise<void> {
	await run('npm', ['run', '--silent', 'build'], root);
}

/** Where n8n keeps this package. @param userFolder n8n's N8N_USER_FOLDER */
export function packageFolder(userFolder: string): string {
	return join(userFolder, '.n8n', 'nodes', 'node_modules', NAME);
}

/**
 * Installs a tarball the way n8n does it for a community package (its community-packages.service,
 * downloadPackage): unpacked under `nodes/node_modules`, stripped of all but the runtime
 * dependencies, and these installed without scripts.
 *
 * @param userFolder n8n's N8N_USER_FOLDER
 */
export async function installPackage(tarball: string, userFolder: string): Promise<string> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = packageFolder(userFolder);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], nodes);

	const file = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		delete manifest[kind];
	await writeFile(file, JSON.stringify(manifest, null, 2));
	const quiet = ['--audit=false', '--fund=false', '--bin-links=false', '--package-lock=false'];
	const how = ['--install-strategy=shallow', '--ignore-scripts=true'];
	await run('npm', ['install', ...quiet, ...how], folder);

	const dependencies = { [NAME]: manifest.version };
	const list = { name: 'installed-nodes', private: true, dependencies };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(list, null, 2));
	return folder;
}
