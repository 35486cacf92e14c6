import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import { asPanel, asText, type Line } from './panel';

/** An error as the editor shows it. */
export interface ErrorWords {
	message: string;
	lines: Line[];
	/** The input item that it names, where it names one: n8n adds it to a message that does not. */
	item?: number;
}

/** The error of items that cannot be used as they are. */
export function operationError(
	node: INode,
	{ message, lines, item }: ErrorWords,
): NodeOperationError {
	const description = asText(lines);
	const error = new NodeOperationError(node, message, { description, itemIndex: item });
	return shown(error, message, lines);
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
	const all = [...lines, ...(requestId ? [`Request ID: ${requestId}`] : [])];
	const description = asText(all);
	const httpCode = status === undefined ? undefined : String(status);
	// A fresh error from an empty response: n8n's own would carry the request, and in its headers the key.
	const error = new NodeApiError(node, {}, { message, description, httpCode, itemIndex: item });
	error.context.data = { outcome, status, type, requestId };
	return shown(error, message, all);
}

/**
 * The description stays text, for whoever reads the error as data; the panel shows its template.
 *
 * @returns the same error
 */
function shown<T extends NodeError>(error: T, message: string, lines: Line[]): T {
	// n8n puts a phrase of its own in the place of a message that holds the name of a system error, such as EPERM.
	error.message = message;
	error.context.descriptionTemplate = asPanel(lines);
	return error;
}

type NodeError = NodeApiError | NodeOperationError;
