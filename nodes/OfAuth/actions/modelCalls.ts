import { NodeConnectionTypes, type IExecuteFunctions } from 'n8n-workflow';

/** n8n gives the variant of a node that agents use a type of its own. */
const TOOL_TYPE = /Tool$/;

/** Whether the engine runs the node as the tool of a newer agent: as a plain node, but for where its output goes. */
function isRewired(context: IExecuteFunctions): boolean {
	return context.getNode().rewireOutputLogTo === NodeConnectionTypes.AiTool;
}

/**
 * Whether an older agent calls the node from within its own run. n8n says so itself since 1.117; before
 * that, by the node's type.
 */
export function isInsideAgent(context: IExecuteFunctions): boolean {
	if (context.isToolExecution) return context.isToolExecution();
	return TOOL_TYPE.test(context.getNode().type) && !isRewired(context);
}

/** Whether an AI agent calls the node, and what comes out is for a model to read. */
export function isCalledByModel(context: IExecuteFunctions): boolean {
	const goesOn = context.getNode().onError !== 'stopWorkflow';
	return (isRewired(context) && goesOn) || isInsideAgent(context);
}
