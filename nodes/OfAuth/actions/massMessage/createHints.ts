import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { PlanEntry } from './createPlan';
import { excludedLists } from './createRequest';

const SAID: Array<{ says: (json: IDataObject) => boolean; message: string }> = [
	{
		says: ({ hasError }) => hasError === true,
		message:
			'OFAuth took the message but reports an error of it (hasError): look at it in OFAuth or OnlyFans.',
	},
	{
		says: ({ isCanceled }) => isCanceled === true,
		message:
			'OFAuth took the message but reports it as canceled (isCanceled): look at it in OFAuth or OnlyFans.',
	},
	{
		says: ({ alreadySent, sendOnceKey }) => alreadySent === true && sendOnceKey !== undefined,
		message:
			'Not sent again, because their Send Once Key was sent before. A key must name one message.',
	},
];

/** What n8n's database has said when it failed to keep what must outlive the execution, if it did. */
export interface Troubles {
	keyTrouble?: unknown;
	markTrouble?: unknown;
}

/**
 * Tells in the editor where a message was created and is still not well, was not sent again, or reaches
 * other fans than its lists say, and where a net has a hole.
 *
 * @param plan all items
 * @param output the output items; they stay as they are
 */
export function showHints(
	context: IExecuteFunctions,
	plan: PlanEntry[],
	output: INodeExecutionData[],
	{ keyTrouble, markTrouble }: Troubles,
): void {
	if (keyTrouble !== undefined) {
		const what = 'n8n’s database failed, so a Send Once Key may be missing in the next execution';
		hint(context, `${what}: ${wordsOf(keyTrouble)}`);
	}
	if (markTrouble !== undefined) {
		const what =
			'n8n’s database failed, so a Retry after a crash of n8n may send messages of this run again';
		hint(context, `${what}: ${wordsOf(markTrouble)}`);
	}
	for (const { says, message } of SAID) {
		show(
			context,
			message,
			itemsOf(output, ({ json }) => says(json)),
		);
	}
	show(
		context,
		'A list is chosen and excluded too, so OFAuth may leave all of its fans out.',
		itemsOf(plan, (entry) => 'send' in entry && excludedLists(entry.send.body).length > 0),
	);
}

function itemsOf<T>(entries: T[], fits: (entry: T) => boolean): number[] {
	return entries.flatMap((entry, index) => (fits(entry) ? [index] : []));
}

function show(context: IExecuteFunctions, message: string, items: number[]): void {
	if (items.length === 0) return;
	const which = items.length > 10 ? `${items.length} items` : `item ${items.join(', ')}`;
	hint(context, `${message} [${which}]`);
}

function hint(context: IExecuteFunctions, message: string): void {
	// Not there in the first releases of n8n 1.
	context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
