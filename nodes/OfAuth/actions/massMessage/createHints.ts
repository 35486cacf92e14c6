import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

const SAID: Array<{ field: string; message: string }> = [
	{
		field: 'hasError',
		message:
			'OFAuth took the message but reports an error of it (hasError): look at it in OFAuth or OnlyFans.',
	},
	{
		field: 'isCanceled',
		message:
			'OFAuth took the message but reports it as canceled (isCanceled): look at it in OFAuth or OnlyFans.',
	},
	{
		field: 'alreadySent',
		message:
			'Not sent again, because their Send Once Key was sent before. A key must name one message.',
	},
];

/**
 * Tells in the editor where a message was created and is still not well, or was not sent again.
 *
 * @param output the output items; they stay as they are
 */
export function showHints(context: IExecuteFunctions, output: INodeExecutionData[]): void {
	for (const { field, message } of SAID) {
		const items = output.flatMap(({ json }, index) => (json[field] === true ? [index] : []));
		if (items.length === 0) continue;
		const which = items.length > 10 ? `${items.length} items` : `item ${items.join(', ')}`;
		// Not there in the first releases of n8n 1.
		context.addExecutionHints?.({
			message: `${message} [${which}]`,
			type: 'warning',
			location: 'outputPane',
		});
	}
}
