import { isGrouped } from './listEntries';
import { show, type Reading } from './reading';

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
	if (isNothing(text) || /^\.+$|[;|[\]{}"]/.test(text))
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

/** Whether a value is an integer above 0 as it is. */
export function isIdNumber(value: unknown): value is number {
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
