import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

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
	/** Why nobody knows whether an earlier try of this run has created its message; absent where none has. */
	inDoubt?: Failure;
}

const UNKNOWN =
	'Nobody knows whether OFAuth created this message, so it is not sent again by itself: fans might get it twice. Look at the sent and scheduled messages of this creator in OFAuth or OnlyFans.';
/** By who reads it: the user whose run goes on, or a model. */
const WHAT_THEN = {
	goesOn:
		'If it is not there, send this item alone, in a run of its own (and with a new Send Once Key, if it has one).',
	tool: 'Do not call this tool again for this message; tell the user.',
};
/** For a model that makes the same call twice, on purpose or because its agent is tried again. */
const SENT_EARLIER =
	'The same message was sent before in this execution, so it was not sent again; this is the answer from then. To send it once more on purpose, change its text.';

/** Who reads what became of a send. */
export type Reader = keyof typeof WHAT_THEN;

/**
 * What can be done about a send that did not end as sent.
 *
 * @param whatThen what to do after having looked whether a message of unknown outcome exists
 */
export function advice({ outcome, failure }: Failed, whatThen: string): string {
	if (outcome === 'notSent') return failure.nextStep;
	return [UNKNOWN, whatThen, failure.nextStep].filter(Boolean).join(' ');
}

/** What was sent, as an output item: OFAuth's response as it came, with a note for a model that called twice. */
export function sentItem(
	item: number,
	delivery: Extract<Delivery, { outcome: 'sent' | 'alreadySent' }>,
): INodeExecutionData {
	if (delivery.outcome === 'alreadySent') {
		const { sendOnceKey } = delivery;
		return { json: { sent: false, alreadySent: true, sendOnceKey }, pairedItem: { item } };
	}
	const { response, isEarlier } = delivery;
	const json = isEarlier ? { ...response, alreadySent: true, note: SENT_EARLIER } : response;
	return { json, pairedItem: { item } };
}

/**
 * What failed, as an output item.
 *
 * @param hasDetails whether the item may have `details`
 * @param added what stands among them besides
 */
export function failedItem(
	failed: Failed,
	reader: Reader,
	hasDetails: boolean,
	added: IDataObject = {},
): INodeExecutionData {
	const { message: error, status, type, requestId } = failed.failure;
	const details = { outcome: failed.outcome, status, type, requestId, ...added };
	const message = advice(failed, WHAT_THEN[reader]);
	return errorItem({ item: failed.item, error, message, details }, hasDetails);
}

/**
 * An input item that was refused before anything was sent, as an output item.
 *
 * @param hasDetails whether the item may have `details`
 * @param added what stands among them besides
 */
export function badItem(
	{ item, problems, inDoubt }: BadItem,
	reader: Reader,
	hasDetails: boolean,
	added: IDataObject = {},
): INodeExecutionData {
	const error = problemLine(item, problems[0]);
	const parameters = problems.map(({ parameter }) => parameter);
	const message = problemList([{ item, problems }]);
	if (!inDoubt) {
		const details = { outcome: 'notSent', parameters, ...added };
		return errorItem({ item, error, message, details }, hasDetails);
	}
	const { status, type, requestId } = inDoubt;
	const doubt = `An earlier try of this item: ${inDoubt.message}`;
	const then = advice({ item, outcome: 'unknown', failure: inDoubt }, WHAT_THEN[reader]);
	return errorItem(
		{
			item,
			error,
			message: [message, doubt, then].join('\n'),
			details: { outcome: 'unknown', parameters, status, type, requestId, ...added },
		},
		hasDetails,
	);
}
