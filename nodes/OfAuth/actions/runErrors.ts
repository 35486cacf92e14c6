import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { advice, type BadItem, type Failed } from './outcomes';
import { problemLine, problemList } from './problems';

/** How far a run came before it ended with an error. */
export interface Progress {
	/** Messages that the run was to send. */
	total: number;
	/** Sent, by this try or an earlier one. */
	sent: number;
	notTried: number;
	/** How n8n runs it: by hand in the editor, as a retry, or by itself. */
	mode: WorkflowExecuteMode;
}

const LISTED = 10;
const BEFORE_SENDING =
	'Change this and run the node again, or set On Error to continue to send the other items.';
const AFTER_SENDING =
	'Change this, save, and retry this execution from the list of executions: a new run would send again what was sent.';

/**
 * The error of a run that sends nothing, because items are bad.
 *
 * @param bad at least one bad item
 * @param sentBefore messages that an earlier try of this run has sent
 */
export function planError(node: INode, bad: BadItem[], sentBefore: number): NodeOperationError {
	const [{ item, problems }] = bad;
	const what =
		sentBefore > 0 ? `Nothing more was sent (${sentBefore} were, before)` : 'Nothing was sent';
	const others = bad.length > 1 ? ` (and ${bad.length - 1} more items)` : '';
	return plain(
		new NodeOperationError(node, what, {
			description: `${problemList(bad)}\n${sentBefore > 0 ? AFTER_SENDING : BEFORE_SENDING}`,
			itemIndex: item,
		}),
		`${what}. ${problemLine(item, problems[0])}${others}`,
	);
}

/**
 * The error of a run that a send has stopped.
 *
 * @param failed every send that did not end as sent, in item order; the first gives the error its name
 */
export function runError(node: INode, failed: Failed[], progress: Progress): NodeApiError {
	const [first, ...others] = failed;
	const { status, type, requestId } = first.failure;
	const lines = others
		.slice(0, LISTED)
		.map(({ item, outcome, failure }) => `[item ${item}] ${outcome}: ${failure.message}`);
	const more = others.length > LISTED ? [`… and ${others.length - LISTED} more`] : [];
	const message = `${first.failure.message} [item ${first.item}]`;
	// A fresh error from an empty response: n8n's own would carry the request, and in its headers the key.
	const error = new NodeApiError(
		node,
		{},
		{
			message,
			description: [
				advice(first, 'stopped'),
				describe(progress),
				...lines,
				...more,
				...(requestId ? [`Request ID: ${requestId}`] : []),
			].join('\n'),
			httpCode: status === undefined ? undefined : String(status),
			itemIndex: first.item,
		},
	);
	error.context.data = { outcome: first.outcome, status, type, requestId };
	return plain(error, message);
}

function describe({ total, sent, notTried, mode }: Progress): string {
	const counts = `Sent: ${sent} of ${total} messages; not tried: ${notTried}.`;
	if (mode === 'retry') {
		return `${counts} To go on, retry this newest execution, not the one it came from: that one does not know what has been sent since.`;
	}
	if (mode !== 'manual')
		return `${counts} Retry of this execution sends only those that were not sent.`;
	if (sent === 0) return counts;
	return `${counts} Careful: running the node again in the editor starts anew and sends all ${total} again, unless each has a Send Once Key.`;
}

/** n8n puts a phrase of its own in the place of a message that holds the name of a system error, such as EPERM. */
function plain<T extends Error>(error: T, message: string): T {
	error.message = message;
	return error;
}
