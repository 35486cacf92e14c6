import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import { NODE_NAME } from './engine';

/** An agent as far as the engine looks at it: items in, a tool beside. */
export const description: INodeType['description'] = {
	displayName: 'Agent',
	name: 'agent',
	group: ['transform'],
	version: 1,
	description: '',
	defaults: {},
	inputs: ['main', NodeConnectionTypes.AiTool],
	outputs: ['main'],
	properties: [],
};

/**
 * Calls the tool once per entry of `calls` in the way of AI agents from version 3: it asks the engine,
 * which runs the tool's node with a run index of its own.
 *
 * @param calls what the model fills in, call by call
 */
export function newerAgent(calls: IDataObject[]): INodeType {
	return {
		description,
		async execute(this: IExecuteFunctions, response?: EngineResponse) {
			const done = response?.actionResponses ?? [];
			if (done.length > 0) {
				return [
					done.map(({ data }) => ({
						json: { answer: data.data?.ai_tool?.[0] as unknown as IDataObject[] },
					})),
				];
			}
			const request: EngineRequest = {
				actions: calls.map((input, index) => ({
					actionType: 'ExecutionNodeAction',
					nodeName: NODE_NAME,
					input,
					type: NodeConnectionTypes.AiTool,
					id: `call-${index}`,
					metadata: {},
				})),
				metadata: {},
			};
			return request;
		},
	};
}

/**
 * The same in the way of older agents: the tool runs inside the agent, in a context of its own, and
 * each try is a new run.
 */
export function olderAgent(calls: IDataObject[]): INodeType {
	return {
		description,
		async execute(this: IExecuteFunctions) {
			const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			const [tool] = [connected].flat(2) as Array<{ invoke(input: IDataObject): Promise<string> }>;
			const answers: string[] = [];
			for (const call of calls) answers.push(await tool.invoke(call));
			return [answers.map((answer) => ({ json: { answer } }))];
		},
	};
}
