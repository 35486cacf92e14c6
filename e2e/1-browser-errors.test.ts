import { SANDBOX_WEBHOOK_SECRET } from '../sandbox/webhooks';
import { exampleWorkflows } from '../scripts/n8n/examples';
import { startVideoServer, type VideoServer } from '../scripts/n8n/videoServer';
import { openEditor, type Editor } from './helpers/browser';
import { hurried } from './helpers/exampleResults';
import { openStage, type Stage } from './helpers/stage';
import { OFAUTH_NODE, ofAuth, workflow } from './helpers/workflows';

/** Thirty rows of a sheet in which a column has another name, and some prices are none. */
const CREATORS = ['conn_amber', 'conn_bella', 'conn_coral'];
const ROWS = Array.from({ length: 30 }, (_, row) => ({
	connection: CREATORS[row % 3],
	name: row === 7 ? null : `Fan ${row}`,
	price: row > 25 ? `${row},99` : 9.99,
	lists: row === 3 ? '<b>VIP</b> whales' : 'fans',
}));

let stage: Stage;
let editor: Editor;

beforeAll(async () => {
	stage = await openStage();
	editor = await openEditor(stage.n8n.url);
}, 180_000);
afterAll(async () => {
	await editor?.close();
	await stage?.close();
}, 60_000);

it('The error panel shows one problem a line, and what a user wrote as it was written', async () => {
	const { page, part } = editor;
	const trigger = { name: 'Rows', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const node = ofAuth(stage.credential, {
		text: '=Hey {{ $json.name }}, your code is {{ $json.code }}',
		userLists: '={{ $json.lists }}',
		price: '={{ $json.price }}',
	});
	const { id } = await stage.rest.createWorkflow({
		...workflow('Thirty bad rows', [trigger, node], { Rows: [OFAUTH_NODE] }),
		pinData: { Rows: ROWS.map((json) => ({ json })) },
	});
	await page.goto(`${stage.n8n.url}/workflow/${id}`);
	await part('canvas-node').filter({ hasText: OFAUTH_NODE }).waitFor();
	await part('execute-workflow-button').first().click();
	await part('canvas-node').filter({ hasText: OFAUTH_NODE }).first().dblclick();
	await part('node-error-description').waitFor();
	await page.waitForTimeout(500);
	await editor.picture('error');

	expect(await part('node-error-message').textContent()).toBe(
		'Nothing was sent. Text [items 0–29; Amber Lane @amberlane (conn_amber), Bella Frost @bellafrost (conn_bella), Coral Reyes @coralreyes (conn_coral)]: {{ $json.code }} in it gives nothing (undefined): give it a value, or name it in Options → Fields That May Be Empty (and 6 more problems)',
	);
	const lines = part('node-error-description').locator('li');
	expect(await lines.allTextContents()).toEqual([
		expect.stringMatching(
			/^User List Names or IDs \[item 3; Amber Lane .*\]: there is no list called "<b>VIP<\/b> whales"; closest: /,
		),
		expect.stringMatching(
			/^Text \[item 7; Bella Frost .*\]: \{\{ \$json\.name \}\} in it gives nothing/,
		),
		...[26, 27, 28, 29].map((item) =>
			expect.stringMatching(
				new RegExp(`^Price \\(USD\\) \\[item ${item}; .*\\]: "${item},99" is not a price`),
			),
		),
	]);
	expect(await lines.locator('b').count()).toBe(0);
	const tops = await lines.evaluateAll((all) =>
		all.map((line) => Math.round((line as unknown as { offsetTop: number }).offsetTop)),
	);
	expect(new Set(tops).size).toBe(6);
	expect(stage.sandbox.messages).toEqual([]);
});

describe('Red triangles of the form', () => {
	const nowhere = { credential: { id: '', name: '' }, apiUrl: '', videoUrl: '' };
	const examples = exampleWorkflows(nowhere)
		.filter(({ nodes }) => !nodes.some(({ type }) => /langchain/.test(type)))
		.map(({ name }) => name);
	let video: VideoServer;
	beforeAll(async () => {
		video = await startVideoServer();
	});
	afterAll(async () => await video.close());

	/** Runs a workflow in the editor and opens our node. @param name of the node */
	async function open(id: string, name = OFAUTH_NODE): Promise<void> {
		const { page, part } = editor;
		await page.goto(`${stage.n8n.url}/workflow/${id}`);
		await part('canvas-node').filter({ hasText: name }).waitFor();
		await part('execute-workflow-button').first().click();
		await page
			.getByText(/executed successfully|Problem in node/)
			.first()
			.waitFor({ timeout: 60_000 });
		await part('canvas-node').filter({ hasText: name }).first().dblclick();
		await part('parameter-input').first().waitFor();
		await page.waitForTimeout(2000);
	}

	it.each(examples)('"%s" has none, before and after it ran', async (name) => {
		const { credential, rest, sandbox } = stage;
		const secret = { signingSecret: SANDBOX_WEBHOOK_SECRET };
		const ready = exampleWorkflows({
			credential,
			webhookCredential: await rest.saveCredential('Webhooks', 'ofAuthWebhookApi', secret),
			apiUrl: sandbox.url,
			videoUrl: video.url,
		});
		const example = ready.find((found) => found.name === name);
		if (!example) throw new Error(`no example ${name}`);
		const { id } = await stage.rest.createWorkflow(hurried(example));
		const ours = example.nodes.filter(({ type }) => type.startsWith('n8n-nodes-ofauth.'));
		const node = ours.find((one) => one.name === OFAUTH_NODE) ?? ours[ours.length - 1];
		await open(id, node.name);
		expect(await editor.part('parameter-issues').count()).toBe(0);
	});

	it('a list by its name has one, which is n8n’s own: it is no entry of the picker', async () => {
		const trigger = { name: 'Rows', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
		const node = ofAuth(stage.credential, { text: 'Hi', userLists: '={{ $json.lists }}' });
		const { id } = await stage.rest.createWorkflow({
			...workflow('A list by name', [trigger, node], { Rows: [OFAUTH_NODE] }),
			pinData: { Rows: [{ json: { lists: 'VIP whales' } }] },
		});
		await open(id);
		expect(await editor.part('parameter-issues').count()).toBe(1);
	});
});
