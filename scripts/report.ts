/* eslint-disable no-console -- what a command line says is printed here and nowhere else */
import type { IDataObject } from 'n8n-workflow';

import type { RunResult } from '../test/helpers/engine';

/** One request that reached OFAuth, or left for it; the API key is not in it. */
export interface ReceivedRequest {
	method: string;
	path: string;
	connectionId?: string;
	body: unknown;
}

/** What a run of the example came to. */
export interface Report {
	received: ReceivedRequest[];
	output: IDataObject[];
}

/** A reason to end with an exit code above 0, in words for the person at the keyboard. */
export class StartError extends Error {}

/** Prints one line, or one block of lines, to standard output. */
export const say = (text: string): void => console.log(text);

/** The same to standard error. */
export const warn = (text: string): void => console.error(text);

/**
 * Prints the report: `--json` as one document for a program, else for a reader, with the node's
 * output last.
 *
 * @param heading says where the requests went; their number follows
 */
export function printReport({ received, output }: Report, heading: string, asJson: boolean): void {
	if (asJson) return say(JSON.stringify({ received, output }, null, 2));
	say(`${heading}: ${received.length}`);
	for (const { method, path, connectionId, body } of received)
		say(
			`\n${method} ${path}   connection ${connectionId ?? '(none)'}\n  ${body === undefined ? '(no body)' : oneLine(body)}`,
		);
	say(`\nThe node gave: ${count(output.length, 'item')}`);
	say(JSON.stringify(output, null, 2));
}

/** A value as JSON on one line, with blanks for the eye; new lines inside text stay escaped. */
export function oneLine(value: unknown): string {
	return JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}

/** "1 item", "3 items". */
export function count(number: number, thing: string): string {
	return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/**
 * Whether every item was sent.
 *
 * @param items how many messages the example holds
 * @throws StartError with the reason where the run ended with an error or an item is not a response
 */
export function checkRun({ error, items }: RunResult, expected: number): void {
	if (error) throw new StartError([error.message, error.description].filter(Boolean).join('\n'));
	const failed = items.filter(({ json }) => json.error !== undefined || json.id === undefined);
	if (failed.length > 0)
		throw new StartError(
			['Not sent:', ...failed.map(({ json }) => `  ${oneLine(json)}`)].join('\n'),
		);
	if (items.length !== expected)
		throw new StartError(`The node gave ${items.length} items for ${count(expected, 'message')}`);
}
