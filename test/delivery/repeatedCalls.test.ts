import {
	NodeConnectionTypes,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
	type IRun,
} from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { startSandbox, type Sandbox } from '../../sandbox';
import { credentialsFor } from '../actions/support';
import { description, newerAgent, olderAgent } from '../helpers/agents';
import { NODE_NAME, resultOf, retryRun, startRun, type RunOptions } from '../helpers/engine';
import { HAS_NEWER_AGENTS } from '../helpers/engineVersions';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const texts = () => sandbox.messages.map(({ body }) => body.text);
const say = (text: string): IDataObject => ({ text });

function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

interface Agent {
	settings?: Partial<INode>;
	tool?: Partial<INode>;
	parameters?: INode['parameters'];
}

function withAgent(agent: INodeType, { settings, tool, parameters }: Agent = {}): RunOptions {
	const nodeType = new OfAuth();
	nodeType.description = { ...nodeType.description, inputs: [], outputs: ['ai_tool'] };
	return {
		mode: 'trigger',
		credentials: credentialsFor(sandbox),
		nodeType,
		nodeTypes: { agent },
		workflow: {
			nodes: [
				node('Start', 'start'),
				node('Agent', 'agent', settings),
				node(NODE_NAME, 'n8n-nodes-ofauth.ofAuthTool', {
					parameters: {
						resource: 'massMessage',
						operation: 'create',
						toolDescription: 'Sends a message',
						text: "={{ $fromAI('text', 'what to say', 'string') }}",
						userLists: ['fans'],
						...parameters,
					},
					credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
					...tool,
				}),
			],
			connections: {
				Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				[NODE_NAME]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
			pinData: { Start: [{ json: {} }] },
		},
	};
}

async function answersOf(options: RunOptions): Promise<string[]> {
	const { items, error } = resultOf(await startRun(options), 'Agent');
	expect(error).toBeUndefined();
	return items.map(({ json }) => JSON.stringify(json.answer).replaceAll('\\', ''));
}

/** An agent whose model fails after the calls, as often as told, and then answers. */
function failing(agent: INodeType, times: number): INodeType {
	let left = times;
	return {
		...agent,
		async execute(this: IExecuteFunctions) {
			const output = await agent.execute?.call(this);
			if (left-- > 0) throw new Error('The model did not answer');
			return output ?? [];
		},
	};
}

/** An older agent whose model calls a tool several times in one go. */
function atOnce(calls: IDataObject[]): INodeType {
	return {
		description,
		async execute(this: IExecuteFunctions) {
			const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			const [tool] = [connected].flat(2) as Array<{ invoke(input: IDataObject): Promise<string> }>;
			const answers = await Promise.all(calls.map(async (call) => await tool.invoke(call)));
			return [answers.map((answer) => ({ json: { answer } }))];
		},
	};
}

const AGENTS: Array<[string, typeof newerAgent]> = [['older', olderAgent]];
if (HAS_NEWER_AGENTS) AGENTS.push(['newer', newerAgent]);

describe.each(AGENTS)('%s agents', (_name, agent) => {
	test('the same call again gives the answer from before, and says so; another call goes out', async () => {
		const answers = await answersOf(withAgent(agent(['a', 'b', 'a'].map(say))));
		expect(texts().sort()).toEqual(['a', 'b']);
		const again = answers.filter((answer) => answer.includes('"alreadySent":true'));
		expect(again).toHaveLength(1);
		expect(again[0]).toMatch(/"id":700[12],/);
		expect(again[0]).toContain('change its text');
		expect(again[0]).not.toContain('"error"');
	});

	test('an answer that is too large to be remembered whole comes again as what OFAuth documents', async () => {
		const body = { id: 9, date: '2027-01-15T08:30:00.000Z', more: 'x'.repeat(2000) };
		sandbox.fault({ status: 200, create: true, body });
		const answers = await answersOf(withAgent(agent(['a', 'a'].map(say))));
		const again = answers.find((answer) => answer.includes('alreadySent'));
		expect(again).toContain('"id":9');
		expect(again).not.toContain('xxx');
		expect(texts()).toEqual(['a']);
	});

	test('what OFAuth refused may be sent again', async () => {
		sandbox.fault({ status: 403 });
		const answers = await answersOf(withAgent(agent(['a', 'a'].map(say))));
		expect(texts()).toEqual(['a']);
		expect(answers.join()).not.toContain('alreadySent');
	});

	test.each([
		['Stop', 'stop', ['a']],
		['Send Again', 'sendAgain', ['a', 'a']],
	])('an unknown outcome and the same call again: %s', async (_option, value, sent) => {
		sandbox.fault({ create: true, drop: true });
		const parameters = { options: { onUnknownOutcome: value } };
		const answers = await answersOf(withAgent(agent(['a', 'a', 'a'].map(say)), { parameters }));
		expect(texts()).toEqual(sent);
		const again = answers.filter((answer) => answer.includes('alreadySent'));
		expect(again).toHaveLength(value === 'stop' ? 0 : 1);
	});

	test('Send Again that is refused leaves the message unknown', async () => {
		sandbox.fault({ create: true, drop: true });
		sandbox.fault({ status: 403 });
		const parameters = { options: { onUnknownOutcome: 'sendAgain' } };
		const answers = await answersOf(withAgent(agent(['a', 'a'].map(say)), { parameters }));
		expect(answers.filter((answer) => answer.includes('"outcome":"unknown"'))).toHaveLength(2);
		expect(answers.join()).toContain('An earlier try may have created this message');
	});

	test('the same text for another date is another message; a date that moves with the clock is not', async () => {
		const at = (scheduledDate: string) => ({
			parameters: { whenToSend: 'scheduled', scheduledDate },
		});
		const byModel = at("={{ $fromAI('at', 'when', 'string') }}");
		const monday = { text: 'a', at: '2099-05-04T10:00:00Z' };
		const tuesday = { text: 'a', at: '2099-05-05T10:00:00Z' };
		await answersOf(withAgent(agent([monday, tuesday, monday]), byModel));
		expect(sandbox.messages.map(({ body }) => body.scheduledDate).sort()).toEqual([
			'2099-05-04T10:00:00.000Z',
			'2099-05-05T10:00:00.000Z',
		]);

		sandbox.reset();
		const moving = at('={{ $now.plus(1, "hour") }}');
		await answersOf(withAgent(agent(['b', 'b'].map(say)), moving));
		expect(texts()).toEqual(['b']);
	});

	test('a tool whose errors stop the workflow is guarded too', async () => {
		await answersOf(withAgent(agent(['a', 'a'].map(say)), { tool: { onError: 'stopWorkflow' } }));
		expect(texts()).toEqual(['a']);
	});

	test('two executions know nothing of each other', async () => {
		await answersOf(withAgent(agent([say('a')])));
		await answersOf(withAgent(agent([say('a')])));
		expect(texts()).toEqual(['a', 'a']);
	});
});

describe('an older agent', () => {
	test('that is tried again (Retry On Fail) and calls the same again sends nothing twice', async () => {
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const answers = await answersOf(
			withAgent(failing(olderAgent(['a', 'b'].map(say)), 2), { settings }),
		);
		expect(texts()).toEqual(['a', 'b']);
		expect(answers.map((answer) => /"id":(\d+)/.exec(answer)?.[1])).toEqual(['7001', '7002']);
	});

	test('whose execution is retried sends nothing twice', async () => {
		const agent = failing(olderAgent(['a', 'b'].map(say)), 1);
		const failed = await startRun(withAgent(agent));
		expect(failed.data.resultData.error?.message).toContain('The model did not answer');
		const { error } = await retryRun(withAgent(agent), failed);
		expect(error).toBeUndefined();
		expect(texts()).toEqual(['a', 'b']);
	});

	test('whose tool has sent a test sends the same to the same users in the Retry, where it is none', async () => {
		const agent = failing(olderAgent([say('a')]), 1);
		const users = (options: INode['parameters']) => ({
			parameters: { userLists: [], userIds: '111', options },
		});
		const failed = await startRun(withAgent(agent, users({ testRecipients: '111' })));
		await retryRun(withAgent(agent, users({})), failed);
		expect(texts()).toEqual(['a', 'a']);
	});

	test('that calls the same several times in one go sends it once', async () => {
		sandbox.fault({ create: true, delayMs: 100 });
		const answers = await answersOf(withAgent(atOnce(['a', 'a', 'a'].map(say))));
		expect(texts()).toEqual(['a']);
		expect(answers.filter((answer) => answer.includes('alreadySent'))).toHaveLength(2);
		expect(answers.every((answer) => answer.includes('"id":7001'))).toBe(true);
	});

	test('a call that was on its way when the agent failed counts as unknown in the Retry', async () => {
		sandbox.fault({ create: true, delayMs: 200 });
		let tries = 0;
		const hasty: INodeType = {
			description,
			async execute(this: IExecuteFunctions) {
				const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
				const [tool] = [connected].flat(2) as Array<{
					invoke(input: IDataObject): Promise<string>;
				}>;
				const call = tool.invoke(say('a'));
				if (++tries > 1) return [[{ json: { answer: await call } }]];
				while (sandbox.received.length === 0) await sleep(5);
				throw new Error('Another tool has failed');
			},
		};
		let stored = '';
		await startRun({ ...withAgent(hasty), onStored: (run) => (stored = run) });
		while (sandbox.messages.length === 0) await sleep(5);
		const { run } = await retryRun(withAgent(hasty), JSON.parse(stored) as IRun);
		expect(texts()).toEqual(['a']);
		const [answer] = resultOf(run, 'Agent').items;
		expect(answer.json.answer).toContain('Not sent: the same message was tried before');
	});
});
