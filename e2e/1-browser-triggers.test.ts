import { randomUUID } from 'node:crypto';

import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { OfAuthTrigger } from '../nodes/OfAuthTrigger/OfAuthTrigger.node.ts';
import { OfAuthWebhookTrigger } from '../nodes/OfAuthWebhookTrigger/OfAuthWebhookTrigger.node.ts';
import { deliver, eventOf, SANDBOX_WEBHOOK_SECRET } from '../sandbox/webhooks';
import { goDark, goTo, openEditor, type Editor } from './helpers/browser';
import { until } from './helpers/executions';
import { choose, chooseIn, openNode, untilShown } from './helpers/form';
import { polling, TRIGGER } from './helpers/polls';
import { openStage, print, type Stage } from './helpers/stage';
import { workflow } from './helpers/workflows';

const WEBHOOK_TRIGGER = 'OFAuth Webhook Trigger';
/** As long as no event is chosen, n8n shows nothing beside the form. */
const CHOSEN = { events: ['connection.expired'] };
const AMBER = { connectionId: 'conn_amber' };
const optionsOf = ({ properties }: INodeTypeDescription, parameter: string) =>
	(properties.find(({ name }) => name === parameter) as INodeProperties)
		.options as INodePropertyOptions[];

let stage: Stage;
let editor: Editor;
/** Of the workflow with the one trigger, and of that with the other. */
let pollingUrl: string;
let webhookUrl: string;

beforeAll(async () => {
	stage = await openStage({ bucket: null, life: { queuedMs: 0, sendingMs: 0, purchaseShare: 0 } });
	const { credential, rest, sandbox, n8n } = stage;
	const { id: massMessageId } = sandbox.addMessage({ ...AMBER, body: { text: 'Drop', price: 9 } });
	sandbox.buy({ ...AMBER, massMessageId, userId: 100_001 });
	sandbox.addSubscriber(AMBER);
	const urlOf = ({ id }: { id: string }) => `${n8n.url}/workflow/${id}`;
	pollingUrl = urlOf(await rest.createWorkflow(polling('Polling', credential, {})));

	const secrets = { signingSecret: '', testSigningSecret: SANDBOX_WEBHOOK_SECRET };
	const { id, name } = await rest.saveCredential('OFAuth webhooks', 'ofAuthWebhookApi', secrets);
	const trigger = {
		name: WEBHOOK_TRIGGER,
		type: 'n8n-nodes-ofauth.ofAuthWebhookTrigger',
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: CHOSEN,
		credentials: { ofAuthWebhookApi: { id, name } },
	};
	webhookUrl = urlOf(await rest.createWorkflow(workflow('Webhooks', [trigger], {})));
	editor = await openEditor(n8n.url);
}, 180_000);
afterAll(async () => {
	await editor?.close();
	await stage?.close();
}, 60_000);

/** What was not to be seen, since it was asked last. */
const noProblems = () => expect(editor.problems.splice(0)).toEqual([]);

describe('OFAuth Trigger', () => {
	const { description } = new OfAuthTrigger();
	const BEFORE = ['Poll Times'];
	beforeAll(async () => {
		await goTo(editor, pollingUrl);
		await openNode(editor, TRIGGER);
	});

	it.each(optionsOf(description, 'event'))(
		'$name: shows its fields, and Fetch Test Event an item',
		async ({ name, value }) => {
			const { part } = editor;
			const names = optionsOf(description, 'event').map((option) => option.name);
			expect(await chooseIn(editor, 'event', name)).toEqual(names);
			const seen = await untilShown(editor, description, { event: value }, BEFORE);
			expect(seen.flatMap(({ cut }) => cut)).toEqual([]);
			expect(seen[0].values).toContain('Every Minute');

			const button = part('trigger-execute-button').first();
			expect(await button.innerText()).toBe('Fetch Test Event');
			await button.click();
			await part('output-panel').getByText(String(value), { exact: true }).first().waitFor();
			noProblems();
		},
	);

	it('says where there is nothing yet', async () => {
		const { part } = editor;
		await chooseIn(editor, 'event', 'Mass Message Sent');
		stage.sandbox.reset();
		await part('node-execute-button').first().click();
		const message = part('node-error-message');
		await message.waitFor();
		print(await message.innerText());
		expect(await message.innerText()).toMatch(/^OFAuth shows no .* yet$/);
		noProblems();
	});

	it('is in a picture', async () => {
		const { part } = editor;
		const { id: massMessageId } = stage.sandbox.addMessage({ ...AMBER, body: { price: 9 } });
		stage.sandbox.buy({ ...AMBER, massMessageId, userId: 100_001 });
		await chooseIn(editor, 'event', 'Mass Message Bought');
		await part('node-execute-button').first().click();
		await part('output-panel').getByText('massMessageBought').first().waitFor();
		await editor.picture('trigger-polling');
	});
});

describe('OFAuth Webhook Trigger', () => {
	const { description } = new OfAuthWebhookTrigger();
	const address = () => editor.page.locator('.webhook-url').first();
	beforeAll(async () => {
		await goTo(editor, webhookUrl);
		await openNode(editor, WEBHOOK_TRIGGER);
	});

	it('shows its fields', async () => {
		const seen = await untilShown(editor, description, CHOSEN);
		expect(seen.flatMap(({ cut }) => cut)).toEqual([]);
	});

	it('shows the Test URL and the Production URL', async () => {
		const { page } = editor;
		await page.getByText('Webhook URLs', { exact: true }).first().click();
		await address().waitFor();
		expect((await address().innerText()).trim()).toMatch(/\/webhook-test\/[\w-]+\/webhook$/);
		await page.getByText('Production URL', { exact: true }).first().click();
		await address().filter({ hasText: '/webhook/' }).waitFor();
		await page.getByText('Test URL', { exact: true }).first().click();
		await address().filter({ hasText: '/webhook-test/' }).waitFor();
	});

	it('takes more events, and says in words what to do', async () => {
		const { page, part } = editor;
		await part('parameter-input-events').click();
		await choose(editor, /^\s*Rules Updated/);
		await page.keyboard.press('Escape');
		await part('trigger-header').getByText('Receive events from OFAuth').waitFor();
		await page.getByText('When will this node trigger my flow?').click();
		const help = page.getByText('While you build:').first();
		await help.waitFor();
		expect(await help.evaluate(({ tagName }: { tagName: string }) => tagName)).toBe('B');
		await editor.picture('trigger-webhook');
	});

	it('listens, and shows a signed event at once', async () => {
		const { part } = editor;
		await part('trigger-execute-button').first().click();
		await part('trigger-listening').waitFor();
		const url = (await address().innerText()).trim();
		await until(async () => {
			const secret = SANDBOX_WEBHOOK_SECRET;
			const event = eventOf('connection.expired');
			const { isDelivered } = await deliver(event, { url, secret, tries: 1 });
			return isDelivered || undefined;
		}, 'an event to be taken');
		const output = part('output-panel');
		await output.getByText('connection.expired', { exact: true }).first().waitFor();
		await output.getByText('conn_amber', { exact: true }).first().waitFor();
		noProblems();
	});
});

describe('In dark colours', () => {
	it.each([
		['trigger-polling-dark', TRIGGER, () => pollingUrl],
		['trigger-webhook-dark', WEBHOOK_TRIGGER, () => webhookUrl],
	])('%s', async (picture, name, urlOf) => {
		const { part } = editor;
		await goDark(editor, urlOf());
		await openNode(editor, name);
		const icon = await part('ndv').locator('img').first().getAttribute('src');
		expect(icon).toContain('dark');
		await editor.picture(picture);
		noProblems();
	});
});
