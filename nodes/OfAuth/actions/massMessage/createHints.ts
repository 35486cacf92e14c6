import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

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
 * Tells in the editor where a message was created and is still not well, or was not sent again, and
 * where a net has a hole.
 *
 * @param output the output items; they stay as they are
 */
export function showHints(
	context: IExecuteFunctions,
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
		const items = output.flatMap(({ json }, index) => (says(json) ? [index] : []));
		if (items.length === 0) continue;
		const which = items.length > 10 ? `${items.length} items` : `item ${items.join(', ')}`;
		hint(context, `${message} [${which}]`);
	}
}

function hint(context: IExecuteFunctions, message: string): void {
	// Not there in the first releases of n8n 1.
	context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
