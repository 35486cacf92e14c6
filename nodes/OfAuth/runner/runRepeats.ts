import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Effect } from '../delivery/effects';
import { repeatAll } from '../delivery/repeat';
import { UploadMemory } from '../delivery/uploadMemory';
import { answersOf, type Answers } from './answers';
import { mayHaveDetails } from './errorItem';
import { fileUploads } from './fileUploads';
import { showHints, showItems } from './hints';
import { lookUpNames } from './lookUpNames';
import { isCalledByModel } from './modelCalls';
import { whoseItems } from './whoseItems';
import type { Operation } from './operation';
import { badItem } from './outcomes';
import { createPlan, type PlanEntry } from './plan';
import { refusedError, stoppedError, unfinishedItem, type Unfinished } from './repeatErrors';
import { simplified } from './simplify';

/** An operation that may be done again without harm. */
type Repeated = Operation & { effect: Exclude<Effect, 'creates'> };

const CUT_OFF =
	'OFAuth says that there is more, but gave only what was read already: the list may not be whole.';

/**
 * Runs what may be done again, once per input item: reads and checks all items, then asks.
 *
 * @returns an item per entry that OFAuth gave, linked to the input item that asked for it
 * @throws NodeOperationError naming each bad item, before anything is asked
 * @throws NodeApiError after a request that did not end well, unless errors go on as items
 */
export async function runRepeats(
	context: IExecuteFunctions,
	operation: Repeated,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const isForModel = isCalledByModel(context);
	const goesOn = context.continueOnFail() || isForModel;

	const read = await createPlan(context, operation, () => undefined);
	const plan = await lookUpNames(context, operation, read);
	const whoseIs = whoseItems(plan);
	const bad = plan.flatMap((entry, item) =>
		'problems' in entry ? [{ ...whoseIs(item), problems: entry.problems }] : [],
	);
	if (bad.length > 0 && !goesOn) throw refusedError(node, bad);

	const jobs = jobsOf(context, operation, plan);
	const all = await repeatAll(jobs, {
		stopAtFailure: !goesOn,
		cancelSignal: context.getExecutionCancelSignal(),
	});
	const unfinished = jobs.flatMap(({ item, work }): Unfinished[] => {
		const ended = all.get(item);
		if (!ended || !('failure' in ended)) return [];
		return [{ ...whoseIs(item), ended, read: work.entries.length }];
	});
	if (unfinished.length > 0 && !goesOn) {
		const done = [...all.values()].filter(({ outcome }) => outcome === 'done').length;
		throw stoppedError(node, unfinished[0], { done, total: jobs.length });
	}

	const hasDetails = mayHaveDetails(node);
	const reader = isForModel ? 'tool' : 'goesOn';
	const errors = new Map([
		...bad.map((one) => [one.item, badItem(one, reader, hasDetails)] as const),
		...unfinished.map((one) => [one.item, unfinishedItem(one, hasDetails)] as const),
	]);
	const answers = new Map(jobs.map(({ item, work }) => [item, work]));
	const output = plan.flatMap((entry, item) => [
		// What was read before a page that cannot be had is not lost with it.
		...outputOf(operation, entry, item, answers.get(item)),
		...[errors.get(item) ?? []].flat(),
	]);
	showHints(context, operation, plan, output);
	const cutOff = jobs.flatMap(({ item, work }) => (work.isCutOff() ? [item] : []));
	showItems(context, CUT_OFF, cutOff);
	return output;
}

function jobsOf(context: IExecuteFunctions, operation: Repeated, plan: PlanEntry[]) {
	return plan.flatMap((entry, item) => {
		if (!('send' in entry)) return [];
		const { connectionId: lane, settings } = entry.send;
		const { maxWait } = settings;
		const memory = new UploadMemory({}, item, lane);
		const preparation = fileUploads(context, operation, entry.send, memory);
		const work = answersOf(context, operation, entry.send, preparation);
		return [{ item, lane, atOnce: 1, effect: operation.effect, preparation, work, maxWait }];
	});
}

function outputOf(
	{ output: { simplify } }: Operation,
	entry: PlanEntry,
	item: number,
	{ entries }: Pick<Answers, 'entries'> = { entries: [] },
): INodeExecutionData[] {
	const kept = 'send' in entry && entry.send.settings.simplify ? simplify : undefined;
	return entries.map((json) => ({
		json: kept ? simplified(json, kept) : json,
		pairedItem: { item },
	}));
}
