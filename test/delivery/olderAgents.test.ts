import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { SANDBOX_API_KEY, startSandbox } from '../../sandbox';
import { description } from '../helpers/agents';
import { NODE_NAME, resultOf, startRun } from '../helpers/engine';

/** An older agent with a batch size: a tool per item, which n8n gives the same first run index. */
function batching(areTogether: boolean): INodeType {
	return {
		description,
		async execute(this: IExecuteFunctions) {
			const items = this.getInputData();
			const calls = await Promise.all(
				items.map(async ({ json }, item) => {
					const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, item);
					const [tool] = [connected].flat(2) as Array<{
						invoke(input: IDataObject): Promise<string>;
					}>;
					return async () => await tool.invoke({ text: json.text });
				}),
			);
			const answers: string[] = [];
			if (areTogether)
				answers.push(...(await Promise.all(calls.map(async (call) => await call()))));
			else for (const call of calls) answers.push(await call());
			return [answers.map((answer) => ({ json: { answer } }))];
		},
	};
}

test.each([
	[true, false],
	[true, true],
	[false, false],
	[false, true],
])(
	// n8n may hand the calls of a batch the arguments of one of them.
	'a batch of three calls (together: %s, Retry On Fail: %s): no message goes out twice, each call is answered',
	async (areTogether, retryOnFail) => {
		const sandbox = await startSandbox({ bucket: null, latencyMs: 30 });
		const tool = new OfAuth();
		tool.description = { ...tool.description, inputs: [], outputs: ['ai_tool'] };
		const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
			id: name,
			name,
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			...more,
		});
		const run = await startRun({
			credentials: {
				main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
			},
			nodeType: tool,
			nodeTypes: { agent: batching(areTogether) },
			workflow: {
				nodes: [
					node('Start', 'start'),
					node('Agent', 'agent'),
					node(NODE_NAME, 'n8n-nodes-ofauth.ofAuthTool', {
						parameters: {
							resource: 'massMessage',
							operation: 'create',
							toolDescription: 'Sends',
							text: "={{ $fromAI('text', 'what to say', 'string') }}",
							userLists: ['fans'],
						},
						credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
						retryOnFail,
						waitBetweenTries: 1,
					}),
				],
				connections: {
					Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					[NODE_NAME]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
				pinData: { Start: ['one', 'two', 'three'].map((text) => ({ json: { text } })) },
			},
		});
		await sandbox.close();
		const sent = sandbox.messages.map(({ body }) => body.text);
		const answers = resultOf(run, 'Agent').items.map(({ json }) => String(json.answer));
		const again = answers.filter((answer) => answer.includes('"alreadySent":true'));
		expect(new Set(sent).size).toBe(sent.length);
		expect(again).toHaveLength(3 - sent.length);
		expect(answers.map((answer) => /"id":7\d+/.test(answer))).toEqual([true, true, true]);
	},
);
