/** A page's address for a heading of it, as GitHub makes it: letters and digits, blanks as hyphens. */
export function anchorOf(heading: string): string {
	return heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

/** A table that prettier leaves as it is. */
export function table(head: string[], rows: string[][]): string {
	const lines = [head, head.map(() => '---'), ...rows];
	return [
		'<!-- prettier-ignore-start -->',
		...lines.map((cells, index) => (index === 1 ? `|${cells.join('|')}|` : row(cells))),
		'<!-- prettier-ignore-end -->',
	].join('\n');
}

function row(cells: string[]): string {
	return `| ${cells.join(' | ')} |`;
}

/** A text of the form, in which links are HTML and everything else is plain, for a cell of a table. */
export function fromForm(text: string): string {
	return text
		.replace(/[\\*|]/g, '\\$&')
		.replace(/<a href="([^"]+)">([^<]+)<\/a>/g, '[$2]($1)')
		.replace(/\s*\n\s*/g, ' ');
}

/** Text as sentences: each part ends with a full stop, empty parts are left out. */
export function sentences(...parts: Array<string | undefined>): string {
	return parts
		.filter((part) => part !== undefined && part !== '')
		.map((part) => (/[.!?]$/.test(part as string) ? part : `${part}.`))
		.join(' ');
}
