import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Delivery } from '../delivery/types';
import type { Failure } from '../transport/errors';
import { errorItem } from './errorItem';
import { problemLines, problemWords, type ItemProblems } from './problems';
import type { Whose } from './whose';

/** What an error says of an item, whatever became of it. */
export interface About extends Whose {
	/** The harm of a second one, and where to look whether it exists: the operation says it. */
	inDoubt?: string;
}

/** A send that did not end as sent. */
export interface Failed extends About {
	outcome: 'notSent' | 'unknown';
	failure: Failure;
}

/** An input item that cannot be sent as it is. */
export interface BadItem extends ItemProblems {
	/** An earlier try of this run, of which nobody knows whether it has created its message; absent where none has. */
	earlier?: Failed;
}

const UNKNOWN =
	'Nobody knows whether OFAuth created this message, so it is not sent again by itself';
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
export function advice({ outcome, failure, inDoubt }: Failed, whatThen: string): string {
	if (outcome === 'notSent') return failure.nextStep;
	const why = inDoubt ? `${UNKNOWN}: ${inDoubt}` : `${UNKNOWN}.`;
	return [why, failure.lookedUp, whatThen, failure.nextStep].filter(Boolean).join(' ');
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
	const { outcome, connectionId } = failed;
	const details = { outcome, connectionId, status, type, requestId, ...added };
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
	bad: BadItem,
	reader: Reader,
	hasDetails: boolean,
	added: IDataObject = {},
): INodeExecutionData {
	const { item, problems, connectionId, earlier } = bad;
	const { first: error } = problemWords([bad]);
	const parameters = problems.map(({ parameter }) => parameter);
	const message = problemLines([bad]).join('\n');
	if (!earlier) {
		const details = { outcome: 'notSent', connectionId, parameters, ...added };
		return errorItem({ item, error, message, details }, hasDetails);
	}
	const { status, type, requestId } = earlier.failure;
	const doubt = `An earlier try of this item: ${earlier.failure.message}`;
	const then = advice(earlier, WHAT_THEN[reader]);
	return errorItem(
		{
			item,
			error,
			message: [message, doubt, then].join('\n'),
			details: { outcome: 'unknown', connectionId, parameters, status, type, requestId, ...added },
		},
		hasDetails,
	);
}
