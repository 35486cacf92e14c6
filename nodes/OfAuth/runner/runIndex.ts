import type { IExecuteFunctions } from 'n8n-workflow';

/** Which run of the node in its execution this is. n8n tells it only through the data that expressions see. */
export function runIndexOf(context: IExecuteFunctions): number {
	return Number(context.getWorkflowDataProxy(0).$runIndex);
}
