import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import type { Editor } from './browser';
import { until } from './executions';

/** Opens the nodes panel on the workflow that is open: on one that is empty it offers what may begin, else what may follow. */
export async function openPanel({ part }: Editor): Promise<void> {
	const empty = part('canvas-add-button').or(part('canvas-plus-button'));
	await part('canvas-handle-plus').or(empty).first().click();
	await part('node-creator-search-bar').last().waitFor();
}

/** Searches in the panel. @returns the names of the nodes that are found, the best first */
export async function search({ part }: Editor, words: string): Promise<string[]> {
	const bar = part('node-creator-search-bar').last();
	const found = part('node-creator-item-name');
	const names = async () => (await found.allTextContents()).map((name) => name.trim());
	const isOurs = (all: string[]) => all.some((name) => name.startsWith('OFAuth'));
	await bar.fill('');
	await until(async () => !isOurs(await names()) || undefined, 'the panel without a search', 5);
	await bar.fill(words);
	await until(async () => isOurs(await names()) || undefined, `OFAuth for "${words}"`, 5);
	return await names();
}

/** A line of a list of actions: the name of a group, or an action. */
export interface Line {
	isGroup: boolean;
	text: string;
}

/** Runs in the page; what the keyboard passes over is the name of a group. */
const LINES = `[...document.querySelectorAll('[data-test-id="item-iterator-item"]')].map((line) => ({
	isGroup: !line.dataset.keyboardNavType,
	text: line.textContent.trim(),
}))`;

/** The actions that the panel shows of a node, once it shows so many lines. */
export async function actionLines({ page }: Editor, count: number): Promise<Line[]> {
	let lines: Line[] = [];
	const isAll = async () => {
		lines = await page.evaluate<Line[]>(LINES);
		return lines.length === count || undefined;
	};
	await until(isAll, `${count} lines of actions`, 10).catch(() => {
		const seen = lines.map(({ text }) => text).join('\n');
		throw new Error(`${lines.length} lines of actions, not ${count}:\n${seen}`);
	});
	return lines;
}

const optionsOf = ({ options }: INodeProperties) => options as INodePropertyOptions[];

/** The lines that a node's declaration asks for: each resource, and below it its actions in the order of the form. */
export function declaredLines({ properties }: INodeTypeDescription): Line[] {
	const [resource, ...others] = properties;
	return optionsOf(resource).flatMap(({ name, value }) => {
		const operation = others.find(
			({ name: called, displayOptions }) =>
				called === 'operation' && displayOptions?.show?.resource?.includes(value as string),
		);
		const actions = operation ? optionsOf(operation) : [];
		return [
			{ isGroup: true, text: `${name} Actions` },
			...actions.map(({ action }) => ({ isGroup: false, text: String(action) })),
		];
	});
}
