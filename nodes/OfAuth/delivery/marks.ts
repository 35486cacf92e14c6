import { createHash } from 'crypto';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** What tells a message from all others of its execution, in two ways; it is enough if one is the same. */
export interface Marks {
	/** Run, item, and what the item holds: the same where a text moves with the clock. */
	byPlace: string;
	/** Connection and request less its dates, counted among equals: the same where items come in another order. */
	byRequest?: string;
}

/** A message, as far as marks go. */
export interface Marked {
	item: number;
	/** The input item. */
	input: INodeExecutionData | undefined;
	/** Not there for an item that gives no request any more. */
	request?: { connectionId: string; body: IDataObject };
}

/**
 * The marks of the messages of one plan.
 *
 * @param run the run index
 * @param messages in item order
 * @returns marks by item, in letters and digits
 */
export function marksOf(run: number, messages: Marked[]): Map<number, Marks> {
	const counts = new Map<string, number>();
	return new Map(
		messages.map(({ item, input, request }) => [
			item,
			{ byPlace: placeMark(run, item, input), byRequest: request && requestMark(request) },
		]),
	);

	function requestMark({ connectionId, body }: NonNullable<Marked['request']>): string {
		const request = requestHash(connectionId, body);
		const equals = counts.get(request) ?? 0;
		counts.set(request, equals + 1);
		return hash(['request', run, request, equals]);
	}
}

function placeMark(run: number, item: number, input: INodeExecutionData | undefined): string {
	const files = Object.entries(input?.binary ?? {}).map(([name, file]) => [name, file.fileName]);
	return hash(['place', run, item, input?.json, files]);
}

/**
 * What makes two requests the same message. Without the dates: one that moves with the clock makes
 * another request of every try of the same message.
 *
 * @param body of the create request
 */
export function requestHash(connectionId: string, body: IDataObject): string {
	const message = { ...body, scheduledDate: undefined, subscribedAfterDate: undefined };
	return hash([connectionId, message]);
}

function hash(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
