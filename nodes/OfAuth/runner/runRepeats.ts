import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { askAll, type Asked } from './asking';
import { mayHaveDetails } from './errorItem';
import { showHints, showItems } from './hints';
import { lookUpNames } from './lookUpNames';
import { isCalledByModel } from './modelCalls';
import { whoseItems } from './whoseItems';
import type { Operation } from './operation';
import { badItem } from './outcomes';
import { createPlan, type PlanEntry } from './plan';
import { refusedError, stoppedError, unfinishedItem, type Unfinished } from './repeatErrors';
import type { Repeated } from './repeated';
import { simplified } from './simplify';

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

	const all = await askAll(context, operation, plan, goesOn);
	const unfinished = [...all].flatMap(([item, { ended, entries }]): Unfinished[] =>
		'failure' in ended ? [{ ...whoseIs(item), ended, read: entries.length }] : [],
	);
	if (unfinished.length > 0 && !goesOn) {
		const done = [...all.values()].filter(({ ended }) => ended.outcome === 'done').length;
		const left = [...all].flatMap(([item, { lastSeen }]) =>
			lastSeen ? [{ ...whoseIs(item), lastSeen }] : [],
		);
		throw stoppedError(node, unfinished, { done, total: all.size, left });
	}

	const hasDetails = mayHaveDetails(node);
	const reader = isForModel ? 'tool' : 'goesOn';
	const errors = new Map([
		...bad.map((one) => [one.item, badItem(one, reader, hasDetails)] as const),
		...unfinished.map((one) => [one.item, unfinishedItem(one, hasDetails)] as const),
	]);
	const output = plan.flatMap((entry, item) => [
		// What was read before a page that cannot be had is not lost with it.
		...outputOf(operation, entry, item, all.get(item)),
		...[errors.get(item) ?? []].flat(),
	]);
	showHints(context, operation, plan, output);
	const cutOff = [...all].flatMap(([item, { isCutOff }]) => (isCutOff ? [item] : []));
	showItems(context, CUT_OFF, cutOff);
	return output;
}

function outputOf(
	{ output: { simplify } }: Operation,
	entry: PlanEntry,
	item: number,
	{ entries }: Pick<Asked, 'entries'> = { entries: [] },
): INodeExecutionData[] {
	const kept = 'send' in entry && entry.send.settings.simplify ? simplify : undefined;
	return entries.map((json) => ({
		json: kept ? simplified(json, kept) : json,
		pairedItem: { item },
	}));
}
