import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { Ledger } from '../../delivery/ledger';
import type { Delivery } from '../../delivery/types';
import { mayHaveDetails } from '../errorItem';
import { isCalledByModel, isInsideAgent } from '../modelCalls';
import { badItem, failedItem, sentItem, type BadItem, type Failed } from '../outcomes';
import { planError, runError } from '../runErrors';
import { additionalFields } from './createAdditionalFields';
import { mainFields } from './createFields';
import { notices } from './createNotices';
import { options } from './createOptions';
import { createPlan, type Planned } from './createPlan';
import { sendPlan } from './createSends';
import type { MediaEntry } from './mediaRows';
import { showHints } from './createHints';
import { lookBack } from './createJournal';

export const properties = updateDisplayOptions(
	{ show: { resource: ['massMessage'], operation: ['create'] } },
	[...mainFields, additionalFields, ...notices, options],
);

/**
 * Creates a mass message per input item: reads and checks all items, then sends.
 *
 * @returns an item per input item, in input order: the response, the request of a Dry Run, or what failed
 * @throws NodeOperationError naming each bad item, before anything is sent
 * @throws NodeApiError after a send that did not end as sent, unless errors go on as items
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const node = this.getNode();
	const run = runIndexOf(this);
	const ledger = ledgerOf(this, run);
	const isTool = isCalledByModel(this);
	// A tool that throws tells the model of an older agent nothing, that of a newer one only half.
	const goesOn = this.continueOnFail() || isTool;

	const plan = await createPlan(this, ledger);
	const journal = await lookBack(this, run, plan, ledger);
	const bad = plan.flatMap((entry, item): BadItem[] =>
		'problems' in entry ? [{ item, problems: entry.problems }] : [],
	);
	const settled = plan.flatMap((entry) => ('settled' in entry ? [entry.settled] : []));
	if (bad.length > 0 && !goesOn) {
		await journal?.end('error');
		throw planError(node, bad, settled.filter(isSent).length);
	}

	// A message of unknown outcome stops the run again: only the user can settle it.
	const stopsAtOnce = !goesOn && settled.some(isInTheWay);
	let keyTrouble: unknown;
	const onTrouble = (error: unknown) => (keyTrouble = error);
	const made = stopsAtOnce
		? new Map<number, Delivery>()
		: await sendPlan(this, plan, { ledger, journal, onTrouble, goesOn, isTool });
	const isCanceled = this.getExecutionCancelSignal()?.aborted === true;
	await journal?.end(isCanceled ? 'canceled' : goesOn ? 'success' : 'error');
	const deliveries = plan.map((entry, item): Delivery | undefined => {
		if ('settled' in entry) return entry.settled;
		return 'send' in entry && !entry.send.settings.dryRun
			? (made.get(item) ?? { outcome: 'notTried' })
			: undefined;
	});

	const failed = deliveries.flatMap((delivery, item): Failed[] =>
		delivery && 'failure' in delivery ? [{ item, ...delivery }] : [],
	);
	if (failed.length > 0 && !goesOn) {
		const tried = deliveries.filter((delivery) => delivery !== undefined);
		throw runError(node, failed, {
			total: tried.length,
			sent: tried.filter(isSent).length,
			notTried: tried.filter(({ outcome }) => outcome === 'notTried').length,
			mode: this.getMode(),
		});
	}
	const hasDetails = mayHaveDetails(node);
	const output = plan.flatMap((entry, item) => {
		if ('problems' in entry) return [badItem({ item, problems: entry.problems }, hasDetails)];
		const delivery = deliveries[item];
		if (!delivery) return 'send' in entry ? [preview(item, entry.send)] : [];
		if ('failure' in delivery)
			return [failedItem({ item, ...delivery }, isTool ? 'tool' : 'goesOn', hasDetails)];
		// Only a run that was stopped leaves sends untried here, and n8n keeps no output of it.
		return delivery.outcome === 'notTried' ? [] : [sentItem(item, delivery)];
	});
	showHints(this, output, { keyTrouble, markTrouble: journal?.trouble });
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

function preview(item: number, { connectionId, body, files }: Planned): INodeExecutionData {
	const mediaItems = (body.mediaItems as MediaEntry[] | undefined)?.map((entry) => {
		if (typeof entry !== 'object') return entry;
		const { filename, contentType, size } = files.get(entry.binaryPropertyName) ?? {};
		return { ...entry, filename, contentType, size };
	});
	const shown = { ...body, ...(mediaItems ? { mediaItems: mediaItems as IDataObject[] } : {}) };
	return { json: { dryRun: true, connectionId, body: shown }, pairedItem: { item } };
}

/**
 * Older agents make each try a run of its own, under run indexes that calls can share: there is
 * nothing to remember between them.
 */
function ledgerOf(context: IExecuteFunctions, run: number): Ledger {
	if (isInsideAgent(context)) return new Ledger({}, 0);
	return new Ledger(context.getContext('node'), run);
}

/** n8n tells a node its run only through the data that expressions see. */
function runIndexOf(context: IExecuteFunctions): number {
	return Number(context.getWorkflowDataProxy(0).$runIndex);
}
