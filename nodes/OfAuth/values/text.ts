import { isNothing } from './ids';
import { show, type Reading } from './reading';

/** Most characters a message may have, counted in code points as JSON Schema counts (OFAuth's request schema). */
export const TEXT_LIMIT = 10_000;

/**
 * Prepares to read a text.
 *
 * @param limit characters at most
 * @returns reads text, or a number that stands for text; the text as it is, blanks kept
 */
export function textUpTo(limit: number) {
	return (value: unknown): Reading<string> => {
		if (typeof value !== 'string' && !Number.isFinite(value))
			return { problem: `${show(value)} is not text` };
		const text = String(value);
		const length = [...text].length;
		return length > limit
			? { problem: `it has ${length} characters, ${limit} are allowed` }
			: { value: text };
	};
}

/** The text of a message. */
export const readText = textUpTo(TEXT_LIMIT);

/**
 * An id that the API takes as text only, such as a message id or a connection id.
 *
 * @param value text, or a whole number above 0
 * @returns the text without blanks around it
 */
export function readTextId(value: unknown): Reading<string> {
	const text =
		typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : value;
	// Ids go into headers and addresses, where only visible ASCII is safe.
	const id = typeof text === 'string' ? text.trim() : '';
	if (/^[\x21-\x7e]+$/.test(id) && !isNothing(id) && !isPlace(id)) return { value: id };
	return { problem: `${show(value)} is not an ID` };
}

/**
 * An address on the web.
 *
 * @param value text with http(s)://
 */
export function readAddress(value: unknown): Reading<string> {
	const text = typeof value === 'string' ? value.trim() : '';
	if (/^https?:\/\/[^\s/?#]+\S*$/i.test(text)) return { value: text };
	return { problem: `${show(value)} is not an address such as https://example.com/done` };
}

/** Whether a text is no name in an address, but a way to another place: `..` is the folder above. */
function isPlace(text: string): boolean {
	return /^\.{1,2}$/.test(text);
}

/**
 * A toggle.
 *
 * @param value true or false, also as text or 1 and 0, which sheets and forms give
 */
export function readFlag(value: unknown): Reading<boolean> {
	const text = String(value).trim().toLowerCase();
	if (typeof value !== 'object' && (text === 'true' || text === '1')) return { value: true };
	if (typeof value !== 'object' && (text === 'false' || text === '0')) return { value: false };
	return { problem: `${show(value)} is neither true nor false` };
}

/** A toggle that stands in a query as a digit. */
export function readDigit(value: unknown): Reading<'0' | '1'> {
	const flag = readFlag(value);
	return 'value' in flag ? { value: flag.value ? '1' : '0' } : flag;
}
