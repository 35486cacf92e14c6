/* eslint-disable no-console -- what a command line says is printed here and nowhere else */
import type { IDataObject } from 'n8n-workflow';

import { withoutTags } from '../nodes/OfAuth/values/plainText';
import type { RunResult } from '../test/helpers/engine';

/** One request that reached OFAuth, or left for it; the API key is not in it. */
export interface ReceivedRequest {
	method: string;
	path: string;
	connectionId?: string;
	body: unknown;
}

/** What became of one message. */
export interface MessageLife {
	id: number;
	text: string;
	price: string;
	sentCount: number;
	viewedCount: number;
	purchasedCount: number;
	/** Usernames, the first buyer first. */
	buyers: string[];
	unsent: boolean;
}

/** What a run of the example came to. */
export interface Report {
	received: ReceivedRequest[];
	output: IDataObject[];
	/** What became of messages, from Create to Unsend; only where the sandbox was asked. */
	lives?: MessageLife[];
}

/** A reason to end with an exit code above 0, in words for the person at the keyboard. */
export class StartError extends Error {}

/** Prints one line, or one block of lines, to standard output. */
export const say = (text: string): void => console.log(text);

/** The same to standard error. */
export const warn = (text: string): void => console.error(text);

/**
 * Prints the report: `--json` as one document for a program, else for a reader, with what became of
 * messages last.
 *
 * @param heading says where the requests went; their number follows
 */
export function printReport(report: Report, heading: string, asJson: boolean): void {
	if (asJson) return say(JSON.stringify(report, null, 2));
	const { received, output, lives = [] } = report;
	say(`${heading}: ${received.length}`);
	for (const { method, path, connectionId, body } of received)
		say(
			`\n${method} ${path}   connection ${connectionId ?? '(none)'}\n  ${body === undefined ? '(no body)' : oneLine(body)}`,
		);
	say(`\nThe node gave: ${count(output.length, 'item')}`);
	say(JSON.stringify(output, null, 2));
	if (lives.length === 0) return;
	say('\nFrom Create to Unsend (examples/life-of-a-mass-message.json):');
	for (const line of lives.map(lifeLine)) say(line);
}

/** What became of one message, for a reader. */
function lifeLine({ id, text, price, buyers, unsent, ...numbers }: MessageLife): string {
	const { sentCount, viewedCount, purchasedCount } = numbers;
	const names = buyers.slice(0, 3).join(', ');
	const who = buyers.length > 0 ? ` (${names}${buyers.length > 3 ? ' …' : ''})` : '';
	return [
		`\n${id} ($${price})  ${withoutTags(text).trim()}`,
		`  sent to ${sentCount}, seen by ${viewedCount}, bought by ${purchasedCount}${who}, then ${unsent ? 'unsent' : 'not unsent'}`,
	].join('\n');
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
