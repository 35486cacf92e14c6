import { createHash } from 'crypto';

import { jsonStringify, type INodeExecutionData } from 'n8n-workflow';

import type { MessageContent } from './types';

/** What tells a message from all others of its execution, in two ways; it is enough if one is the same. */
export interface Marks {
	/** Number and content of the item: the same where a text moves with the clock. */
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
	request?: MessageContent;
}

/** Tells equals of one execution apart: the first of them, the second, and so on. */
export class Equals {
	private readonly counts = new Map<string, number>();

	private readonly numbers = new Map<string, number>();

	/**
	 * The number of one among its equals; the same however often it is asked for.
	 *
	 * @param place names the one
	 * @param what it has in common with its equals
	 */
	numberOf(place: string, what: string): number {
		const known = this.numbers.get(`${place} ${what}`);
		if (known !== undefined) return known;
		const number = this.counts.get(what) ?? 0;
		this.counts.set(what, number + 1);
		this.numbers.set(`${place} ${what}`, number);
		return number;
	}
}

/**
 * The marks of the messages of one plan. Not in them is the run index: after a crash n8n begins to
 * count at another number.
 *
 * @param run the run index
 * @param messages in item order
 * @param equals of this execution
 * @returns marks by item, in letters and digits
 */
export function marksOf(run: number, messages: Marked[], equals: Equals): Map<number, Marks> {
	const numbered = (item: number, what: string) =>
		hash([what, equals.numberOf(`${run} ${item}`, what)]);
	return new Map(
		[...messages].sort(byDates).map(({ item, input, request }) => [
			item,
			{
				byPlace: numbered(item, hash(['place', item, input?.json, filesOf(input)])),
				byRequest: request && numbered(item, requestHash(request)),
			},
		]),
	);
}

/** So that of equals that differ in their dates each keeps its number where items come in another order. */
function byDates(one: Marked, other: Marked): number {
	const [a, b] = [one, other].map(({ request }) =>
		(request?.dates ?? []).map((date) => date ?? '').join(' '),
	);
	return a < b ? -1 : a > b ? 1 : one.item - other.item;
}

function filesOf(input: INodeExecutionData | undefined): unknown {
	return Object.entries(input?.binary ?? {}).map(([name, file]) => [name, file.fileName]);
}

/**
 * What makes two requests the same message. Without the dates: one that moves with the clock makes
 * another request of every try of the same message.
 */
export function requestHash({ connectionId, path, body, files }: MessageContent): string {
	// The same text to another fan is another message, and only the path says to whom it goes.
	const address = path === undefined ? [connectionId] : [connectionId, path];
	return hash([...address, { ...body, files }]);
}

function hash(value: unknown): string {
	return createHash('sha256').update(written(value)).digest('base64url');
}

/** Nodes can give what JSON cannot hold, such as an object that holds itself. */
function written(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return jsonStringify(value, { replaceCircularRefs: true });
	}
}
