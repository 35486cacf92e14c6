import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { notCanceled } from './notCanceled';
import type { Operation, Resource } from './operation';
import { runCreates } from './runCreates';
import { runRepeats } from './runRepeats';

/**
 * Runs the operation chosen in the form; resource and operation cannot differ between items, because
 * the form lets neither be an expression. Every error of the node leaves through here.
 *
 * @param resources all that the node can do
 * @returns the output items, in the order of their input items
 * @throws NodeOperationError where a saved workflow names an operation that does not exist, or items are bad
 * @throws NodeApiError where a request did not end well, unless errors go on as items
 */
export async function run(
	context: IExecuteFunctions,
	resources: Resource[],
): Promise<INodeExecutionData[]> {
	try {
		const operation = chosen(context, resources);
		const { effect } = operation;
		return effect === 'creates'
			? await runCreates(context, operation)
			: await runRepeats(context, { ...operation, effect });
	} catch (error) {
		throw notCanceled(error);
	}
}

function chosen(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const value = context.getNodeParameter('operation', 0) as string;
	const operations = resources.find((one) => one.value === resource)?.operations;
	const operation = operations?.find((one) => one.value === value);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`This node has no operation "${value}" of "${resource}"`,
		{ description: 'Choose a resource and an operation in the node, or update the package.' },
	);
}
