import { NodeHelpers, type IDataObject, type INodeParameters, type INodeType } from 'n8n-workflow';

import { resources } from '../../nodes/OfAuth/actions';
import { SENT_FIELDS } from '../../nodes/OfAuth/actions/massMessage/sentMessages';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { credentialsFor } from '../actions/support';
import { newerAgent, olderAgent } from '../helpers/agents';
import { NODE_NAME, resultOf, startRun } from '../helpers/engine';
import { DESCRIBES_TOOLS, HAS_NEWER_AGENTS } from '../helpers/engineVersions';
import { call, CREATE, useSandbox } from '../sandbox/client';
import { CONTRACT_CASES } from './cases';

const its = useSandbox({ bucket: null });

/** What the agent gets for each call of the node as its tool. */
async function answersOf(agent: INodeType, parameters: INodeParameters): Promise<unknown[]> {
	const tool = new OfAuth();
	tool.description = { ...tool.description, inputs: [], outputs: ['ai_tool'] };
	const node = (name: string, type: string, more = {}) => ({
		...{ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number] },
		...{ parameters: {}, ...more },
	});
	const credentials = { ofAuthApi: { id: 'main', name: 'OFAuth' } };
	const run = await startRun({
		credentials: credentialsFor(its.sandbox),
		nodeType: tool,
		nodeTypes: { agent },
		workflow: {
			nodes: [
				node('Start', 'start'),
				node('Agent', 'agent'),
				node(NODE_NAME, 'n8n-nodes-ofauth.ofAuthTool', { parameters, credentials }),
			],
			connections: {
				Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				[NODE_NAME]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
			pinData: { Start: [{ json: {} }] },
		},
	});
	const { items, error } = resultOf(run, 'Agent');
	expect(error).toBeUndefined();
	// The engine of newer agents gives items, older ones a text.
	return items.map(({ json: { answer } }) =>
		typeof answer === 'string'
			? (JSON.parse(answer) as unknown)
			: (answer as unknown as Array<{ json: IDataObject }>).map(({ json }) => json),
	);
}

const AGENTS: Array<[string, typeof newerAgent]> = [['older agents', olderAgent]];
if (HAS_NEWER_AGENTS) AGENTS.push(['newer agents', newerAgent]);

const of = (operation: string, more: INodeParameters): INodeParameters => ({
	resource: 'massMessage',
	operation,
	toolDescription: 'A tool',
	...more,
});

describe.each(AGENTS)('%s', (_name, agent) => {
	beforeEach(async () => {
		for (let index = 0; index < 5; index++)
			await call(its.sandbox, CREATE, {
				method: 'POST',
				body: { text: `m${index}`, userIds: [5] },
			});
		its.sandbox.advance(60_000);
	});

	test('Get Many gives at most Limit entries, simplified', async () => {
		const parameters = of('getAll', { limit: "={{ $fromAI('limit', 'how many', 'number') }}" });
		const [answer] = (await answersOf(agent([{ limit: 3 }]), parameters)) as IDataObject[][];
		expect(answer.map(({ id }) => id)).toEqual([7005, 7004, 7003]);
		for (const entry of answer)
			expect(SENT_FIELDS).toEqual(expect.arrayContaining(Object.keys(entry)));
	});

	test('Unsend takes back what the model names, once', async () => {
		const massMessageId = {
			...{ __rl: true, mode: 'id' },
			value: "={{ $fromAI('id', 'the message', 'string') }}",
		};
		const [answer] = await answersOf(agent([{ id: '7002' }]), of('delete', { massMessageId }));
		expect(answer).toEqual([expect.objectContaining({ deleted: true, massMessageId: '7002' })]);
		expect(its.sandbox.messages.filter(({ canceledAt }) => canceledAt !== undefined)).toHaveLength(
			1,
		);
	});

	test.each(CONTRACT_CASES.map((use) => [use.name, use] as const))(
		'%s answers a model as it answers a workflow',
		async (_case, { resource, operation, parameters, given }) => {
			its.sandbox.reset();
			await given?.(its.sandbox);
			const filled = JSON.parse(
				JSON.stringify(parameters).replaceAll('$json.connection', "'conn_amber'"),
			) as INodeParameters;
			const chosen = { resource, operation: operation.value, toolDescription: 'A tool' };
			const [answer] = (await answersOf(agent([{}]), { ...filled, ...chosen })) as IDataObject[][];
			expect(answer.length).toBeGreaterThan(0);
			expect(answer.filter(({ error }) => error !== undefined)).toEqual([]);
		},
	);

	test('a model that names a message that is not there is told so in text', async () => {
		const massMessageId = {
			...{ __rl: true, mode: 'id' },
			value: "={{ $fromAI('id', 'the message', 'string') }}",
		};
		const answers = await answersOf(agent([{ id: '999' }]), of('delete', { massMessageId }));
		expect(JSON.stringify(answers)).toContain('There is no such mass message');
	});
});

test.each(
	resources.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => ({ ...operation, resource })),
	),
)(
	'$resource $value: what it is called says what it does, and its description what it does to fans',
	(one) => {
		const parameters = { resource: one.resource, operation: one.value };
		// All that n8n gives a model by itself; docs/agents.md says where the description goes.
		const { description } = new OfAuth();
		const told = DESCRIBES_TOOLS && NodeHelpers.makeDescription(parameters, description);
		expect(told).toBe(DESCRIBES_TOOLS && `${one.action} in OFAuth`);
		if (one.effect !== 'reads') expect(one.description).toMatch(/\bfans?\b/i);
	},
);
