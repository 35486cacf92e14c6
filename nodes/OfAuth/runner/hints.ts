import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hint } from './hint';
import type { HintRule, Operation } from './operation';
import type { PlanEntry } from './plan';

const NOT_AGAIN: HintRule = {
	says: ({ alreadySent, sent }) => alreadySent === true && sent === false,
	message:
		'Not sent again, because their Send Once Key was sent before. A key must name one message.',
};

/**
 * Tells in the editor what is easily overlooked: what was done and is still not well, what was not sent
 * again, what a request does beside what it says.
 *
 * @param plan all items
 * @param output the output items; they stay as they are
 */
export function showHints(
	context: IExecuteFunctions,
	{ hints }: Operation,
	plan: PlanEntry[],
	output: INodeExecutionData[],
): void {
	for (const { says, message } of [...(hints?.ofOutput ?? []), NOT_AGAIN]) {
		showItems(
			context,
			message,
			itemsOf(output, ({ json }) => says(json)),
		);
	}
	for (const { says, message } of hints?.ofRequest ?? []) {
		showItems(
			context,
			message,
			itemsOf(plan, (entry) => 'send' in entry && says(entry.send.body)),
		);
	}
}

function itemsOf<T>(entries: T[], fits: (entry: T) => boolean): number[] {
	return entries.flatMap((entry, index) => (fits(entry) ? [index] : []));
}

/** Shows a sentence about some input items, if there are any. */
export function showItems(context: IExecuteFunctions, message: string, items: number[]): void {
	if (items.length === 0) return;
	const which = items.length > 10 ? `${items.length} items` : `item ${items.join(', ')}`;
	hint(context, `${message} [${which}]`);
}
