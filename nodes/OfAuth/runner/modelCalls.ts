import { NodeConnectionTypes, type IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether an older agent calls the node from within its own run, in a context of its own. Versions of n8n
 * that do not say so (1.123 and 2.0 among them) know it by the same sign.
 */
export function isInsideAgent(context: IExecuteFunctions): boolean {
	if (context.isToolExecution) return context.isToolExecution();
	const { connectionType } = context as { connectionType?: unknown };
	return connectionType === NodeConnectionTypes.AiTool;
}

/** Whether an AI agent calls the node. Newer agents have the engine run it, as a plain node but for where its output goes. */
export function isTool(context: IExecuteFunctions): boolean {
	return isRewired(context) || isInsideAgent(context);
}

/** Whether what comes out is for a model to read: always in an agent, unless the user lets errors stop the workflow. */
export function isCalledByModel(context: IExecuteFunctions): boolean {
	const goesOn = context.getNode().onError !== 'stopWorkflow';
	return (isRewired(context) && goesOn) || isInsideAgent(context);
}

function isRewired(context: IExecuteFunctions): boolean {
	return context.getNode().rewireOutputLogTo === NodeConnectionTypes.AiTool;
}
