import { deepCopy, type IDataObject, type IPollFunctions } from 'n8n-workflow';

import type { Settings } from './settings';
import type { WatchState } from './watches';

/** What is kept of a connection from poll to poll. */
export interface Remembered {
	state?: WatchState;
	/** When it was polled last, epoch milliseconds. */
	at: number;
}

/** What a trigger keeps from poll to poll. Plain data. */
export interface Memory {
	/** What the trigger waits for, however long: what is kept says nothing of anything else. */
	about: string;
	/** By the connection's id. */
	connections: Record<string, Remembered>;
	/** Epoch milliseconds. */
	keptAt: number;
}

/** Milliseconds after which a connection that OFAuth lists no more is forgotten. */
const FORGOTTEN_AFTER = 30 * 86_400_000;

/** Opens what a trigger has kept, the newer of two copies; empty where it has kept nothing, or waited for something else. */
export function open(context: IPollFunctions, { event, wanted }: Settings): Memory {
	const about = JSON.stringify({ event, ...wanted, days: undefined });
	const [own, copy] = [ownData(context), sharedData(context)[keyOf(context)]].map((data) => {
		const { memory } = (data ?? {}) as { memory?: Memory };
		return memory?.about === about ? memory : undefined;
	});
	const isCopyNewer = isWatched(ownData(context)) && (copy?.keptAt ?? 0) > (own?.keptAt ?? 0);
	const kept = isCopyNewer ? copy : (own ?? copy);
	return kept ? deepCopy(kept) : { about, connections: {}, keptAt: 0 };
}

/**
 * Keeps it. n8n files a node's own data under its name, so that renaming the node would lose it: a copy is
 * filed under the node's id.
 *
 * @param now epoch milliseconds
 */
export function keep(context: IPollFunctions, memory: Memory, now: number): void {
	const all = Object.entries(memory.connections);
	const connections = Object.fromEntries(all.filter(([, { at }]) => now - at < FORGOTTEN_AFTER));
	// n8n notices what is put in anew, not what changes inside.
	const put = (data: IDataObject, name: string, value: object) =>
		Object.assign(data, { [name]: deepCopy(value) });
	const kept = { ...memory, connections, keptAt: now };
	const isBeginning = memory.keptAt === 0;
	if (isWatched(ownData(context)) || isBeginning)
		put(sharedData(context), keyOf(context), { memory: kept });
	put(ownData(context), 'memory', kept);
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
	return `ofAuthTrigger:${context.getNode().id}`;
}
