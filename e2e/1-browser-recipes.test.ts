import { exampleFiles, exampleWorkflows, type ExampleWorkflow } from '../scripts/n8n/examples';
import { openEditor, type Area, type Editor } from './helpers/browser';
import { openStage, type Stage } from './helpers/stage';

/** What n8n's own bars and buttons take beside a workflow. */
const BARS = { width: 240, height: 320 };
/** No picture is larger: it has to be read at a glance, and to stay small. */
const LARGEST = { width: 1700, height: 1000 };
const SMALLEST = { width: 1000, height: 620 };
/** A node's name stands below it, and at the left of a trigger is a sign. */
const AROUND = { left: 50, top: 20, right: 60, bottom: 62 };

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

/** Makes the page as large as the workflow, so that n8n need not make it small. */
async function fit({ nodes }: ExampleWorkflow): Promise<void> {
	const sizeOf = (axis: 0 | 1, size: 'width' | 'height') => {
		const from = nodes.map(({ position }) => position[axis]);
		const to = nodes.map(
			({ position, parameters }) => position[axis] + Number(parameters[size] ?? 200),
		);
		const wanted = Math.max(...to) - Math.min(...from) + BARS[size];
		return Math.min(LARGEST[size], Math.max(SMALLEST[size], wanted));
	};
	await editor.page.setViewportSize({ width: sizeOf(0, 'width'), height: sizeOf(1, 'height') });
}

/** Where all nodes stand. */
async function workflowArea(): Promise<Area> {
	const found = await editor.page.locator('.vue-flow__node').all();
	const boxes = await Promise.all(found.map(async (node) => await node.boundingBox()));
	const all = boxes.filter((box) => box !== null);
	const left = Math.min(...all.map(({ x }) => x)) - AROUND.left;
	const top = Math.min(...all.map(({ y }) => y)) - AROUND.top;
	const right = Math.max(...all.map(({ x, width }) => x + width)) + AROUND.right;
	const bottom = Math.max(...all.map(({ y, height }) => y + height)) + AROUND.bottom;
	return { x: left, y: top, width: right - left, height: bottom - top };
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
		await editor.picture(`recipe-${file}`, await workflowArea());
	},
);

it('leaves no error on the console', () => {
	expect(editor.problems).toEqual([]);
});
