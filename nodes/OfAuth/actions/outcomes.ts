import type { INodeExecutionData } from 'n8n-workflow';

import type { Delivery } from '../delivery/types';
import type { Failure } from '../transport/errors';
import { errorItem } from './errorItem';
import { problemLine, problemList, type ItemProblem } from './problems';

/** A send that did not end as sent. */
export interface Failed {
	item: number;
	outcome: 'notSent' | 'unknown';
	failure: Failure;
}

/** An input item that cannot be sent as it is. */
export interface BadItem {
	item: number;
	problems: ItemProblem[];
}

const UNKNOWN =
	'Nobody knows whether OFAuth created this message, so it is not sent again by itself: fans might get it twice. Look at the sent and scheduled messages of this creator in OFAuth or OnlyFans.';
/** By who reads it: the user whose run has failed, whose run goes on, or a model. */
const WHAT_THEN = {
	stopped:
		'If it is not there, set Options → When Outcome Is Unknown to Send Again, save, and retry this execution from the list of executions. If it is there, set On Error to continue, save, and retry to send the rest.',
	goesOn:
		'If it is not there, send this item alone, in a run of its own (and with a new Send Once Key, if it has one).',
	tool: 'Do not call this tool again for this message; tell the user.',
};

/** Who reads what became of a send. */
export type Reader = keyof typeof WHAT_THEN;

/**
 * What can be done about a send that did not end as sent.
 *
 * @param reader the user, or the model that called the node as a tool
 */
export function advice({ outcome, failure }: Failed, reader: Reader): string {
	if (outcome === 'notSent') return failure.nextStep;
	return [UNKNOWN, WHAT_THEN[reader], failure.nextStep].filter(Boolean).join(' ');
}

/** What was sent, as an output item: OFAuth's response as it came. */
export function sentItem(
	item: number,
	delivery: Extract<Delivery, { outcome: 'sent' | 'alreadySent' }>,
): INodeExecutionData {
	const json =
		delivery.outcome === 'sent'
			? delivery.response
			: { alreadySent: true, sendOnceKey: delivery.sendOnceKey };
	return { json, pairedItem: { item } };
}

/**
 * What failed, as an output item.
 *
 * @param hasDetails whether the item may have `details`
 */
export function failedItem(
	failed: Failed,
	reader: Reader,
	hasDetails: boolean,
): INodeExecutionData {
	const { message: error, status, type, requestId } = failed.failure;
	const details = { outcome: failed.outcome, status, type, requestId };
	const message = advice(failed, reader);
	return errorItem({ item: failed.item, error, message, details }, hasDetails);
}

/**
 * An input item that was refused before anything was sent, as an output item.
 *
 * @param hasDetails whether the item may have `details`
 */
export function badItem({ item, problems }: BadItem, hasDetails: boolean): INodeExecutionData {
	const error = problemLine(item, problems[0]);
	const parameters = problems.map(({ parameter }) => parameter);
	const message = problemList([{ item, problems }]);
	return errorItem(
		{ item, error, message, details: { outcome: 'notSent', parameters } },
		hasDetails,
	);
}
