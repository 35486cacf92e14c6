import { isEmpty } from './reading';

/**
 * Whether digits separated by commas may be one number written in groups, such as `1,234,567`: no part has
 * more than three digits, one after the first has exactly three, and there is no blank. `123,456` may be
 * two ids too, so nobody can say; `80001,80002`, `5,6,7` and `1, 234` cannot be meant as one number.
 *
 * @param text an entry of a list
 */
export function isGrouped(text: unknown): boolean {
	if (typeof text !== 'string' || !text.includes(',')) return false;
	const parts = text.trim().split(',');
	return (
		parts.every((part) => /^\d{1,3}$/.test(part)) &&
		parts.some((part, index) => index > 0 && part.length === 3)
	);
}

/** Parts a text into entries; one inside an array may follow another rule than one that stands alone. */
export type Split = (text: string, isInArray: boolean) => string[];

/**
 * The entries of a list a user gave in any form n8n can bring it: one number, text separated by commas
 * or new lines, a JSON array as text, an array, arrays inside an array. Digits grouped by commas
 * (`1,234,567`, see {@link splitAtCommas}) are one entry.
 *
 * @param value what the parameter holds
 * @param split how text becomes entries; by commas and new lines unless told
 * @returns the entries in order, text ones trimmed; empty entries are kept for the caller to judge
 */
export function listEntries(value: unknown, split: Split = splitText): unknown[] {
	// A list can have a hundred thousand entries, and mostly they are numbers.
	if (Array.isArray(value) && value.every((entry) => typeof entry === 'number')) return value;
	const entries: unknown[] = [];
	collect(value, false);
	return entries;

	function collect(part: unknown, isInArray: boolean): void {
		if (Array.isArray(part))
			part.forEach((entry) => (isEmpty(entry) ? entries.push(entry) : collect(entry, true)));
		else if (typeof part === 'string') collectText(part, isInArray);
		else if (!isEmpty(part)) entries.push(part);
	}
	function collectText(text: string, isInArray: boolean): void {
		const array = parseArray(text.trim());
		if (array) collect(array, isInArray);
		else for (const piece of split(text, isInArray)) entries.push(piece.trim());
	}
}

/** An empty part between commas is kept, for it may stand where an expression found nothing; empty lines are not. */
function splitText(text: string): string[] {
	const lines = text.split(/[\r\n]/).filter((line) => line.trim() !== '');
	// At the end of a line of several a comma only parts it from the next.
	return lines.flatMap((line) =>
		splitAtCommas(lines.length > 1 ? line.trim().replace(/,$/, '') : line),
	);
}

/**
 * The parts of a line between commas. Digits that may be one number with commas in it stay together, for
 * the reader of the entry to refuse.
 *
 * @param line text without line breaks
 */
export function splitAtCommas(line: string): string[] {
	return line.split(/(?<!\d),|,(?!\d)/).flatMap((run) => (isGrouped(run) ? [run] : run.split(',')));
}

function parseArray(text: string): unknown[] | undefined {
	if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
	try {
		return JSON.parse(text) as unknown[];
	} catch {
		return undefined;
	}
}
