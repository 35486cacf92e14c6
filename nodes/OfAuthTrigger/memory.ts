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
	const [kept] = [sharedData(context)[keyOf(context)], ownData(context)]
		.flatMap((data) => (data as { memory?: Memory } | undefined)?.memory ?? [])
		.filter((memory) => memory.about === about)
		.sort((one, other) => other.keptAt - one.keptAt);
	return kept ? deepCopy(kept) : { about, connections: {}, keptAt: 0 };
}

/**
 * Keeps it. n8n files a node's own data under its name, so that renaming the node would lose it: a copy is
 * filed under the node's id. Where n8n keeps the data of polls in a table of their own, the first is the newer one.
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
	put(ownData(context), 'memory', kept);
	put(sharedData(context), keyOf(context), { memory: kept });
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
