import type { FastifyRequest } from 'fastify';

import type { ReceivedRequest } from './records';

/** The name under which a request carries its record. */
export const ENTRY = 'entry';

/** The record of a request that has just arrived: its body is not read yet. */
export function newEntry(request: FastifyRequest): ReceivedRequest {
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
	return {
		at: Date.now(),
		method: request.method,
		path: request.url.split('?')[0],
		query: request.query as Record<string, unknown>,
		headers,
		connectionId: headers['x-connection-id'],
		body: undefined,
		status: 0,
		contentLength: Number(headers['content-length'] ?? 0),
	};
}

/** The record that `newEntry` made for this request. */
export function entryOf(request: FastifyRequest): ReceivedRequest {
	return request.getDecorator<ReceivedRequest>(ENTRY);
}
