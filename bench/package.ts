/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- packs and unpacks files */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { packProject } from '../scripts/n8n/package';
import { run } from '../scripts/n8n/run';
import { median } from './outcome';
import { engineEnvironment, type Installation } from './processes';

const LOADS = 9;
const QUIET = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';

/** Size and load time of the package. */
export interface PackageFigures {
	/** Of the tarball. */
	bytes: number;
	loadMs: number;
}

/** The project as npm would publish it. */
export interface PackedProject {
	tarball: string;
	/** Of the tarball. */
	bytes: number;
	/** What is in it. */
	packageFolder: string;
}

/**
 * Packs the built project and unpacks it outside of the tree, so that it finds n8n's modules and no others.
 *
 * @param root of another state of the project
 */
export async function unpackProject(folder: string, root?: string): Promise<PackedProject> {
	const tarball = await packProject(folder, root);
	const packageFolder = join(folder, 'package');
	await mkdir(packageFolder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1'], folder);
	return { tarball, bytes: (await stat(tarball)).size, packageFolder };
}

/**
 * Size and load time of packages. The load time is that of all nodes and credentials, the engine being there: the median of several
 * processes, in which the packages take turns.
 */
export async function measurePackages(
	installation: Installation,
	packages: PackedProject[],
): Promise<PackageFigures[]> {
	const { node, modules } = installation;
	const file = join(__dirname, 'worker', 'loadOnce.ts');
	const env = engineEnvironment(installation);
	const times = packages.map((): number[] => []);
	for (let turn = 0; turn < LOADS; turn++)
		for (const [index, { packageFolder }] of packages.entries()) {
			const args = [QUIET, file, modules, packageFolder];
			times[index].push(Number(await run(node, args, packageFolder, env)));
		}
	return packages.map(({ bytes }, index) => ({ bytes, loadMs: median(times[index]) }));
}
