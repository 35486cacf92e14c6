import { SANDBOX_API_KEY } from '../sandbox';
import { goDark, openEditor, type Editor } from './helpers/browser';
import { until } from './helpers/executions';
import { choose } from './helpers/form';
import { openStage, type Stage } from './helpers/stage';

let stage: Stage;
let editor: Editor;

beforeAll(async () => {
	stage = await openStage({ bucket: null }, { GENERIC_TIMEZONE: 'Europe/Berlin' });
	// The tests make the credential themselves, in the browser.
	await stage.rest.call('DELETE', `/credentials/${stage.credential.id}`);
	editor = await openEditor(stage.n8n.url);
}, 180_000);
afterAll(async () => {
	if (hasFailed) await editor?.picture('failed');
	await editor?.close();
	await stage?.close();
}, 60_000);

const name = 'Create mass message';

async function fillCredential(field: string, value: string): Promise<void> {
	const modal = editor.part('editCredential-modal');
	await modal
		.locator(`[data-test-id="parameter-input-${field}"] input, [data-test-id="${field}"] input`)
		.first()
		.fill(value);
}

let hasFailed = false;

/** A check that goes on where the one before it has ended, and cannot be done without it. */
function step(what: string, check: () => Promise<void>): void {
	it(what, async () => {
		if (hasFailed) throw new Error('Not tried: a step before it has failed');
		hasFailed = true;
		await check();
		hasFailed = false;
	});
}

