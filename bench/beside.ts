/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- checks out another state of the project */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import type { INode, INodeParameters } from 'n8n-workflow';

import { buildProject } from '../scripts/n8n/package';
import { run } from '../scripts/n8n/run';
import { THIS_NODE, type Case } from './cases';
import { unpackProject, type PackedProject } from './package';
import type { Tool } from './tools';

const ROOT = join(__dirname, '..');
/** What options were called in earlier states; each state passes over the names that it does not know. */
const FORMER_NAMES = { parallelSends: 'sendsAtOnce' } as const;

/** The first release, which stands beside this state in every run. */
export const FIRST_RELEASE = { name: '0.1.0', state: '448c349c97b66ace3505f4619bebeea3074c4111' };
/** Sections of the cases that it can run, and of all where it stands beside this state. */
const ITS_CASES = [...'abcd'];
export const ITS_SECTIONS = [...ITS_CASES, 'e', 'f'];

/** Another state of this project. */
export interface OtherState extends PackedProject {
	/** As tables call it. */
	name: string;
	/** Its files, with the packages that are installed here. */
	tree: string;
}

/**
 * Builds another state of this project, with the packages that are installed here.
 *
 * @param state as git names it
 * @param folder an empty place
 * @param name for tables; default as git names it
 * @throws Error with git's or the compiler's words
 */
export async function otherState(state: string, folder: string, name = state): Promise<OtherState> {
	const [tree, packed] = [join(folder, 'tree'), join(folder, 'packed')];
	await mkdir(tree, { recursive: true });
	const archive = join(folder, 'tree.tar');
	await run('git', ['archive', '--output', archive, state], ROOT);
	await run('tar', ['-xf', archive, '-C', tree], folder);
	await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
	await buildProject(tree);
	return { ...(await unpackProject(packed, tree)), name, tree };
}

/** A case in which this node stands beside itself in another state, and beside nothing else. */
export function besideIn(one: Case, other: OtherState): Case {
	return withState({ ...one, tools: one.tools.filter(isOurs) }, other);
}

/** A case with a row of the first release below each of this node, where it can do what the case asks for. */
export function withRelease(one: Case, release: OtherState): Case {
	return ITS_CASES.includes(one.id[0]) ? withState(one, release) : one;
}

/** What a row of this node is called in another state. */
export function nameIn(state: string, tool: string): string {
	return tool.replace(THIS_NODE, `${THIS_NODE} at ${state}`);
}

function isOurs({ name }: Tool): boolean {
	return name.startsWith(THIS_NODE);
}

function withState(one: Case, { name: state, packageFolder }: OtherState): Case {
	const tools = one.tools.flatMap((tool) =>
		isOurs(tool)
			? [
					tool,
					{
						...tool,
						name: nameIn(state, tool.name),
						node: (...args: Parameters<typeof tool.node>) => withFormerNames(tool.node(...args)),
						packageFolder,
					},
				]
			: [tool],
	);
	return { ...one, tools };
}

function withFormerNames(node: INode): INode {
	const options = (node.parameters.options ?? {}) as INodeParameters;
	const former = Object.entries(FORMER_NAMES).flatMap(([name, before]) =>
		name in options ? [[before, options[name]]] : [],
	);
	const parameters = { ...node.parameters, options: { ...options, ...Object.fromEntries(former) } };
	return { ...node, parameters };
}
