import { isEmpty, kindOfNothing, show, type Reading } from './reading';

/** An id as the API takes it: a positive integer, or a text id. */
export type Id = number | string;

const NUMBER_LIKE = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOTHING = /^(undefined|null|nan|true|false)$/i;
const POSITIVE_INTEGER = /^[1-9]\d*$/;
/** Digits of other scripts, and numbers as programs write them: 0x10, 0b1. */
const ODD_DIGITS = /^\p{N}+$|^0[xob][\da-f]+$/iu;

/**
 * One id of the kind "integer above 0, or text" (user ids: OFAuth's request schema).
 *
 * @param entry a number or text, blanks around it are dropped
 * @returns a number where the digits fit one exactly, else the text
 */
export function readId(entry: unknown): Reading<Id> {
	const number = readNumberId(entry);
	if (number) return number;
	const text = String(entry).trim();
	if (/[\s\p{Cc}\p{Cf}]/u.test(text)) {
		return { problem: `${show(entry)} has a blank inside, which no id has: part ids by commas` };
	}
	if (isNothing(text) || /[;|[\]{}"]/.test(text))
		return { problem: `${show(entry)} is not an id${separators(text)}` };
	return { value: text };
}

/**
 * The part of {@link readId} that is no text: numbers, digits, and what looks like a number and is no id.
 *
 * @param entry a number or text, blanks around it are dropped
 * @returns nothing where the entry is text that nobody takes for a number
 */
export function readNumberId(entry: unknown): Reading<Id> | undefined {
	const number = readIntegerId(entry);
	if ('value' in number || typeof entry !== 'string') return number;
	const text = entry.trim();
	if (POSITIVE_INTEGER.test(text)) return { value: text };
	return isNumberLike(text) || isGrouped(text) ? number : undefined;
}

/** Whether a text is what JavaScript writes where an expression has found nothing. */
export function isNothing(text: string): boolean {
	return NOTHING.test(text);
}

/**
 * One id of the kind "integer above 0" (tags, release forms: OFAuth's request schema).
 *
 * @param entry a number or digits, blanks around them are dropped
 */
export function readIntegerId(entry: unknown): Reading<number> {
	const number =
		typeof entry === 'string' && POSITIVE_INTEGER.test(entry.trim()) ? Number(entry) : entry;
	if (isIdNumber(number)) return { value: number };
	if (isGrouped(entry)) {
		return {
			problem: `${show(entry)} may be one number or several IDs: put a blank or a new line after each comma between IDs, or give an array`,
		};
	}
	return {
		problem: `${show(entry)} is not an id: an id is a whole number above 0${separators(entry)}`,
	};
}

function isIdNumbers(value: unknown): value is number[] {
	return Array.isArray(value) && value.every(isIdNumber);
}

/** Two to three times as fast as a Set of them. */
function areDistinct(numbers: number[]): boolean {
	return Float64Array.from(numbers)
		.sort()
		.every((number, index, sorted) => index === 0 || number !== sorted[index - 1]);
}

function isIdNumber(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) > 0;
}

/** Says how IDs are separated, to somebody who has separated them otherwise. */
function separators(given: unknown): string {
	return typeof given === 'string' && /\S[;|]\s*\S/.test(given) ? ' (separate IDs by commas)' : '';
}

/** What a person or a program reads as a number, whatever the script: no text id. */
function isNumberLike(text: string): boolean {
	return NUMBER_LIKE.test(text.normalize('NFKC')) || ODD_DIGITS.test(text);
}

/**
 * Whether digits separated by commas may be one number written in groups, such as `1,234,567`: no part has
 * more than three digits, one after the first has exactly three, and there is no blank. `123,456` may be
 * two ids too, so nobody can say; `80001,80002`, `5,6,7` and `1, 234` cannot be meant as one number.
 *
 * @param text an entry of a list
 */
function isGrouped(text: unknown): boolean {
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

/**
 * A list of ids in the order given, each read by `readEntry`.
 *
 * @param value what the parameter holds (see {@link listEntries})
 * @param readEntry reads one entry
 * @param dropEmpty whether an empty entry is dropped instead of being a problem
 */
export function readList<T>(
	value: unknown,
	readEntry: (entry: unknown) => Reading<T>,
	dropEmpty: boolean,
	split?: Split,
): Reading<T[]> {
	const found: T[] = [];
	const entries = listEntries(value, split);
	// A list of nothing but empty entries is an empty list: what that means is for the caller to say.
	if (isEmpty(entries)) return { value: found };
	for (let index = 0; index < entries.length; index++) {
		const entry = entries[index];
		if (isEmpty(entry)) {
			if (dropEmpty) continue;
			return { problem: `entry ${index + 1} is empty${kindOfNothing(entry)}` };
		}
		const reading = readEntry(entry);
		if ('problem' in reading) return reading;
		found.push(reading.value);
	}
	return { value: found };
}

/**
 * A list of ids as {@link readList} reads it, each id once: where it stands first. `5` and `"5"` are the
 * same id.
 */
export function readIds<T extends Id>(
	value: unknown,
	readEntry: (entry: unknown) => Reading<T>,
	dropEmpty: boolean,
): Reading<T[]> {
	// A list can have a hundred thousand ids, and mostly they are numbers, which every reader of ids takes as they are.
	if (isIdNumbers(value) && areDistinct(value)) return { value: value as T[] };
	const list = readList(value, readEntry, dropEmpty);
	return 'value' in list ? { value: [...new Set(list.value)] } : list;
}
