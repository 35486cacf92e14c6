import type { INode, INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Ended } from '../delivery/repeat';
import { alike } from './alike';
import { errorItem } from './errorItem';
import { apiError, operationError } from './nodeErrors';
import type { BadItem } from './outcomes';
import { problemWords } from './problems';
import { allParts, countedFrom, whose, type Whose } from './whose';

/** What did not end well, and how far it came. */
export interface Unfinished extends Whose {
	ended: Extract<Ended, { failure: unknown }>;
	/** Entries of a list that were read before. */
	read: number;
	again: Again;
}

const BEFORE =
	'Change this and run the node again, or set On Error to continue with the other items.';
/** How far each has come is what is asked for: nothing is put together. */
const APART = Number.POSITIVE_INFINITY;
/** By whether a new run makes again what is done. */
const AGAIN = {
	harmless: 'Running it again does no harm.',
	makesMore: 'Retry the execution for the rest: a new run makes once more what is done.',
};

/** What running it again does. */
export type Again = keyof typeof AGAIN;

/** The error of a run that does nothing, because items are bad. */
export function refusedError(node: INode, bad: BadItem[]): NodeOperationError {
	const { first, others, item } = problemWords(bad);
	return operationError(node, {
		message: `Nothing was done. ${first}`,
		lines: [...(others.length > 0 ? [others] : []), BEFORE, ...countedFrom(bad)],
		item,
	});
}

/** How far a run came that a request has stopped. */
export interface Stopped {
	/** Items that are done, or parts of them. */
	done: number;
	total: number;
	/** What that are, in words. */
	what: string;
	/** Items that were still waited for, each with how far it had come. */
	left: Array<Whose & { lastSeen: string }>;
}

/**
 * The error of a run that a request has stopped.
 *
 * @param unfinished every item that did not end well, in item order; the first gives the error its name
 */
export function stoppedError(
	node: INode,
	unfinished: Unfinished[],
	{ done, total, what, left }: Stopped,
): NodeApiError {
	const [first] = unfinished;
	const { failure, outcome } = first.ended;
	const [own, ...others] = alike(
		unfinished.map((one) => ({ ...one, about: '', says: one.ended.failure.message })),
		APART,
	);
	const stillOut = alike(
		left.map((one) => ({ ...one, about: '', says: one.lastSeen })),
		APART,
	);
	const lines = [...others, ...stillOut].map((group) => `${whose(group.whose)} ${group.says}`);
	const parts = allParts(unfinished);
	const words = {
		message: `${own.says} ${whose(own.whose)}`,
		lines: [
			whatNext(first),
			`Done: ${done} of ${total} ${what}. ${AGAIN[first.again]}`,
			...(lines.length > 0 ? [lines] : []),
			...(parts ? [`Not done: ${parts}.`] : []),
		],
		...(own.whose.length === 1 ? { item: first.item } : {}),
	};
	return apiError(node, words, failure, outcome);
}

/**
 * The same as an output item, where errors go on as items.
 *
 * @param hasDetails whether the item may have `details`
 */
export function unfinishedItem(unfinished: Unfinished, hasDetails: boolean): INodeExecutionData {
	const { item, connectionId, ended, read, part } = unfinished;
	const { message: error, status, type, requestId } = ended.failure;
	const { outcome } = ended;
	const details = {
		outcome,
		connectionId,
		...part,
		read: read || undefined,
		status,
		type,
		requestId,
	};
	const message = `${whatNext(unfinished)} ${AGAIN[unfinished.again]}`;
	return errorItem({ item, error, message, details }, hasDetails);
}

function whatNext({ ended: { failure }, read }: Unfinished): string {
	const far = read > 0 ? `${read} entries were read before, but not all there are.` : '';
	return [far, failure.nextStep].filter(Boolean).join(' ');
}
