/**
 * What came of reading one value a user gave: the value as the API wants it, or the rule it breaks
 * in words that finish the sentence "<parameter> [item n]: …".
 */
export type Reading<T> = { value: T } | { problem: string };

const SHOWN = 80;

/**
 * A value as it can be shown inside an error.
 *
 * @param value anything an expression can give
 * @returns one line of at most about 80 characters
 */
export function show(value: unknown): string {
	if (value === undefined) return 'undefined';
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	const text = typeof value === 'string' ? JSON.stringify(value) : toJson(value);
	const characters = [...text];
	return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}

function toJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		// Expressions can give objects that hold themselves.
		return Object.prototype.toString.call(value);
	}
}

/**
 * What can be told of a value besides that it is nothing: `undefined` where a name is wrong or a field is not
 * there, `null` where a cell is empty.
 *
 * @param value of which {@link isEmpty} holds, or that has turned out to hold no entry
 * @returns the end of a sentence, such as ` (undefined)`; empty where it would say no more
 */
export function kindOfNothing(value: unknown): string {
	const saysNoMore = value === '' || (Array.isArray(value) && value.length === 0);
	return saysNoMore ? '' : ` (${show(value)})`;
}

/**
 * Whether a value is nothing: undefined, null, blank text, an empty list, or a list of only such.
 *
 * @param value anything an expression can give
 */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	return Array.isArray(value) && value.every(isEmpty);
}
