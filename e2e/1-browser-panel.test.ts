import { OfAuth } from '../nodes/OfAuth/OfAuth.node.ts';
import { OfAuthTrigger } from '../nodes/OfAuthTrigger/OfAuthTrigger.node.ts';
import { goDark, goTo, openEditor, type Editor } from './helpers/browser';
import { actionLines, declaredLines, openPanel, search } from './helpers/nodePanel';
import { openStage, print, type Stage } from './helpers/stage';
import { workflow } from './helpers/workflows';

const { description } = new OfAuth();
const LINES = declaredLines(description);
/** What the panel shows without being scrolled. */
const FIRST = 10;
const SIZE = { width: 1440, height: 900 };

let stage: Stage;
let editor: Editor;
/** Of a workflow that has a trigger only. */
let url: string;

beforeAll(async () => {
	stage = await openStage();
	editor = await openEditor(stage.n8n.url);
	const trigger = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const { id } = await stage.rest.createWorkflow(workflow('Panel', [trigger], {}));
	url = `${stage.n8n.url}/workflow/${id}`;
}, 180_000);
afterAll(async () => {
	await editor?.close();
	await stage?.close();
}, 60_000);

const groups = LINES.filter(({ isGroup }) => isGroup);

/** Searches for a node and opens the list of its actions. */
async function openActions(words: string, name: string | RegExp): Promise<void> {
	await search(editor, words);
	await editor.part('node-creator-item-name').filter({ hasText: name }).first().click();
}

/** Goes from the actions of a node back to the search. */
async function leaveActions(): Promise<void> {
	await editor.part('nodes-list-header').locator('button').first().click();
	await editor.part('node-creator-search-bar').last().waitFor();
}

describe('What may follow', () => {
	beforeAll(async () => {
		await goTo(editor, url);
		await openPanel(editor);
	});

	it.each(['unsend', 'subscribers', 'vault', 'user list', 'chat', 'ppv', 'mass message'])(
		'"%s" finds OFAuth',
		async (words) => {
			const found = await search(editor, words);
			print(`"${words}": ${found.slice(0, FIRST).join(', ')}`);
			expect(found.slice(0, FIRST)).toContain('OFAuth');
		},
	);

	it('"create mass message" finds OFAuth alone', async () => {
		expect(await search(editor, 'create mass message')).toEqual(['OFAuth']);
		const about = await editor.part('node-creator-item-description').first().innerText();
		// n8n says of a node what its trigger says, where the two are one entry.
		expect(about).toBe(new OfAuthTrigger().description.description);
		await editor.picture('search');
	});

	it('the actions of OFAuth stand below their resources, in the order of the form', async () => {
		await editor.page.setViewportSize({ ...SIZE, height: 2450 });
		await openActions('ofauth', /^\s*OFAuth\s*$/);
		const lines = await actionLines(editor, LINES.length);
		await editor.picture('actions', editor.part('node-creator'));
		expect(lines).toEqual(LINES);
		print(`${groups.length} resources, ${lines.length - groups.length} actions`);
	});

	it('so it is in dark colours', async () => {
		await goDark(editor, url);
		await openPanel(editor);
		await openActions('ofauth', /^\s*OFAuth\s*$/);
		expect(await actionLines(editor, LINES.length)).toEqual(LINES);
		const icon = await editor.part('node-creator').locator('img').first().getAttribute('src');
		expect(icon).toContain('dark');
		await editor.picture('actions-dark', editor.part('node-creator'));
	});
});

describe('What may begin', () => {
	beforeAll(async () => {
		await editor.page.setViewportSize(SIZE);
		await goTo(editor, `${stage.n8n.url}/workflow/new`);
		await openPanel(editor);
	});

	it.each([
		['new subscriber', 'OFAuth'],
		['sale', 'OFAuth'],
		['ofauth trigger', 'OFAuth'],
		['webhook', 'OFAuth Webhook'],
		['connection expired', 'OFAuth Webhook'],
	])('"%s" finds %s', async (words, name) => {
		const found = await search(editor, words);
		print(`"${words}": ${found.slice(0, FIRST).join(', ')}`);
		expect(found.slice(0, FIRST)).toContain(name);
	});

	it('each event of OFAuth Trigger is named', async () => {
		await openActions('ofauth', /^\s*OFAuth\s*$/);
		const lines = await actionLines(editor, 4);
		expect(lines.map(({ text }) => text)).toEqual([
			'On mass message bought',
			'On mass message sent',
			'On new subscriber',
			'On new transaction',
		]);
	});

	it('each event of OFAuth Webhook Trigger is named', async () => {
		await leaveActions();
		await openActions('ofauth', 'OFAuth Webhook');
		const lines = await actionLines(editor, 11);
		expect(lines[0].text).toBe('On any event');
		expect(lines.map(({ text }) => text)).toContain('On any OnlyFans event (beta)');
	});

	it('leaves no error on the console', () => {
		expect(editor.problems).toEqual([]);
	});
});
