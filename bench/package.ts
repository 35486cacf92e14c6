/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- packs and unpacks files */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { packProject } from '../scripts/n8n/package';
import { run } from '../scripts/n8n/run';
import { median } from './outcome';
import { engineEnvironment, type Installation } from './processes';

const LOADS = 9;

/** Size and load time of the package. */
export interface PackageFigures {
	/** Of the tarball. */
	bytes: number;
	loadMs: number;
}

/**
 * Packs the built project and unpacks it outside of the tree, so that it finds n8n's modules and no others.
 *
 * @param root of another state of the project
 * @returns its folder and the size of the tarball
 */
export async function unpackProject(
	folder: string,
	root?: string,
): Promise<{ packageFolder: string; bytes: number }> {
	const tarball = await packProject(folder, root);
	const packageFolder = join(folder, 'package');
	await mkdir(packageFolder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1'], folder);
	return { packageFolder, bytes: (await stat(tarball)).size };
}

/** The time in which node and credential load, the engine being there: the median of several processes. */
export async function loadTime(installation: Installation): Promise<number> {
	const { node, modules, packageFolder } = installation;
	const file = join(__dirname, 'worker', 'loadOnce.ts');
	const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', file, modules, packageFolder];
	const times: number[] = [];
	while (times.length < LOADS)
		times.push(Number(await run(node, args, packageFolder, engineEnvironment(installation))));
	return median(times);
}
