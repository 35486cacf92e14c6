import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { repeatAll, type Ended, type Job } from '../delivery/repeat';
import type { DoneWork } from '../delivery/doneWork';
import type { Id } from '../values/ids';
import { answersOf } from './answers';
import { listKey } from './connectionLists';
import type { KnownLists } from './existing';
import { fileUploads } from './fileUploads';
import type { Awaits } from './awaits';
import { isOfOnePart, note, partsOf, type PlannedItem, type PlannedPart } from './parts';
import { variablesIn } from './places';
import type { PlanEntry } from './plan';
import type { Repeated } from './repeated';
import { Watch } from './watch';

/** What became of one item, or of one of its parts. */
export interface Asked {
	ended: Ended;
	/** In OFAuth's order; each becomes an output item. */
	entries: IDataObject[];
	/** What tells it from the other parts of its item, its name and its value. */
	part?: IDataObject;
	/** Whether OFAuth says that it has more and gives only what was read already. */
	isCutOff?: boolean;
	/** Whether OFAuth gave what it was asked to leave out. */
	isUnsifted?: boolean;
	/** How far what it waits for had come, where it was given up because another item failed. */
	lastSeen?: string;
}

interface AskJob extends Omit<Job, 'id'> {
	/** By item. */
	results: (ended: Ended) => Array<[number, Asked]>;
}

/** Where nothing is left to be asked. */
interface DoneJob extends Pick<AskJob, 'results'> {
	isDone: true;
}

/** How a run asks. */
interface Asking {
	/** What an earlier try has done. */
	done: DoneWork;
	/** Whether the other items are asked for after one that failed. */
	goesOn: boolean;
}

/**
 * Asks what the items of a plan ask: each for itself, in parts where it asks the same of many, or those of a
 * connection that wait with one question. What is done already is not asked again.
 *
 * @returns what became of each item that can be asked for, in the order of its parts
 */
export async function askAll(
	context: IExecuteFunctions,
	operation: Repeated,
	plan: PlanEntry[],
	{ done, goesOn }: Asking,
): Promise<Map<number, Asked[]>> {
	const items = plan.flatMap((entry, item): PlannedItem[] =>
		'send' in entry ? [{ item, planned: entry.send }] : [],
	);
	const { awaits } = operation;
	const known: KnownLists = new Map();
	const jobs = awaits
		? connectionsOf(items, awaits).map((own) => watching(context, operation, awaits, own))
		: items.flatMap(partsOf).map((one) => asking(context, operation, one, { done, known }));
	const left = jobs.flatMap((job, id) => ('isDone' in job ? [] : [{ ...job, id }]));
	const ended = await repeatAll(left, {
		stopAtFailure: !goesOn,
		cancelSignal: context.getExecutionCancelSignal(),
	});
	const all = new Map<number, Asked[]>();
	for (const [id, job] of jobs.entries()) {
		const end = 'isDone' in job ? DONE : (ended.get(id) ?? NOT_TRIED);
		for (const [item, asked] of job.results(end)) append(all, item, asked);
	}
	return all;
}

/** An item may have a hundred thousand parts: a copy for each would take minutes. */
function append<K, V>(all: Map<K, V[]>, key: K, value: V): void {
	const known = all.get(key);
	if (known) known.push(value);
	else all.set(key, [value]);
}

const DONE: Ended = { outcome: 'done' };
const NOT_TRIED: Ended = { outcome: 'notTried' };

function asking(
	context: IExecuteFunctions,
	operation: Repeated,
	{ item, planned, what, part, progress }: PlannedPart,
	{ done, known }: { done: DoneWork; known: KnownLists },
): AskJob | DoneJob {
	const { connectionId: lane, settings } = planned;
	const { effect, endpoint, existing, output, refusals = [] } = operation;
	// Text, as in the output of what is done, so that a workflow can compare them.
	const own = part && { part: { [part.name]: String(part.value) } };
	if (part && done.hasPart(item, what, part.value)) {
		progress.hasDone = true;
		const entries = [{ ...output.state, ...variablesIn(endpoint.path, planned.path) }];
		return { isDone: true, results: (ended) => [[item, { ended, entries, ...own }]] };
	}
	const before = part ? undefined : done.entriesOf(item, what);
	if (before) return { isDone: true, results: (ended) => [[item, { ended, entries: before }]] };
	const preparation = fileUploads(context, operation, planned, done.uploadsOf(item, lane));
	const memory = {
		before: done.beforeOf(item, what),
		keep: (ids?: Id[]) => done.keepBefore(item, what, ids),
	};
	const made = { known, memory };
	const work = answersOf(context, operation, planned, { uploads: preparation, made });
	const { entries, isCutOff, isUnsifted } = work;
	return {
		...{ lane, atOnce: 1, effect, preparation, work, maxWait: settings.maxWait },
		isOfItsOwn: (failure) => part !== undefined && isOfOnePart(failure, refusals, progress),
		onEnded(ended) {
			note(progress, ended);
			if (ended.outcome !== 'done') return;
			if (part) done.addPart(item, what, part.value);
			// Done again it would be there twice, or seem to have been there before.
			if (existing) done.keep(item, what, entries);
		},
		results: (ended) => [
			[item, { ended, entries, ...own, isCutOff: isCutOff(), isUnsifted: isUnsifted() }],
		],
	};
}

function watching(
	context: IExecuteFunctions,
	{ effect }: Repeated,
	awaits: Awaits,
	items: PlannedItem[],
): AskJob {
	const [{ planned }] = items;
	const work = new Watch(context, awaits, items);
	const maxWait = Math.max(...items.map((one) => one.planned.settings.maxWait));
	return {
		...{ lane: planned.connectionId, atOnce: 1, effect, work, maxWait },
		results: (ended) => items.map((one) => [one.item, work.resultOf(one.item, ended)]),
	};
}

function connectionsOf(items: PlannedItem[], { list }: Awaits): PlannedItem[][] {
	const all = new Map<string, PlannedItem[]>();
	for (const one of items) {
		const key = listKey(one.planned, list);
		append(all, key, one);
	}
	return [...all.values()];
}
