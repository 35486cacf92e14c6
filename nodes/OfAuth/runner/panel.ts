/** What an error says below its message: a sentence, or a list of problems. */
export type Line = string | string[];

/** As text, line by line: what a log, an error workflow or a mail shows. */
export function asText(lines: Line[]): string {
	return lines.flat().join('\n');
}

/**
 * As the error panel of n8n's editor shows it. The panel takes HTML (`NodeErrorView` in n8n 2.41; it was so in
 * 1.x), in which line breaks are blanks, and lets few tags through, `br`, `ul` and `li` among them. It makes
 * code of what stands between backticks, and puts a parameter in the place of `%%PARAMETER%%`.
 *
 * @param lines as text; whatever a user or OFAuth has written in them is shown as it was written
 */
export function asPanel(lines: Line[]): string {
	return lines
		.map((line, index) => {
			if (Array.isArray(line))
				return `<ul>${line.map((entry) => `<li>${escaped(entry)}</li>`).join('')}</ul>`;
			// A list ends its own lines.
			const follows = index > 0 && !Array.isArray(lines[index - 1]);
			return `${follows ? '<br>' : ''}${escaped(line)}`;
		})
		.join('');
}

function escaped(text: string): string {
	return text.replace(/[&<>"'`%]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
