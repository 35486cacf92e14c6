import { openEditor, type Editor } from '../e2e/helpers/browser';
import { workflow, type TestNode } from '../e2e/helpers/workflows';
import { SANDBOX_API_KEY, startSandbox } from '../sandbox';
import type { N8nRest } from '../scripts/n8n/rest';
import { median } from './outcome';
import { kilobytes, table } from './table';
import type { WholeN8n } from './wholeN8n';

/** The form of a node in n8n's editor. */
export interface FormRow {
	name: string;
	/** Its description as JSON, which the editor loads once. */
	bytes: number;
	/** From the double click on the node until the last parameter is there: the median. */
	openMs: number;
}

export const OUR_FORM = 'OFAuth, Create Mass Message';
export const HTTP_FORM = 'HTTP Request';

/** Of each node; the first ones are not counted. */
const OPENINGS = 15;
const FIRST = 2;
/** Milliseconds in which the page comes to rest. */
const REST = 400;

const OPTIONS = /^\s*Options\s+No properties/;
const NODES: TestNode[] = [
	{
		name: OUR_FORM,
		type: 'n8n-nodes-ofauth.ofAuth',
		typeVersion: 1,
		parameters: { resource: 'massMessage', operation: 'create' },
	},
	{
		name: 'OFAuth, Get Connection',
		type: 'n8n-nodes-ofauth.ofAuth',
		typeVersion: 1,
		parameters: { resource: 'connection', operation: 'get' },
	},
	{ name: HTTP_FORM, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.5 },
	{
		name: 'Gmail, Send Message',
		type: 'n8n-nodes-base.gmail',
		typeVersion: 2.1,
		parameters: { resource: 'message', operation: 'send' },
	},
	{
		name: 'Slack, Send Message',
		type: 'n8n-nodes-base.slack',
		typeVersion: 2.3,
		parameters: { resource: 'message', operation: 'post' },
	},
];
/** How those parameters of a form begin that come last, where it is not Options alone; what is in Options comes after its title. */
const LAST: Record<string, RegExp[]> = {
	[HTTP_FORM]: [OPTIONS, /^\s*You can view the raw requests/],
};

/** Opens the forms of this node and of n8n's own in Chromium, in turns. */
export async function measureForms({ n8n, rest }: WholeN8n): Promise<FormRow[]> {
	const sandbox = await startSandbox({ bucket: null });
	const saved = await rest.createWorkflow(await nodesFor(rest, sandbox.url));
	const editor = await openEditor(n8n.url);
	try {
		await editor.page.goto(`${n8n.url}/workflow/${saved.id}`);
		const times = NODES.map((): number[] => []);
		for (let turn = 0; turn < OPENINGS; turn++)
			for (const [index, node] of NODES.entries())
				times[index].push(await openMs(editor, node.name));
		const rows: FormRow[] = [];
		for (const [index, { name, type }] of NODES.entries())
			rows.push({
				name,
				bytes: await descriptionBytes(editor, type),
				openMs: median(times[index].slice(FIRST)),
			});
		return rows;
	} finally {
		await editor.close();
		await sandbox.close();
	}
}

async function nodesFor(rest: N8nRest, baseUrl: string): Promise<object> {
	const { id, name } = await rest.saveCredential('OFAuth sandbox', 'ofAuthApi', {
		apiKey: SANDBOX_API_KEY,
		connectionId: 'conn_amber',
		baseUrl,
	});
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const nodes = NODES.map((node) =>
		node.type.startsWith('n8n-nodes-ofauth.')
			? { ...node, credentials: { ofAuthApi: { id, name } } }
			: node,
	);
	return workflow('Forms', [start, ...nodes], { Start: NODES.map((node) => node.name) });
}

/** Milliseconds, taken in the page; the form is closed again afterwards. */
async function openMs({ page, part }: Editor, name: string): Promise<number> {
	const node = part('canvas-node').filter({ hasText: name });
	await node.waitFor();
	await page.evaluate(`void (window.opened = ${watchFor(LAST[name] ?? [OPTIONS])})`);
	await node.dblclick();
	const ms = (await page.evaluate('window.opened')) as number;
	await page.waitForTimeout(REST);
	await part('ndv-close-button').click();
	await part('ndv').waitFor({ state: 'hidden' });
	await page.waitForTimeout(REST);
	return ms;
}

/** Runs in the page: milliseconds from the double click until the parameters that begin like this have a place on it. */
const watchFor = (last: RegExp[]) => `new Promise((resolve) => {
	const begin = () => {
		const start = performance.now();
		const look = () => {
			const all = [...document.querySelectorAll('[data-test-id="parameter-item"]')];
			const shown = all.filter((one) => one.getClientRects().length > 0);
			const isThere = (text) => shown.some((one) => text.test(one.textContent));
			if ([${last.join(', ')}].every(isThere)) resolve(performance.now() - start);
			else requestAnimationFrame(look);
		};
		look();
	};
	addEventListener('dblclick', begin, { capture: true, once: true });
})`;

/** What n8n tells the editor of a node, its newest version. */
async function descriptionBytes({ page }: Editor, type: string): Promise<number> {
	const text = (await page.evaluate(
		"fetch('/types/nodes.json').then((answer) => answer.text())",
	)) as string;
	const all = JSON.parse(text) as Array<{ name: string; version: number | number[] }>;
	const newest = ({ version }: { version: number | number[] }) => Math.max(...[version].flat());
	const own = all
		.filter(({ name }) => name === type)
		.sort((one, other) => newest(other) - newest(one));
	return Buffer.byteLength(JSON.stringify(own[0]));
}

/** The table of forms. */
export function formTable(rows: FormRow[] = []): string {
	return table(
		['', 'Description as JSON', 'Open after'],
		rows.map(({ name, bytes, openMs: ms }) => [name, kilobytes(bytes), `${ms.toFixed(0)} ms`]),
	);
}
