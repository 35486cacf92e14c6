import type { Saved } from '../scripts/n8n/rest';
import { created, post, publish } from './helpers/executions';
import { startModel, type Model } from './helpers/model';
import { openStage, print, type Stage } from './helpers/stage';
import { OFAUTH_NODE, ofAuth, webhook, workflow } from './helpers/workflows';

let stage: Stage;
let model: Model;
let openAi: Saved;

beforeAll(async () => {
	stage = await openStage();
	model = await startModel([
		{ args: { text: 'First from the model' } },
		{ args: { text: 'Second from the model' } },
	]);
	openAi = await stage.rest.saveCredential('Model', 'openAiApi', {
		apiKey: 'none',
		url: model.url,
		header: false,
	});
}, 180_000);
beforeEach(() => stage.sandbox.reset());
afterAll(async () => {
	await model?.close();
	await stage?.close();
}, 60_000);

/** Webhook → agent, which has a model and this node as its only tool. */
function agentWorkflow(path: string, version: number) {
	const text = "={{ $fromAI('text', 'What the fans read', 'string') }}";
	const connectionId = { __rl: true, mode: 'id', value: '' };
	const tool = ofAuth(stage.credential, { connectionId, userLists: [1001], text });
	const nodes = [
		webhook(path, 'lastNode'),
		{
			name: 'Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: version,
			parameters: { promptType: 'define', text: '={{ $json.body.prompt }}', options: {} },
		},
		{
			name: 'Model',
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.2,
			parameters: { model: { __rl: true, mode: 'id', value: 'stand-in' }, options: {} },
			credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
		},
		{ ...tool, type: 'n8n-nodes-ofauth.ofAuthTool' },
	];
	const built = workflow(path, nodes, { Webhook: ['Agent'] });
	const wire = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	const connections = {
		...built.connections,
		Model: wire('ai_languageModel'),
		[OFAUTH_NODE]: wire('ai_tool'),
	};
	return { ...built, connections };
}

describe('Agent', () => {
	it.each([3.1, 2.2])('version %s calls the node as a tool, each message once', async (version) => {
		const path = `agent-${version}`;
		await publish(stage, agentWorkflow(path, version));
		model.asked.length = 0;
		const { status, json } = await post(stage.n8n.url, path, { prompt: 'Send two messages.' });
		print(`agent ${version}: ${JSON.stringify(json).slice(0, 200)}`);
		expect(status).toBe(200);
		expect(created(stage.sandbox).texts).toEqual(['First from the model', 'Second from the model']);
		expect(JSON.stringify(json)).toContain('Done: 2 calls.');
		const results = model.asked.at(-1)?.messages.filter(({ role }) => role === 'tool');
		expect(JSON.stringify(results)).toContain('7002');
	});
});
