import type {
	IContextObject,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { keepDoubt } from '../delivery/doubt';
import { Ledger } from '../delivery/ledger';
import type { Delivery } from '../delivery/types';
import { additionsOf } from './additions';
import { addressOf } from './address';
import { checkConnections } from './checkConnections';
import { contentReader } from './content';
import { createdItems, withoutAlreadySent } from './createdItems';
import { dryRuns } from './dryRuns';
import { mayHaveDetails } from './errorItem';
import { showHints } from './hints';
import { lookAgain } from './lookAgain';
import { lookBack } from './lookBack';
import { lookUpNames } from './lookUpNames';
import { isCalledByModel, isInsideAgent, isTool } from './modelCalls';
import type { Operation } from './operation';
import type { About, BadItem, Failed } from './outcomes';
import { createPlan, type PlanEntry } from './plan';
import { showRecordHints, type RecordTroubles } from './recordHints';
import { planError, runError } from './runErrors';
import { runIndexOf } from './runIndex';
import { sendPlan } from './sends';
import { refuseSharedKeys } from './sharedKeys';
import { isTestRun, memoryOf } from './testSend';
import { whoseItems } from './whoseItems';

/**
 * Runs what must not be done twice, once per input item: reads and checks all items, then sends.
 *
 * @param operation with an effect of `creates`
 * @returns an item per input item, in input order: the response, the request of a Dry Run, or what failed
 * @throws NodeOperationError naming each bad item, before anything is sent
 * @throws NodeApiError after a send that did not end as sent, unless errors go on as items
 */
export async function runCreates(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const runIndex = runIndexOf(context);
	const isTest = isTestRun(context, operation);
	const memory = memoryOf(context, isTest);
	const ledger = ledgerOf(context, memory, runIndex);
	const contentOf = contentReader(operation);
	const isForModel = isCalledByModel(context);
	// A tool that throws tells the model of an older agent nothing, that of a newer one only half.
	const goesOn = context.continueOnFail() || isForModel;

	const read = await createPlan(context, operation, (item) => ledger.settled(item));
	const items = await lookUpNames(context, operation, await checkConnections(context, read));
	const additions = additionsOf(context, operation, { plan: items, ledger, isTest });
	const plan = refuseSharedKeys(items, contentOf);
	const journal = await lookBack(context, runIndex, plan, contentOf, ledger, isTest);
	await lookAgain(context, operation, ledger, plan);
	const run = { mode: context.getMode(), executionId: context.getExecutionId() };
	const whoseIs = whoseItems(plan);
	const about = (item: number) => ({
		...whoseIs(item),
		part: addressOf(operation, items[item], ledger.noteOf(item)),
		inDoubt: operation.inDoubt,
	});
	const badItems = plan.map((entry, item) => badOf(entry, about(item), ledger));
	const bad = badItems.filter((entry) => entry !== undefined);
	if (bad.length > 0 && !goesOn) {
		const known = plan.map((entry, item) =>
			'settled' in entry ? entry.settled : ledger.settled(item),
		);
		const sent = known.filter((delivery) => delivery && isSent(delivery)).length;
		await journal?.end('error');
		const isLaterRound = runIndex > 0;
		const good = plan.filter((entry) => 'send' in entry).length;
		const unknown = failedOf(known, about);
		throw planError(node, bad, { sent, unknown, isLaterRound, good, run });
	}

	// A message of unknown outcome stops the run again: only the user can settle it.
	const stopsAtOnce =
		!goesOn && plan.some((entry) => 'settled' in entry && isInTheWay(entry.settled));
	const troubles: RecordTroubles = {};
	const onTrouble = (error: unknown) => (troubles.keys = error);
	const made = stopsAtOnce
		? new Map<number, Delivery>()
		: await sendPlan(context, operation, plan, {
				contentOf,
				ledger,
				journal,
				onTrouble,
				goesOn,
				isTool: isTool(context),
				memory,
				additions,
			});
	const isCanceled = context.getExecutionCancelSignal()?.aborted === true;
	await journal?.end(isCanceled ? 'canceled' : goesOn ? 'success' : 'error');
	const deliveries = plan.map((entry, item): Delivery | undefined => {
		if ('settled' in entry) return entry.settled;
		return 'send' in entry && !entry.send.settings.dryRun
			? keepDoubt(made.get(item) ?? { outcome: 'notTried' }, ledger.settled(item))
			: undefined;
	});

	const failed = failedOf(deliveries, about);
	if (failed.length > 0 && !goesOn) {
		const tried = deliveries.filter((delivery) => delivery !== undefined);
		throw runError(node, failed, {
			total: tried.length,
			sent: tried.filter(isSent).length,
			notTried: tried.filter(({ outcome }) => outcome === 'notTried').length,
			run,
		});
	}
	const shown = isCanceled
		? new Map<number, IDataObject>()
		: await dryRuns(context, operation, plan, isTest);
	const created = { plan, deliveries, badItems, dryRuns: shown, additions, about };
	const reader = isForModel ? 'tool' : 'goesOn';
	const all = createdItems(created, reader, mayHaveDetails(node));
	showHints(context, operation, plan, all);
	// A model that gets nothing calls again.
	const output = isForModel ? all : withoutAlreadySent(all, created);
	const hasKeys = plan.some((entry) => 'send' in entry && entry.send.settings.sendOnceKey);
	await showRecordHints(context, { ...troubles, marks: journal?.trouble }, hasKeys);
	// n8n runs the node again where Retry On Fail is set, or where the first item carries an `error`.
	if (!node.retryOnFail && output[0]?.json.error === undefined) ledger.close();
	return output;
}

/** What a crash or a stop left open says nothing about the other messages, which a Retry is there to send. */
function isInTheWay(delivery: Delivery): boolean {
	return !isSent(delivery) && !('failure' in delivery && delivery.failure.isOfLostRun);
}

function isSent({ outcome }: Delivery): boolean {
	return outcome === 'sent' || outcome === 'alreadySent';
}

function failedOf(
	deliveries: Array<Delivery | undefined>,
	about: (item: number) => About,
): Failed[] {
	return deliveries.flatMap((delivery, item) =>
		delivery && 'failure' in delivery ? [{ ...about(item), ...delivery }] : [],
	);
}

function badOf(entry: PlanEntry, one: About, ledger: Ledger): BadItem | undefined {
	if (!('problems' in entry)) return undefined;
	const { item, connectionId, creator } = one;
	const known = ledger.settled(item);
	const earlier = known?.outcome === 'unknown' ? { ...one, ...known } : undefined;
	return { item, connectionId, creator, problems: entry.problems, ...(earlier ? { earlier } : {}) };
}

/**
 * Older agents make each try a run of its own, under run indexes that calls can share: there is
 * nothing to remember between them.
 */
function ledgerOf(context: IExecuteFunctions, memory: IContextObject, run: number): Ledger {
	if (isInsideAgent(context)) return new Ledger({}, 0);
	return new Ledger(memory, run);
}
