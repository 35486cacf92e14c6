import { exampleWorkflows } from '../scripts/n8n/examples';
import type { Saved } from '../scripts/n8n/rest';
import { created, resultOf, until } from './helpers/executions';
import { startMailbox, type Mailbox } from './helpers/mailbox';
import { startModel, type Model, type ToolCall } from './helpers/model';
import { openStage, print, type Stage } from './helpers/stage';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** What an agent with an output parser calls to give its answer. */
const ANSWER = 'format_final_json_response';
const PLAN = {
	campaign: 'summer',
	messages: [
		{ text: 'Summer is here!', lists: ['fans'], price: 0 },
		{ text: 'The beach set.', lists: ['1001'], price: 0, sendAt: '2099-07-01T18:00:00Z' },
	],
};
const SCRIPTS: Record<string, ToolCall[]> = {
	'AI agent plans a campaign': [
		{ tool: 'Look_at_the_lists', args: {} },
		{ tool: 'Look_at_the_last_messages', args: {} },
		...PLAN.messages.map(({ text, lists, price, sendAt = '' }) => ({
			tool: 'Check_a_message',
			args: { text, lists: lists.join(), price, whenToSend: sendAt ? 'scheduled' : 'now', sendAt },
		})),
		{ tool: ANSWER, args: { output: PLAN } },
	],
	'AI agent with approval': [
		{
			tool: 'Check_the_draft',
			args: { text: 'Hello!', lists: 'fans', price: 0, whenToSend: 'now', sendAt: '' },
		},
		{ tool: ANSWER, args: { output: { text: 'Hello!', lists: ['fans'], price: 0 } } },
	],
};
const TEXTS: Record<string, string[]> = {
	'AI agent plans a campaign': PLAN.messages.map(({ text }) => text),
	'AI agent with approval': ['Hello!'],
};

let stage: Stage;
let mailbox: Mailbox;
let model: Model | undefined;

beforeAll(async () => {
	stage = await openStage();
	mailbox = await startMailbox();
}, 180_000);
beforeEach(() => {
	stage.sandbox.reset();
	mailbox.mails.length = 0;
});
afterEach(async () => await model?.close());
afterAll(async () => {
	await mailbox?.close();
	await stage?.close();
}, 60_000);

/** The example with a model and a mail account, begun by what is written in the chat. */
async function ready(name: string): Promise<object> {
	const { credential, rest, sandbox } = stage;
	model = await startModel(SCRIPTS[name]);
	const openAiApi = await rest.saveCredential('Model', 'openAiApi', {
		apiKey: 'none',
		url: model.url,
		header: false,
	});
	const smtp = await rest.saveCredential('Mail', 'smtp', {
		user: '',
		password: '',
		host: '127.0.0.1',
		port: mailbox.port,
		secure: false,
		disableStartTls: true,
	});
	const own: Array<[RegExp, Record<string, Saved>]> = [
		[/lmChatOpenAi$/, { openAiApi }],
		[/emailSend$/, { smtp }],
	];
	const surroundings = { credential, apiUrl: sandbox.url, videoUrl: sandbox.url };
	const example = exampleWorkflows(surroundings).find((one) => one.name === name);
	if (!example) throw new Error(`no example ${name}`);
	const nodes = example.nodes.map((node) => {
		const [, credentials] = own.find(([type]) => type.test(node.type)) ?? [];
		return credentials ? { ...node, credentials } : node;
	});
	const [{ name: chat }] = example.nodes;
	const said = { sessionId: '1', action: 'sendMessage', chatInput: 'Bring back who was away.' };
	return { ...example, nodes, pinData: { [chat]: [{ json: said }] } };
}

async function start(workflow: object): Promise<string> {
	const saved = await stage.rest.createWorkflow(workflow);
	const { executionId } = await stage.rest.call<{ executionId: string }>(
		'POST',
		`/workflows/${saved.id}/run`,
		{ workflowData: saved, triggerToStartFrom: { name: 'When chat message received' } },
	);
	return executionId;
}

describe('Approval', () => {
	it.each(
		Object.keys(SCRIPTS).flatMap((name) => [
			[name, 'true'],
			[name, 'false'],
		]),
	)('"%s" asks a person first, whose answer is %s', async (name, answer) => {
		const execution = await start(await ready(name));
		const mail = await until(() => mailbox.mails[0], 'the mail that asks');
		const waits = ({ status }: { status: string }) => status === 'waiting';
		await resultOf(stage.rest, execution, 60, waits);
		expect(stage.sandbox.messages).toEqual([]);
		for (const text of [...TEXTS[name], 'Fans at most: 48']) expect(mail).toContain(text);
		const results = model?.asked.at(-1)?.messages.filter(({ role }) => role === 'tool');
		expect(results).toHaveLength(SCRIPTS[name].length - 1);
		expect(JSON.stringify(results)).toContain('Dry Run: nothing was sent');

		const links = [...mail.matchAll(/href="([^"]+)"/g)].map(([, link]) =>
			link.replaceAll('&amp;', '&'),
		);
		const link = links.find((one) => one.includes(`approved=${answer}`));
		if (!link) throw new Error(`no link to approve: ${links.join(' ')}`);
		// n8n takes no answer from what looks like a program that only previews a mail.
		await fetch(link, { headers: { 'user-agent': BROWSER } });
		const { status, error } = await resultOf(stage.rest, execution);
		print(`"${name}", ${answer}: ${status}, ${stage.sandbox.messages.length} messages`);
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(created(stage.sandbox).texts).toEqual(answer === 'true' ? TEXTS[name] : []);
	});
});
