import type { IExecuteFunctions } from 'n8n-workflow';

/** Shows a warning beside the output in the editor, where this n8n can: its first releases cannot. */
export function hint(context: IExecuteFunctions, message: string): void {
	context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
}
