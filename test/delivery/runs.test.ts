import type { IDataObject, INode, INodeType } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { newerAgent, olderAgent } from '../helpers/agents';
import { NODE_NAME, resultOf, startRun, type RunOptions } from '../helpers/engine';
import { HAS_NEWER_AGENTS, RUNS_CALLS_BACKWARDS } from '../helpers/engineVersions';
import { loopNode } from '../helpers/loopNode';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const created = () => sandbox.messages.map(({ body }) => body.text);

function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}
function ofAuth(more: Partial<INode> = {}, type = 'n8n-nodes-ofauth.ofAuth'): INode {
	return node(NODE_NAME, type, {
		parameters: {
			resource: 'massMessage',
			operation: 'create',
			toolDescription: 'Sends a message',
			text: "={{ $fromAI('text', 'what to say', 'string') }}",
			userLists: ['fans'],
		},
		credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
		...more,
	});
}
const to = (target: string, type: 'main' | 'ai_tool' = 'main') => [
	{ node: target, type, index: 0 },
];
const credentials = () => ({
	main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
});

test('a loop runs the node five times in one execution, and each time its own message goes out', async () => {
	const texts = ['one', 'two', 'three', 'four', 'five'];
	const parameters = {
		resource: 'massMessage',
		operation: 'create',
		text: '={{ $json.text }}',
		userLists: ['fans'],
	};
	const run = await startRun({
		credentials: credentials(),
		nodeTypes: { loop: loopNode },
		workflow: {
			nodes: [
				node('Start', 'start'),
				node('Loop', 'loop'),
				ofAuth({ parameters, retryOnFail: true, waitBetweenTries: 1 }),
			],
			connections: {
				Start: { main: [to('Loop')] },
				Loop: { main: [[], to(NODE_NAME)] },
				[NODE_NAME]: { main: [to('Loop')] },
			},
			pinData: { Start: texts.map((text) => ({ json: { text } })) },
		},
	});
	expect(created()).toEqual(texts);
	expect(run.data.resultData.runData[NODE_NAME]).toHaveLength(5);
	expect(resultOf(run, 'Loop').items.map(({ json }) => json.id)).toEqual([
		7001, 7002, 7003, 7004, 7005,
	]);
});

/** The node as n8n offers it to agents: no main ports, an `ai_tool` output. */
function asTool(): INodeType {
	const tool = new OfAuth();
	tool.description = { ...tool.description, inputs: [], outputs: ['ai_tool'] };
	return tool;
}

async function runAgent(agent: INodeType, settings: Partial<INode> = {}): Promise<string[]> {
	const options: RunOptions = {
		credentials: credentials(),
		nodeType: asTool(),
		nodeTypes: { agent },
		workflow: {
			nodes: [
				node('Start', 'start'),
				node('Agent', 'agent'),
				ofAuth(settings, 'n8n-nodes-ofauth.ofAuthTool'),
			],
			connections: {
				Start: { main: [to('Agent')] },
				[NODE_NAME]: { ai_tool: [to('Agent', 'ai_tool')] },
			},
			pinData: { Start: [{ json: {} }] },
		},
	};
	const { items, error } = resultOf(await startRun(options), 'Agent');
	expect(error).toBeUndefined();
	return items.map(({ json }) => JSON.stringify(json.answer));
}

const say = (text: string): IDataObject => ({ text });

const AGENTS: Array<[string, typeof newerAgent, boolean]> = [
	['older agents (the tool runs inside the agent)', olderAgent, false],
];
if (HAS_NEWER_AGENTS)
	AGENTS.push(['newer agents (the engine runs the tool)', newerAgent, RUNS_CALLS_BACKWARDS]);

describe.each(AGENTS)('%s', (_name, agent, isBackwards) => {
	/** What belongs to the calls of an agent, as the engine takes them. */
	const inOrder = <T>(...calls: T[]) => (isBackwards ? calls.reverse() : calls);

	test('every intended message goes out once, and none is taken for an old one', async () => {
		const answers = await runAgent(agent(['a', 'b', 'c'].map(say)));
		expect(created()).toEqual(inOrder('a', 'b', 'c'));
		expect(answers.map((answer) => /700\d/.exec(answer)?.[0])).toEqual(
			inOrder('7001', '7002', '7003'),
		);
	});

	test.each([false, true])(
		'an unknown outcome with Retry On Fail %s is told in text and not sent again',
		async (retryOnFail) => {
			sandbox.fault({ match: { text: 'b' }, create: true, drop: true, times: Infinity });
			sandbox.fault({ match: { path: /\/sent$/ }, status: 403, times: Infinity });
			const answers = await runAgent(agent(['a', 'b', 'b', 'c'].map(say)), {
				retryOnFail,
				maxTries: 5,
				waitBetweenTries: 1,
			});
			expect(created()).toEqual(inOrder('a', 'b', 'c'));
			const [tried, refused] = inOrder(answers[1], answers[2]);
			expect(tried).toContain('Do not call this tool again');
			expect(refused).toContain('Not sent');
		},
	);

	test('what the model fills in arrives: text, lists, ids, price and schedule', async () => {
		const parameters = {
			resource: 'massMessage',
			operation: 'create',
			toolDescription: 'Sends a message',
			text: "={{ $fromAI('text', 'what to say', 'string') }}",
			userLists: "={{ $fromAI('lists', 'IDs of lists, separated by commas', 'string') }}",
			userIds: "={{ $fromAI('users', 'IDs of users', 'string') }}",
			price: "={{ $fromAI('price', 'US dollars', 'number') }}",
			whenToSend: "={{ $fromAI('when', 'now or scheduled', 'string') }}",
			scheduledDate: "={{ $fromAI('sendAt', 'ISO 8601', 'string') }}",
			options: { fieldsThatMayBeEmpty: ['all'] },
		};
		const filled = {
			text: 'Hi!',
			lists: 'fans, 1001',
			users: '80001',
			price: 4.5,
			when: 'scheduled',
			sendAt: '2099-05-01T10:00:00Z',
		};
		const [sent, refused] = await runAgent(agent([filled, { ...filled, price: 500, lists: '' }]), {
			parameters,
		});
		expect(sandbox.messages.map(({ body }) => body)).toEqual([
			{
				text: 'Hi!',
				userLists: ['fans', 1001],
				userIds: [80001],
				price: 4.5,
				scheduledDate: '2099-05-01T10:00:00.000Z',
			},
		]);
		expect(sent).toContain('7001');
		expect(refused).toContain('Price (USD) [item 0]: 500 is outside 0 to 200 US dollars');
	});

	test.each([false, true])(
		'a refusal with Retry On Fail %s comes back as text',
		async (retryOnFail) => {
			sandbox.fault({
				status: 403,
				body: { error: 'No permission', type: 'FORBIDDEN' },
				times: Infinity,
			});
			const [answer] = await runAgent(agent([say('a')]), {
				retryOnFail,
				maxTries: 2,
				waitBetweenTries: 1,
			});
			expect(answer).toContain('No permission');
			expect(created()).toEqual([]);
		},
	);
});
