import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hint } from '../../../runner/hint';
import type { PlanEntry } from './plan';
import { excludedLists } from './request';

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

/**
 * Tells in the editor where a message was created and is still not well, was not sent again, or reaches
 * other fans than its lists say.
 *
 * @param plan all items
 * @param output the output items; they stay as they are
 */
export function showHints(
	context: IExecuteFunctions,
	plan: PlanEntry[],
	output: INodeExecutionData[],
): void {
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
