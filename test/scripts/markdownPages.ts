/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files of this package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** The pages that people read, from the root of the repository. */
export const PAGE_FILES = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
	...readdirSync(join(ROOT, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

/** A page as text. */
export function page(file: string): string {
	return readFileSync(join(ROOT, file), 'utf8');
}

/** What stands under a heading, up to the next of its level or a higher one. */
export function sectionOf(text: string, heading: string): string {
	const [, level = '', after = ''] = new RegExp(`^(#+) ${heading}\\n([^]*)`, 'm').exec(text) ?? [];
	const end = after.search(new RegExp(`^#{1,${Math.max(1, level.length)}} `, 'm'));
	return end < 0 ? after : after.slice(0, end);
}

/** The cells of all table rows of a text, head rows left out. */
export function rowsOf(text: string): string[][] {
	const lines = text.split('\n');
	return lines
		.filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1]))
		.map((line) =>
			line
				.split(/(?<!\\)\|/)
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}

function isRule(line = ''): boolean {
	return /^\|[-| ]+\|$/.test(line);
}
