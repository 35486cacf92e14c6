import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { repeatAll, type Ended, type Job } from '../delivery/repeat';
import { UploadMemory } from '../delivery/uploadMemory';
import { answersOf } from './answers';
import { listKey } from './connectionLists';
import { fileUploads } from './fileUploads';
import type { Awaits } from './awaits';
import type { Planned, PlanEntry } from './plan';
import type { Repeated } from './repeated';
import { Watch } from './watch';

/** What became of one item. */
export interface Asked {
	ended: Ended;
	/** In OFAuth's order; each becomes an output item. */
	entries: IDataObject[];
	/** Whether OFAuth says that it has more and gives only what was read already. */
	isCutOff?: boolean;
	/** How far what it waits for had come, where it was given up because another item failed. */
	lastSeen?: string;
}

interface AskJob extends Job {
	/** By item. */
	results: (ended: Ended) => Array<[number, Asked]>;
}

interface PlannedItem {
	item: number;
	planned: Planned;
}

/**
 * Asks what the items of a plan ask: each for itself, or those of a connection that wait with one question.
 *
 * @param goesOn whether the other items are asked for after one that failed
 * @returns what became of each item that can be asked for
 */
export async function askAll(
	context: IExecuteFunctions,
	operation: Repeated,
	plan: PlanEntry[],
	goesOn: boolean,
): Promise<Map<number, Asked>> {
	const items = plan.flatMap((entry, item): PlannedItem[] =>
		'send' in entry ? [{ item, planned: entry.send }] : [],
	);
	const { awaits } = operation;
	const jobs = awaits
		? connectionsOf(items, awaits).map((own) => watching(context, operation, awaits, own))
		: items.map((one) => asking(context, operation, one));
	const ended = await repeatAll(jobs, {
		stopAtFailure: !goesOn,
		cancelSignal: context.getExecutionCancelSignal(),
	});
	const all = jobs.flatMap(({ item, results }) => results(ended.get(item) ?? NOT_TRIED));
	return new Map(all);
}

const NOT_TRIED: Ended = { outcome: 'notTried' };

function asking(
	context: IExecuteFunctions,
	operation: Repeated,
	{ item, planned }: PlannedItem,
): AskJob {
	const { connectionId: lane, settings } = planned;
	const preparation = fileUploads(context, operation, planned, new UploadMemory({}, item, lane));
	const work = answersOf(context, operation, planned, preparation);
	const { effect } = operation;
	const { entries, isCutOff } = work;
	return {
		...{ item, lane, atOnce: 1, effect, preparation, work, maxWait: settings.maxWait },
		results: (ended) => [[item, { ended, entries, isCutOff: isCutOff() }]],
	};
}

function watching(
	context: IExecuteFunctions,
	{ effect }: Repeated,
	awaits: Awaits,
	items: PlannedItem[],
): AskJob {
	const [{ item, planned }] = items;
	const work = new Watch(context, awaits, items);
	const maxWait = Math.max(...items.map((one) => one.planned.settings.maxWait));
	return {
		...{ item, lane: planned.connectionId, atOnce: 1, effect, work, maxWait },
		results: (ended) => items.map((one) => [one.item, work.resultOf(one.item, ended)]),
	};
}

function connectionsOf(items: PlannedItem[], { list }: Awaits): PlannedItem[][] {
	const all = new Map<string, PlannedItem[]>();
	for (const one of items) {
		const key = listKey(one.planned, list);
		all.set(key, [...(all.get(key) ?? []), one]);
	}
	return [...all.values()];
}
