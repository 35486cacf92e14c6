import { deepCopy, type IDataObject, type IPollFunctions } from 'n8n-workflow';

import { isRemembered, type Remembered } from './remembered';
import type { Settings } from './settings';

/** What a trigger keeps from poll to poll. */
export interface Memory {
	/** What the trigger waits for, however long: what is kept says nothing of anything else. */
	about: string;
	/** By the connection's id. */
	connections: Map<string, Remembered>;
	/** Epoch milliseconds, and always later than before; 0 where nothing is kept yet. */
	keptAt: number;
}

/** As it is stored: an id can be any text, and the names of an object cannot. */
interface Stored extends Omit<Memory, 'connections'> {
	connections: Array<[string, Remembered]>;
}

const OURS = 'ofAuthTrigger:';

/** Milliseconds after which a connection that OFAuth does not list as active any more is forgotten. */
const FORGOTTEN_AFTER = 30 * 86_400_000;

/** Opens what a trigger has kept, the newer of two copies; empty where it has kept nothing, or waited for something else. */
export function open(context: IPollFunctions, { event, wanted }: Settings): Memory {
	const about = JSON.stringify({ event, ...wanted, days: undefined });
	const [own, copy] = [ownData(context), sharedData(context)[keyOf(context)]].map((data) =>
		read(data, about),
	);
	const isCopyNewer = isWatched(ownData(context)) && (copy?.keptAt ?? 0) > (own?.keptAt ?? 0);
	const kept = isCopyNewer ? copy : (own ?? copy);
	return kept ?? { about, connections: new Map(), keptAt: 0 };
}

/** @param data of whatever form */
function read(data: unknown, about: string): Memory | undefined {
	const { memory } = (data ?? {}) as { memory?: Partial<Stored> };
	if (memory?.about !== about || !Array.isArray(memory.connections)) return undefined;
	const connections = new Map(
		deepCopy(memory.connections).filter((pair) => Array.isArray(pair) && isRemembered(pair[1])),
	);
	return { about, connections, keptAt: Number(memory.keptAt) || 0 };
}

/**
 * Keeps it. n8n files a node's own data under its name, so that renaming the node would lose it: a copy is
 * filed under the node's id.
 *
 * @param now epoch milliseconds
 * @param watched connections that are polled, though it may not have come to all of them yet
 */
export function keep(
	context: IPollFunctions,
	{ about, connections, keptAt }: Memory,
	{ now, watched }: { now: number; watched: Set<string> },
): void {
	const kept: Stored = {
		about,
		connections: [...connections].filter(
			([id, { at }]) => watched.has(id) || now - at < FORGOTTEN_AFTER,
		),
		keptAt: Math.max(now, keptAt + 1),
	};
	// n8n notices what is put in anew, not what changes inside.
	const put = (data: IDataObject, name: string, value: object) =>
		Object.assign(data, { [name]: deepCopy(value) });
	const isBeginning = keptAt === 0;
	if (isWatched(ownData(context)) || isBeginning)
		put(sharedData(context), keyOf(context), { memory: kept });
	put(ownData(context), 'memory', kept);
	tidy(context, now);
}

/** A node that was deleted leaves its copy behind. */
function tidy(context: IPollFunctions, now: number): void {
	const data = sharedData(context);
	for (const [name, copy] of Object.entries(data)) {
		const { memory } = (copy ?? {}) as { memory?: Partial<Stored> };
		const isOld = now - (Number(memory?.keptAt) || 0) >= FORGOTTEN_AFTER;
		if (name.startsWith(OURS) && name !== keyOf(context) && isOld) delete data[name];
	}
}

/**
 * Whether a node's own data are part of the workflow's, which n8n watches for changes (n8n-workflow,
 * observable-object.js). Where n8n keeps them in a table of their own, under the node's id, it writes them together
 * with the execution, and the copy before that: where no execution came of it, the copy is ahead, and must not
 * count. Only what the poll of the activation notes is stored in the copy alone.
 */
function isWatched(own: IDataObject): boolean {
	return '__dataChanged' in own;
}

function ownData(context: IPollFunctions): IDataObject {
	return context.getWorkflowStaticData('node');
}

function sharedData(context: IPollFunctions): IDataObject {
	return context.getWorkflowStaticData('global');
}

function keyOf(context: IPollFunctions): string {
	return `${OURS}${context.getNode().id}`;
}
