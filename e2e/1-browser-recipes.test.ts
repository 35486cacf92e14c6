import { exampleFiles, exampleWorkflows, type ExampleWorkflow } from '../scripts/n8n/examples';
import { openEditor, type Editor } from './helpers/browser';
import { openStage, type Stage } from './helpers/stage';

/** About what n8n draws besides a node's own square: its name below, its handles. */
const AROUND = { width: 260, height: 200 };
const WIDTH = 1440;

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

/** Makes the page as high as the workflow is, beside its width. */
async function fit({ nodes }: ExampleWorkflow): Promise<void> {
	const ends = (axis: 0 | 1, size: 'width' | 'height') => {
		const from = nodes.map(({ position }) => position[axis]);
		const to = nodes.map(
			({ position, parameters }) => position[axis] + Number(parameters[size] ?? AROUND[size]),
		);
		return Math.max(...to) - Math.min(...from);
	};
	const height = (WIDTH * ends(1, 'height')) / ends(0, 'width');
	// n8n's own bars take about so much.
	const bars = 180;
	await editor.page.setViewportSize({
		width: WIDTH,
		height: Math.round(Math.min(900, Math.max(480, height + bars))),
	});
}

it.each(exampleFiles().map(({ file, name }) => [name, file]))(
	'"%s" stands on the canvas, every node known',
	async (name, file) => {
		const { credential, rest, sandbox, n8n } = stage;
		const surroundings = { credential, apiUrl: sandbox.url, videoUrl: sandbox.url };
		const example = exampleWorkflows(surroundings).find((one) => one.name === name);
		if (!example) throw new Error(`no example ${name}`);
		const { id } = await rest.createWorkflow(example);
		const { page, part } = editor;
		await fit(example);
		await page.goto(`${n8n.url}/workflow/${id}`);
		const shown = example.nodes.filter(({ type }) => !type.endsWith('stickyNote'));
		for (const node of shown)
			await part('canvas-node').filter({ hasText: node.name }).first().waitFor();
		expect(await part('canvas-node').filter({ hasText: 'Install this node' }).count()).toBe(0);
		await page.keyboard.press('1');
		await page.waitForTimeout(1500);
		await editor.picture(`recipe-${file}`, part('canvas').or(page.locator('.vue-flow')).first());
	},
);

it('leaves no error on the console', () => {
	expect(editor.problems).toEqual([]);
});