describe('Browser', () => {
	step('"create mass message" finds the node in the panel', async () => {
		const { page, part } = editor;
		await page.goto(`${stage.n8n.url}/workflow/new`);
		await part('canvas-add-button').or(part('canvas-plus-button')).first().click();
		await part('node-creator-search-bar').last().fill('manual');
		await part('node-creator-item-name').filter({ hasText: 'Manual Trigger' }).click();
		await part('canvas-handle-plus').first().click();
		await part('node-creator-search-bar').last().fill('create mass message');
		const found = part('node-creator-item-name').first();
		await found.filter({ hasText: 'OFAuth' }).waitFor();
		await found.click();
		expect(await part('node-creator-item-name').allTextContents()).toContain(name);
	});

	step('adds it under the name of its action', async () => {
		const { page, part } = editor;
		await part('node-creator-item-name').filter({ hasText: name }).click();
		await part('ndv').waitFor();
		expect(await part('node-title-container').textContent()).toContain(name);
		await part('ndv-close-button').click();
		await part('canvas-node').nth(1).filter({ hasText: name }).waitFor();
		await page.waitForTimeout(500);
		await editor.picture('canvas');
	});

	step('tells in words that a key is wrong', async () => {
		const { page, part } = editor;
		await part('canvas-node').nth(1).dblclick();
		await part('node-credentials-empty-state').getByRole('button').click();
		await part('editCredential-modal').waitFor();
		await fillCredential('apiKey', 'sk_sandbox_wrong');
		await fillCredential('baseUrl', stage.sandbox.url);
		await part('credential-save-button').click();
		await page.getByText('More details').click();
		await page.getByText('OFAuth does not know this API key').first().waitFor();
		await editor.picture('credential-wrong-key');
	});

	step('tells that a key works', async () => {
		const { page, part } = editor;
		await fillCredential('apiKey', SANDBOX_API_KEY);
		await fillCredential('connectionId', 'conn_amber');
		await part('credential-save-button').click();
		// n8n closes the form by itself where the test has gone well.
		await part('editCredential-modal').waitFor({ state: 'hidden' });
		await part('credential-edit-button').click();
		await page.getByText('Connection tested successfully').first().waitFor();
		await editor.picture('credential');
		await page.keyboard.press('Escape');
		await part('editCredential-modal').waitFor({ state: 'hidden' });
		expect(stage.sandbox.received.at(-1)?.path).toBe('/v2/access/self');
	});

	step('offers the connections of the key', async () => {
		const { page, part } = editor;
		// Escape may have closed the node's form too.
		await page.waitForTimeout(500);
		if (!(await part('ndv').isVisible())) await part('canvas-node').nth(1).dblclick();
		const locator = part('resource-locator-connectionId');
		await locator.waitFor();
		await locator.locator('[data-test-id="rlc-input"]').first().click();
		await part('rlc-item').filter({ hasText: 'Bella Frost' }).first().waitFor();
		await editor.picture('connections');
		await part('rlc-item').filter({ hasText: 'Bella Frost' }).first().click();
	});

	step('offers the lists of that connection', async () => {
		const { page, part } = editor;
		await part('parameter-input-text')
			.locator('textarea')
			.fill('**New set is out!** Who wants to see it first?');
		const lists = part('parameter-input-userLists');
		await until(
			() =>
				stage.sandbox.received.some(
					({ path, connectionId }) =>
						path.endsWith('/users/lists') && connectionId === 'conn_bella',
				) || undefined,
			'lists of Bella',
		);
		await lists.click();
		await choose(editor, /^Fans/);
		await choose(editor, /VIP/);
		await editor.picture('lists');
		await page.keyboard.press('Escape');
	});

	step('takes a date from the date picker', async () => {
		const { page, part } = editor;
		await part('parameter-input-whenToSend').click();
		await choose(editor, 'At a Set Time');
		const date = part('parameter-input-scheduledDate').locator('input').first();
		await date.fill('2027-01-15 09:30:00');
		await page.keyboard.press('Enter');
		// As high as the whole form.
		const size = page.viewportSize() ?? { width: 1440, height: 900 };
		await page.setViewportSize({ ...size, height: 1260 });
		await editor.picture('form');
		await page.setViewportSize(size);
	});

	step('sends once and shows the answer', async () => {
		const { part } = editor;
		await part('node-execute-button').first().click();
		const output = part('output-panel');
		await output.getByText('7001').first().waitFor();
		await editor.picture('output');
		expect(stage.sandbox.messages).toEqual([
			expect.objectContaining({
				connectionId: 'conn_bella',
				body: {
					text: '**New set is out!** Who wants to see it first?',
					userLists: ['fans', 1001],
					// 9:30 in Berlin
					scheduledDate: '2027-01-15T08:30:00.000Z',
				},
			}),
		]);
	});

	step('says on the form that a Dry Run sends nothing, and gives a review', async () => {
		const { page, part } = editor;
		const collections = part('collection-parameter-add').or(
			part('collection-parameter').locator('.el-select'),
		);
		await collections.last().click();
		await choose(editor, 'Dry Run');
		const notice = page.getByText('Dry Run: nothing will be sent while it is on');
		await notice.scrollIntoViewIfNeeded();
		await editor.picture('dry-run');
		await part('node-execute-button').first().click();
		const output = part('output-panel');
		await output.getByText('Fans at most').first().waitFor();
		await editor.picture('dry-run-output');
		expect(stage.sandbox.messages).toHaveLength(1);
	});

	step('says so on the canvas', async () => {
		const { page, part } = editor;
		await part('ndv-close-button').click();
		const node = part('canvas-node').nth(1);
		await node.filter({ hasText: 'Dry Run · create: massMessage' }).waitFor();
		await page.waitForTimeout(500);
		await editor.picture('dry-run-canvas');
		await node.dblclick();
		await part('parameter-input-text').waitFor();
	});

	step('stands in dark colours too', async () => {
		const { page, part } = editor;
		await part('ndv-close-button').click();
		await page.waitForTimeout(2000);
		await goDark(editor, page.url());
		await part('canvas-node').nth(1).filter({ hasText: name }).waitFor();
		await part('canvas-node').nth(1).filter({ hasText: 'Dry Run' }).waitFor();
		await editor.picture('dry-run-canvas-dark');
		await part('canvas-node').nth(1).dblclick();
		await part('parameter-input-text').waitFor();
		await page.waitForTimeout(500);
		const icon = await part('ndv').locator('img').first().getAttribute('src');
		expect(icon).toContain('dark');
		await editor.picture('form-dark');
	});

	it('leaves no error on the console', () => {
		expect(editor.problems).toEqual([]);
	});
});
