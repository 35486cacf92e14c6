import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { shownProperties } from '../../test/helpers/shownProperties';
import type { Editor } from './browser';
import { until } from './executions';

/** Opens a node of the workflow that is open. */
export async function openNode({ part }: Editor, name: string): Promise<void> {
	await part('canvas-node').filter({ hasText: name }).first().dblclick();
	await part('parameter-item').first().waitFor();
}

/** Chooses an entry of a list that has just opened. @param text of the entry, with its description where it has one */
export async function choose({ page }: Editor, text: string | RegExp): Promise<void> {
	const entry = page.getByRole('option').or(page.locator('li.el-select-dropdown__item'));
	await entry.filter({ hasText: text, visible: true }).first().click();
}

/** An entry that n8n adds where a credential serves its HTTP Request node too. */
const N8NS_OWN = 'Custom API Call';

/**
 * Chooses a value of a parameter that has a list of them.
 *
 * @param value its name in the list, whole
 * @returns the names that the list has, in its order
 */
export async function chooseIn(
	editor: Editor,
	parameter: string,
	value: string,
): Promise<string[]> {
	const { page, part } = editor;
	await part(`parameter-input-${parameter}`).click();
	const names = page.locator('.option-headline').filter({ visible: true });
	const exact = new RegExp(`^\\s*${value.replace(/[()]/g, '\\$&')}\\s*$`);
	await names.filter({ hasText: exact }).waitFor();
	const all = await names.allTextContents();
	await names.filter({ hasText: exact }).click();
	return all.map((name) => name.trim()).filter((name) => name !== N8NS_OWN);
}

/** A parameter of the form as it is seen: all its words, what its fields hold, and labels that are cut off. */
interface Seen {
	text: string;
	values: string[];
	cut: string[];
}

/** Runs in the page: entries inside a collection belong to it. */
const SEE = `[...document.querySelectorAll('[data-test-id="parameter-item"]')]
	.filter((item) => !item.parentElement.closest('[data-test-id="parameter-item"]') && item.offsetHeight > 0)
	.map((item) => ({
		text: item.innerText.replace(/\\s+/g, ' ').trim(),
		values: [...item.querySelectorAll('input')].map((input) => input.value),
		cut: [...item.querySelectorAll('.n8n-input-label span')]
			.filter((label) => label.scrollWidth > label.clientWidth + 1 && label.clientWidth > 0)
			.map((label) => label.innerText),
	}))`;

/** What the form says of a parameter first: its label, or a notice whole. */
const wordsOf = ({ displayName }: INodeProperties): string =>
	displayName.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

/**
 * Waits until the form shows what a node declares, each parameter in its place and nothing else.
 *
 * @param given what was chosen in the form; everything else has its default
 * @param before what n8n itself puts in front
 * @throws Error with what is seen instead
 */
export async function untilShown(
	{ page }: Editor,
	description: INodeTypeDescription,
	given: INodeParameters,
	before: string[] = [],
): Promise<Seen[]> {
	const wanted = [...before, ...shownProperties(description, given).map(wordsOf)];
	let seen: Seen[] = [];
	const isShown = async () => {
		seen = await page.evaluate<Seen[]>(SEE);
		const isAll = seen.length === wanted.length;
		return (isAll && seen.every(({ text }, at) => text.includes(wanted[at]))) || undefined;
	};
	await until(isShown, 'the form', 5).catch(() => {
		const lines = seen.map(({ text }, at) => `${wanted[at]} | ${text.slice(0, 80)}`);
		throw new Error(`The form of ${JSON.stringify(given)} shows:\n${lines.join('\n')}`);
	});
	return seen;
}
