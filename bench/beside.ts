/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- checks out another state of the project */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { buildProject } from '../scripts/n8n/package';
import { run } from '../scripts/n8n/run';
import type { Case } from './cases';
import { unpackProject } from './package';

const ROOT = join(__dirname, '..');
const OURS = 'This node';

/**
 * Builds another state of this project, with the packages that are installed here.
 *
 * @param state as git names it
 * @param folder an empty place
 * @returns the folder of its package
 * @throws Error with git's or the compiler's words
 */
export async function packageAt(state: string, folder: string): Promise<string> {
	const [tree, packed] = [join(folder, 'tree'), join(folder, 'packed')];
	await mkdir(tree, { recursive: true });
	const archive = join(folder, 'tree.tar');
	await run('git', ['archive', '--output', archive, state], ROOT);
	await run('tar', ['-xf', archive, '-C', tree], folder);
	await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
	await buildProject(tree);
	return (await unpackProject(packed, tree)).packageFolder;
}

/** A case in which this node stands beside itself in another state, and beside nothing else. */
export function besideIn(one: Case, state: string, packageFolder: string): Case {
	const tools = one.tools
		.filter(({ name }) => name.startsWith(OURS))
		.flatMap((tool) => [
			tool,
			{ ...tool, name: tool.name.replace(OURS, `${OURS} at ${state}`), packageFolder },
		]);
	return { ...one, tools };
}
