import { exampleFiles, exampleWorkflows, type ExampleWorkflow } from '../scripts/n8n/examples';
import { openEditor, type Area, type Editor } from './helpers/browser';
import { openStage, type Stage } from './helpers/stage';

/** What n8n's own bars and buttons take beside a workflow. */
const BARS = { width: 240, height: 320 };
/** No picture is larger: it has to be read at a glance, and to stay small. */
const LARGEST = { width: 1700, height: 1000 };
const SMALLEST = { width: 1000, height: 620 };
/** A node's name stands below it, and at the left of a trigger is a sign. */
const AROUND_NODE = { left: 60, top: 20, right: 90, bottom: 84 };
const AROUND_NOTE = { left: 20, top: 20, right: 20, bottom: 20 };

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

/** Where all nodes and notes stand. */
async function workflowArea(): Promise<Area> {
	const note = editor.part('sticky');
	const all = editor.page.locator('.vue-flow__node');
	const groups = [
		{ found: await all.filter({ hasNot: note }).all(), around: AROUND_NODE },
		{ found: await all.filter({ has: note }).all(), around: AROUND_NOTE },
	];
	const edges = await Promise.all(
		groups.flatMap(({ found, around }) =>
			found.map(async (one) => {
				const { x, y, width, height } = (await one.boundingBox()) as Area;
				const { left, top, right, bottom } = around;
				return [x - left, y - top, x + width + right, y + height + bottom];
			}),
		),
	);
	const [x, y] = [0, 1].map((side) => Math.min(...edges.map((edge) => edge[side])));
	const [right, bottom] = [2, 3].map((side) => Math.max(...edges.map((edge) => edge[side])));
	return { x, y, width: right - x, height: bottom - y };
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
