import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Exchange } from '../transport/exchange';
import { pageQuery } from '../transport/pageQuery';
import type { ConnectionList } from '../transport/paging';
import { request } from '../transport/request';
import type { FileUploads } from './files';
import { fieldsOf, type Operation } from './operation';
import { Places } from './places';
import type { Planned } from './plan';

/** Makes the requests of one item. */
export interface Asker {
	/** @param page what asks for a page of a list */
	ask: (page?: IDataObject) => Promise<Exchange>;
	/** Asks for a page of another list of the same connection. */
	askList: (list: ConnectionList, page: IDataObject) => Promise<Exchange>;
	/** When the last request left, epoch milliseconds. */
	leftAt: () => number;
}

/**
 * Prepares the requests of one item.
 *
 * @param uploads of its files, done before it asks; none where it has none
 */
export function askerOf(
	context: IExecuteFunctions,
	operation: Operation,
	{ connectionId, credential, path, qs, body, settings }: Planned,
	uploads?: FileUploads,
): Asker {
	const { method } = operation.endpoint;
	const { timeout } = settings;
	const hasBody = fieldsOf(operation).some(({ to, also }) => [to.in, also?.in].includes('body'));
	const places = new Places(operation.endpoint, path);
	let leftAt = 0;
	const send = async (
		options: Pick<Parameters<typeof request>[2], 'method' | 'path' | 'qs' | 'body'>,
	) => {
		leftAt = Date.now();
		return await request(context, credential, { ...options, connectionId, timeout });
	};
	const sendTo = async (place: string, page: IDataObject) => {
		const post = async (whole: IDataObject) => {
			const own = { method, path: place, qs: pageQuery(qs, page) };
			return await send(hasBody ? { ...own, body: whole } : own);
		};
		return uploads ? await uploads.send(body, post) : await post(body);
	};
	return {
		ask: async (page = {}) => await places.ask(async (place) => await sendTo(place, page)),
		askList: async (list, page) =>
			await send({ method: 'GET', path: list.path, qs: { ...list.qs, ...page } }),
		leftAt: () => leftAt,
	};
}
