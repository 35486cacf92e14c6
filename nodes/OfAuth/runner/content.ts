import type { IDataObject } from 'n8n-workflow';

import type { MessageContent } from '../delivery/types';
import { fieldsOf, type Operation } from './operation';
import type { Planned } from './plan';

/** Gives what makes a request the message that it is. */
export type ContentOf = (planned: Planned) => MessageContent;

/**
 * Prepares to tell messages of an operation apart.
 *
 * @returns tells a message from others, with what moves with the clock apart
 */
export function contentReader(operation: Operation): ContentOf {
	const moving = fieldsOf(operation).flatMap(({ movesWithClock, to }) =>
		movesWithClock ? [to.name] : [],
	);
	const isAddressed = fieldsOf(operation).some(({ to }) => to.in === 'path');
	return ({ connectionId, path, body, files }) => {
		const lasting: IDataObject = { ...body };
		for (const name of moving) delete lasting[name];
		return {
			connectionId,
			...(isAddressed ? { path } : {}),
			body: lasting,
			dates: moving.map((name) => (body[name] === undefined ? null : String(body[name]))),
			files: [...files].map(([name, { filename, size }]) => [name, filename, size]),
		};
	};
}
