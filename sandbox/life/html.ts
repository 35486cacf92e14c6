const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What OFAuth makes of its own markup (ofauth docs, guides/how-to/text-formatting), the longest markers first. */
const MARKS: Array<[marker: string, open: string, close: string]> = [
	['***', '<strong><em><span class="m-editor-fc__blue-1">', '</span></em></strong>'],
	['___', '<strong><em><span class="m-editor-fc__blue-1">', '</span></em></strong>'],
	['**', '<strong>', '</strong>'],
	['__', '<strong>', '</strong>'],
	['~~', '<span class="m-editor-fc__blue-2">', '</span>'],
	['*', '<em>', '</em>'],
	['_', '<em>', '</em>'],
	['~', '<span class="m-editor-fc__gray-1">', '</span>'],
];

// a marker counts only at the start or end of the text or beside white space
const PATTERNS = MARKS.map(([marker, open, close]) => {
	const literal = marker.replace(/\*/g, '\\*');
	const pattern = new RegExp(
		`(?<=^|\\s|>)${literal}(?=\\S)(.+?)(?<=\\S)${literal}(?=$|\\s|<)`,
		'gm',
	);
	return [pattern, `${open}$1${close}`] as const;
});

const HEADINGS = [
	[/^## (.+)$/gm, '<span class="m-editor-fs__l">$1</span>'],
	[/^# (.+)$/gm, '<span class="m-editor-fs__lg">$1</span>'],
] as const;

function withMarks(text: string): string {
	const escaped = text.replace(/[&<>]/g, (sign) => ENTITIES[sign]);
	return [...HEADINGS, ...PATTERNS].reduce(
		(html, [pattern, replacement]) => html.replace(pattern, replacement),
		escaped,
	);
}

/**
 * A message's text as a message shows it: HTML in one paragraph.
 *
 * @param isMarkdown false: the text is HTML already; otherwise its markup is turned into HTML
 */
export function htmlOf(text: string, isMarkdown: boolean): string {
	const inner = isMarkdown ? withMarks(text) : text;
	return text === '' ? '' : `<p>${inner.replace(/\r?\n/g, '<br />')}</p>`;
}

/** A message's text with neither tags nor markers, lines kept. */
export function plainOf(html: string): string {
	return html
		.replace(/<br \/>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
