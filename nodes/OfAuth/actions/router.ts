import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import * as massMessage from './massMessage';
import { notCanceled } from '../runner/notCanceled';

/** What runs an operation: all items in, output items in the order of their input items out. */
export type OperationRunner = (this: IExecuteFunctions) => Promise<INodeExecutionData[]>;

const RUNNERS: Record<string, Record<string, OperationRunner>> = {
	massMessage: massMessage.operations,
};

/**
 * Runs the operation chosen in the form; resource and operation cannot differ between items, because
 * the form lets neither be an expression. Every error of the node leaves through here.
 *
 * @returns the output items
 * @throws NodeOperationError where a saved workflow names an operation that does not exist
 */
export async function route(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	try {
		return await runnerOf(this).call(this);
	} catch (error) {
		throw notCanceled(error);
	}
}

function runnerOf(context: IExecuteFunctions): OperationRunner {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0) as string;
	const run = RUNNERS[resource]?.[operation];
	if (run) return run;
	throw new NodeOperationError(
		context.getNode(),
		`This node has no operation "${operation}" of "${resource}"`,
		{ description: 'Choose a resource and an operation in the node, or update the package.' },
	);
}
