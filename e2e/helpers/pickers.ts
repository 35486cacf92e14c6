import type { Editor } from './browser';
import { until } from './executions';
import { choose } from './form';

/** A parameter that is chosen from a list of what the connection has, and what the sandbox has of it. */
export interface Picker {
	what: string;
	resource: string;
	operation: string;
	parameter: string;
	/** Brings the parameter into the form, where it is not there from the start. */
	prepare?: (editor: Editor) => Promise<void>;
	/** Some of what is in the list. */
	shows: unknown[];
	words: string;
	/** All that the words find. */
	finds: unknown[];
}

const text = (pattern: RegExp) => expect.stringMatching(pattern) as unknown;

/** Adds a row to Media, which opens on Vault Media. */
async function addMediaRow({ page }: Editor): Promise<void> {
	await page.getByText('Add Media', { exact: true }).filter({ visible: true }).first().click();
}

/** Every picker of the node's form. */
export const PICKERS: Picker[] = [
	{
		what: 'Connection',
		resource: 'Mass Message',
		operation: 'Create',
		parameter: 'connectionId',
		shows: ['The Credential’s Creator', text(/^Bella Frost.*conn_bella$/), text(/conn_dana/)],
		words: 'amber',
		finds: [text(/^Amber Lane @amberlane · conn_amber – the credential’s$/)],
	},
	{
		what: 'Vault Media',
		resource: 'Mass Message',
		operation: 'Create',
		parameter: 'vaultMediaId',
		prepare: addMediaRow,
		shows: ['Photo · 2026-11-01 · 501', text(/· 511 · not ready yet$/)],
		words: '505',
		finds: ['Photo · 2026-10-28 · 505'],
	},
	{
		what: 'Mass Message',
		resource: 'Mass Message',
		operation: 'Get',
		parameter: 'massMessageId',
		shows: [text(/^Good morning · .* · \$9$/), text(/^New set · /)],
		words: 'weekend',
		finds: [text(/^Weekend drop · .* · \$9$/)],
	},
	{
		what: 'User List',
		resource: 'User List',
		operation: 'Get',
		parameter: 'listId',
		shows: [text(/^Fans \(\d+\) · fans$/), text(/^VIP whales \(\d+\) · \d+$/)],
		words: 'tippers',
		finds: [text(/^Big tippers \(\d+\) · \d+$/)],
	},
	{
		what: 'Fan',
		resource: 'Chat',
		operation: 'Get Media',
		parameter: 'userId',
		shows: [text(/ · @u100001 · 100001$/), text(/ · @u100020 · 100020$/)],
		words: 'u100007',
		finds: [text(/ · @u100007 · 100007$/)],
	},
	{
		what: 'Vault Folder',
		resource: 'Vault Folder',
		operation: 'Delete',
		parameter: 'listId',
		shows: ['messages · made by OnlyFans · 601', text(/^Folder 7 · 607$/)],
		words: 'Folder 6',
		finds: [text(/^Folder 6 · 606$/)],
	},
	{
		what: 'User',
		resource: 'User',
		operation: 'Get',
		parameter: 'userId',
		shows: [text(/ · @u200001 · 200001$/), text(/ · @u200050 · 200050$/)],
		words: 'u200031',
		finds: [text(/ · @u200031 · 200031$/)],
	},
];

const locatorOf = ({ part }: Editor, { parameter }: Picker) =>
	part(`resource-locator-${parameter}`).filter({ visible: true });

/** A text field by its name, which n8n gives to the field or to what is around it. */
const field = (id: string) => `input[data-test-id="${id}"], [data-test-id="${id}"] input`;

async function entries({ part }: Editor): Promise<string[]> {
	const all = await part('rlc-item').filter({ visible: true }).allTextContents();
	return all.map((entry) => entry.trim());
}

/** Opens the list. @returns what it shows before anything is searched */
export async function openPicker(editor: Editor, picker: Picker): Promise<string[]> {
	await picker.prepare?.(editor);
	await locatorOf(editor, picker).locator('[data-test-id="rlc-input"]').first().click();
	return await until(
		async () => {
			const all = await entries(editor);
			return all.length >= picker.shows.length ? all : undefined;
		},
		`the list of ${picker.what}`,
		10,
	);
}

/** Searches in the list that is open. @returns what it shows once that is no more than is to be found */
export async function searchPicker(editor: Editor, picker: Picker): Promise<string[]> {
	const search = editor.page.locator(field('rlc-search')).filter({ visible: true });
	await search.fill(picker.words);
	return await until(
		async () => {
			const all = await entries(editor);
			return all.length > 0 && all.length <= picker.finds.length ? all : undefined;
		},
		`"${picker.words}" in the list of ${picker.what}`,
		10,
	);
}

/** Chooses the first entry of the list that is open, and waits until the form shows it. */
export async function pickFirst(editor: Editor, picker: Picker): Promise<void> {
	const entry = editor.part('rlc-item').filter({ visible: true }).first();
	const name = (await entry.innerText()).trim();
	await entry.click();
	const input = locatorOf(editor, picker).locator(field('rlc-input')).first();
	const isShown = async () => ((await input.inputValue()) === name ? true : undefined);
	await until(isShown, `${name} in ${picker.what}`, 5);
}

/** A parameter in which several are chosen by name from a list that is loaded whole. */
export type NameList = Omit<Picker, 'prepare'>;

/** The lists of names that an operation cannot do without. */
export const NAME_LISTS: NameList[] = [
	{
		what: 'User List Names or IDs',
		resource: 'Mass Message',
		operation: 'Create',
		parameter: 'userLists',
		shows: [text(/^Fans \(\d+\) · fans$/), text(/^Big tippers \(\d+\) · \d+$/)],
		words: 'whales (',
		finds: [text(/^VIP whales \(\d+\) · \d+$/)],
	},
	{
		what: 'Media Names or IDs',
		resource: 'Vault Folder',
		operation: 'Add Media',
		parameter: 'mediaIds',
		shows: ['Photo · 2026-11-01 · 501', text(/· 512 · has an error$/)],
		words: 'video',
		finds: ['Video · 2026-10-31 · 502', 'Video · 2026-10-27 · 506', 'Video · 2026-10-23 · 510'],
	},
];

async function names({ page }: Editor): Promise<string[]> {
	const all = await page.locator('.option-headline').filter({ visible: true }).allTextContents();
	return all.map((name) => name.trim());
}

/** Opens a list of names, types some words, and chooses the first that is found. @returns what it showed before and after */
export async function searchNames(
	editor: Editor,
	{ what, parameter, shows, words, finds }: NameList,
): Promise<{ all: string[]; found: string[] }> {
	const select = editor.part(`parameter-input-${parameter}`);
	const shown = async (is: (count: number) => boolean) => {
		const now = await names(editor);
		return is(now.length) ? now : undefined;
	};
	// While the list is loaded the field is closed.
	await editor.page.waitForTimeout(500);
	await select.locator('input:not([disabled])').first().waitFor();
	await select.click();
	const all = await until(async () => await shown((count) => count >= shows.length), what, 10);
	await select.locator('input').first().fill(words);
	const isFew = (count: number) => count > 0 && count <= finds.length;
	const found = await until(async () => await shown(isFew), `"${words}" in ${what}`, 10);
	await choose(editor, found[0]);
	await editor.page.keyboard.press('Escape');
	return { all, found };
}
