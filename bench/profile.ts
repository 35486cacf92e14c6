/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads files */
import { readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { join } from 'node:path';

import { compiledModules } from '../scripts/compatibility/checks';
import { HTTP_REQUEST, THIS_NODE, type Case } from './cases';
import { measureTool, type Installation } from './processes';
import { table } from './table';
import type { Tool } from './tools';

/** Shares of less than this stand in one row. */
const SMALL = 0.01;
const OTHERS = 'Other packages';
/** So many functions are shown. */
const FUNCTIONS = 20;
/** What V8 calls time that is nobody's. */
const IDLE = '(idle)';
const SPECIAL: Record<string, string> = {
	[IDLE]: '',
	'(garbage collector)': 'Garbage collector',
	'(program)': 'Native code and the system',
	'(root)': 'Native code and the system',
};
const CONNECTIONS_OF_NODE =
	/^node:(internal\/)?(_?https?|_?tls|net|dns|_?streams?|webstreams)\b|_http|stream/;

/** Where the time of a tool goes: microseconds per message, user or entry, by whose code it is. */
export interface ProfileColumn {
	tool: string;
	byOwner: Map<string, number>;
	/** The same of the functions of this package. */
	byFunction: Map<string, number>;
}

/**
 * The same installation with each module of this package in a file of its own, as the compiler writes it: in one file nobody
 * could tell its rooms apart.
 */
export async function inModules(installation: Installation): Promise<Installation> {
	const packageFolder = join(installation.userFolder, 'modules');
	await compiledModules(packageFolder);
	return { ...installation, packageFolder };
}

/**
 * Runs this node and HTTP Request once more, each in a process of its own that is watched by V8's profiler.
 *
 * @param installation of `inModules`
 */
export async function profileCase(installation: Installation, one: Case): Promise<ProfileColumn[]> {
	const columns: ProfileColumn[] = [];
	const isWatched = ({ name }: Tool) => name.startsWith(THIS_NODE) || name === HTTP_REQUEST;
	for (const tool of one.tools.filter(isWatched)) {
		const profile = join(installation.userFolder, 'profile.json');
		await measureTool(installation, one, tool, { profile });
		const profiles = JSON.parse(readFileSync(profile, 'utf8')) as Profiler.Profile[];
		const { packageFolder = installation.packageFolder } = tool;
		const count = profiles.length * (one.wanted ?? one.items.length);
		const sumsBy = (nameOf: (frame: Frame) => string | undefined) =>
			new Map([...selfTimes(profiles, nameOf)].map(([name, time]) => [name, time / count]));
		columns.push({
			tool: tool.name,
			byOwner: sumsBy((frame) => ownerOf(frame, packageFolder)),
			byFunction: sumsBy((frame) => functionOf(frame, packageFolder)),
		});
	}
	return columns;
}

type Frame = Pick<Profiler.ProfileNode['callFrame'], 'functionName' | 'url'>;

/** Whose code it is: a room of this package, a package of npm, or Node; undefined where nothing runs. */
function ownerOf({ functionName, url }: Frame, packageFolder: string): string | undefined {
	if (functionName === IDLE) return undefined;
	if (url === '') return SPECIAL[functionName] ?? 'Native code and the system';
	const path = decodeURI(url.replace(/^file:\/\//, ''));
	if (path.startsWith(packageFolder)) return `This package: ${roomOf(path)}`;
	const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
	if (name) return name;
	if (!path.startsWith('node:')) return 'The benchmark itself';
	return CONNECTIONS_OF_NODE.test(path) ? 'Node: HTTP and sockets' : 'Node: everything else';
}

/** Name and file of a function of this package. */
function functionOf({ functionName, url }: Frame, packageFolder: string): string | undefined {
	const [, file] = url.split(`${packageFolder}/dist/`);
	return file && `${functionName || '(without a name)'}, ${file}`;
}

/** The folder that a file of this package stands in, below that of its node. */
function roomOf(path: string): string {
	const [, room = 'the node itself'] = /\/dist\/(?:nodes\/[^/]+\/)?([^/]+)\//.exec(path) ?? [];
	return room;
}

/**
 * Sums up, by name, the microseconds that functions have run themselves. What has no file, such as a function of JavaScript's own,
 * counts for whoever has called it.
 */
function selfTimes(
	profiles: Profiler.Profile[],
	nameOf: (frame: Frame) => string | undefined,
): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { nodes, samples = [], timeDeltas = [] } of profiles) {
		const names = namesOf(nodes, nameOf);
		samples.forEach((id, index) => {
			const name = names.get(id);
			// A sample lasts until the next one.
			if (name) sums.set(name, (sums.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0));
		});
	}
	return sums;
}

/** The name of each node of a tree of calls. */
function namesOf(
	nodes: Profiler.ProfileNode[],
	nameOf: (frame: Frame) => string | undefined,
): Map<number, string | undefined> {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const callers = new Map(
		nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
	);
	const responsible = ({ id, callFrame }: Profiler.ProfileNode): Frame => {
		const caller = byId.get(callers.get(id) ?? 0);
		const isOwn = callFrame.url !== '' || callFrame.functionName in SPECIAL;
		return isOwn || !caller ? callFrame : responsible(caller);
	};
	return new Map(nodes.map((node) => [node.id, nameOf(responsible(node))]));
}

/** A row per owner, the largest of the first tool first. */
export function profileTable(columns: ProfileColumn[]): string {
	const totals = columns.map(({ byOwner }) => sum([...byOwner.values()]));
	const owners = [...new Set(columns.flatMap(({ byOwner }) => [...byOwner.keys()]))];
	const isSmall = (owner: string) =>
		columns.every(({ byOwner }, index) => (byOwner.get(owner) ?? 0) < SMALL * totals[index]);
	const small = owners.filter(isSmall);
	const large = owners.filter((owner) => !isSmall(owner));
	const timesOf = (names: string[]) =>
		columns.map(({ byOwner }) => sum(names.map((name) => byOwner.get(name) ?? 0)));
	const rows = large
		.map((owner) => ({ owner, times: timesOf([owner]) }))
		.sort((one, other) => other.times[0] - one.times[0]);
	return table(
		['', ...columns.map(({ tool }) => tool)],
		[
			...rows.map(({ owner, times }) => [owner, ...times.map(microseconds)]),
			...(small.length > 0 ? [[OTHERS, ...timesOf(small).map(microseconds)]] : []),
			['**Together**', ...totals.map(microseconds)],
		],
	);
}

/** The functions of this package that run longest themselves. */
export function functionTable(columns: ProfileColumn[]): string {
	const ours = columns.filter(({ byFunction }) => byFunction.size > 0);
	const timesOf = (name: string) => ours.map(({ byFunction }) => byFunction.get(name) ?? 0);
	const names = [...new Set(ours.flatMap(({ byFunction }) => [...byFunction.keys()]))];
	const rows = names
		.map((name) => ({ name, times: timesOf(name) }))
		.sort((one, other) => other.times[0] - one.times[0])
		.slice(0, FUNCTIONS);
	return table(
		['', ...ours.map(({ tool }) => tool)],
		rows.map(({ name, times }) => [name, ...times.map(microseconds)]),
	);
}

function microseconds(time: number): string {
	return `${time.toFixed(time < 10 ? 1 : 0)} µs`;
}

function sum(values: number[]): number {
	return values.reduce((one, other) => one + other, 0);
}
