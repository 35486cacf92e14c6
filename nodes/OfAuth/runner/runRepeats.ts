import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { DoneWork } from '../delivery/doneWork';
import { askAll } from './asking';
import { mayHaveDetails } from './errorItem';
import { showHints, showItems } from './hints';
import { lookUpNames } from './lookUpNames';
import { isCalledByModel } from './modelCalls';
import { whoseItems } from './whoseItems';
import { fieldsOf, type Operation } from './operation';
import { badItem } from './outcomes';
import { createPlan, type PlanEntry } from './plan';
import {
	refusedError,
	stoppedError,
	unfinishedItem,
	type Again,
	type Unfinished,
} from './repeatErrors';
import type { Repeated } from './repeated';
import { runIndexOf } from './runIndex';
import { simplified } from './simplify';

const CUT_OFF =
	'OFAuth says that there is more, but gave only what was read already: the list may not be whole.';

const UNSIFTED =
	'OFAuth gave entries that it was asked to leave out; they were left out here, after they were read.';

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

	// A tool of a model is asked anew each time, and calls share run indexes.
	const memory = isForModel ? {} : context.getContext('node');
	const done = new DoneWork(memory, runIndexOf(context));
	const all = await askAll(context, operation, plan, { done, goesOn });
	const parts = [...all].flatMap(([item, asked]) => asked.map((one) => ({ item, ...one })));
	const unfinishedOf = ({ item, ended, entries, part }: (typeof parts)[number]): Unfinished[] =>
		'failure' in ended
			? [
					{
						...whoseIs(item),
						ended,
						read: entries.length,
						part,
						again: againOf(operation, plan[item]),
					},
				]
			: [];
	const unfinished = parts.flatMap(unfinishedOf);
	if (unfinished.length > 0 && !goesOn) {
		const left = parts.flatMap(({ item, lastSeen }) =>
			lastSeen ? [{ ...whoseIs(item), lastSeen }] : [],
		);
		throw stoppedError(node, unfinished, {
			done: parts.filter(({ ended }) => ended.outcome === 'done').length,
			total: parts.length,
			what: whatIn(operation),
			left,
		});
	}

	const hasDetails = mayHaveDetails(node);
	const reader = isForModel ? 'tool' : 'goesOn';
	const errors = new Map(bad.map((one) => [one.item, badItem(one, reader, hasDetails)]));
	const output = plan.flatMap((entry, item) => [
		...(all.get(item) ?? []).flatMap((asked) => [
			// What was read before a page that cannot be had is not lost with it.
			...outputOf(operation, entry, item, asked.entries),
			...unfinishedOf({ item, ...asked }).map((one) => unfinishedItem(one, hasDetails)),
		]),
		...[errors.get(item) ?? []].flat(),
	]);
	showHints(context, operation, plan, output);
	const itemsWith = (is: 'isCutOff' | 'isUnsifted') => [
		...new Set(parts.flatMap((one) => (one[is] ? [one.item] : []))),
	];
	showItems(context, CUT_OFF, itemsWith('isCutOff'));
	showItems(context, UNSIFTED, itemsWith('isUnsifted'));
	// n8n runs the node again where Retry On Fail is set, or where the first item carries an `error`.
	if (!node.retryOnFail && output[0]?.json.error === undefined) done.close();
	return output;
}

function againOf({ isMadeAnew, existing }: Operation, entry: PlanEntry): Again {
	const { ifNameExists } = ('send' in entry ? entry.send.settings : undefined) ?? {};
	const makesAnother = existing && ifNameExists === 'createAnother';
	return isMadeAnew || makesAnother ? 'makesMore' : 'harmless';
}

/** What is done, one by one, in words. */
function whatIn(operation: Operation): string {
	const each = fieldsOf(operation).find(({ to }) => to.in === 'each');
	return each?.form.displayName ?? 'items';
}

function outputOf(
	{ output: { simplify } }: Operation,
	entry: PlanEntry,
	item: number,
	entries: IDataObject[],
): INodeExecutionData[] {
	const kept = 'send' in entry && entry.send.settings.simplify ? simplify : undefined;
	return entries.map((json) => ({
		json: kept ? simplified(json, kept) : json,
		pairedItem: { item },
	}));
}
