import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Failure } from '../transport/errors';

/** An error as the editor shows it. */
export interface ErrorWords {
	message: string;
	/** Line by line. */
	lines: string[];
	/** The input item that it names. */
	item: number;
}

/** The error of items that cannot be used as they are. */
export function operationError(
	node: INode,
	{ message, lines, item }: ErrorWords,
): NodeOperationError {
	const description = lines.join('\n');
	return plain(new NodeOperationError(node, message, { description, itemIndex: item }), message);
}

/**
 * The error of a request that did not end well.
 *
 * @param outcome of the item, for a workflow to decide by
 */
export function apiError(
	node: INode,
	{ message, lines, item }: ErrorWords,
	{ status, type, requestId }: Failure,
	outcome: string,
): NodeApiError {
	const description = [...lines, ...(requestId ? [`Request ID: ${requestId}`] : [])].join('\n');
	const httpCode = status === undefined ? undefined : String(status);
	// A fresh error from an empty response: n8n's own would carry the request, and in its headers the key.
	const error = new NodeApiError(node, {}, { message, description, httpCode, itemIndex: item });
	error.context.data = { outcome, status, type, requestId };
	return plain(error, message);
}

/** n8n puts a phrase of its own in the place of a message that holds the name of a system error, such as EPERM. */
function plain<T extends Error>(error: T, message: string): T {
	error.message = message;
	return error;
}
