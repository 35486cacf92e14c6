/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- checks out another state of the project */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import type { INode, INodeParameters } from 'n8n-workflow';

import { buildProject } from '../scripts/n8n/package';
import { run } from '../scripts/n8n/run';
import { THIS_NODE, type Case } from './cases';
import { unpackProject } from './package';

const ROOT = join(__dirname, '..');
/** What options were called in earlier states; each state passes over the names that it does not know. */
const FORMER_NAMES = { parallelSends: 'sendsAtOnce' } as const;

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
		.filter(({ name }) => name.startsWith(THIS_NODE))
		.flatMap((tool) => [
			tool,
			{
				...tool,
				name: tool.name.replace(THIS_NODE, `${THIS_NODE} at ${state}`),
				node: (...args: Parameters<typeof tool.node>) => withFormerNames(tool.node(...args)),
				packageFolder,
			},
		]);
	return { ...one, tools };
}

function withFormerNames(node: INode): INode {
	const options = node.parameters.options as INodeParameters;
	const former = Object.entries(FORMER_NAMES).flatMap(([name, before]) =>
		name in options ? [[before, options[name]]] : [],
	);
	const parameters = { ...node.parameters, options: { ...options, ...Object.fromEntries(former) } };
	return { ...node, parameters };
}
