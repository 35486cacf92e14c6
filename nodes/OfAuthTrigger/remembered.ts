import type { WatchState } from './watches';

/** What is kept of a connection from poll to poll. Plain data. */
export interface Remembered {
	state?: WatchState;
	/** When it was polled last, epoch milliseconds; before that, when a poll first met it. */
	at: number;
}

/**
 * Whether what is stored has the form of what is kept of a connection. A Code node, an import or another version of
 * this package can have left something else there, and every poll would fail on it.
 *
 * @param value plain data of whatever form
 */
export function isRemembered(value: unknown): value is Remembered {
	if (!isObject(value) || !isTime(value.at)) return false;
	return value.state === undefined || isStream(value.state) || isBought(value.state);
}

function isStream(state: unknown): boolean {
	if (!isObject(state) || !isTime(state.wholeAt)) return false;
	const { rest } = state;
	const isRest =
		isObject(rest) && isObject(rest.from) && isTime(rest.until) && Array.isArray(rest.border);
	return isPart(state) && (rest === undefined || (isRest && isPart(rest)));
}

function isPart({ since, known }: Record<string, unknown>): boolean {
	return isTime(since) && isObject(known) && Object.values(known).every(isTime);
}

function isBought(state: unknown): boolean {
	if (!isObject(state)) return false;
	const { sent, watched, over } = state;
	return (sent === undefined || isStream(sent)) && isList(watched, isWatched) && isList(over);
}

function isWatched({ id, buyers }: Record<string, unknown>): boolean {
	const isId = typeof id === 'string' || typeof id === 'number';
	return isId && typeof buyers === 'string' && /^[\da-z.]*$/.test(buyers);
}

function isList(list: unknown, isEntry: (entry: Record<string, unknown>) => boolean = () => true) {
	return (
		Array.isArray(list) &&
		list.every((entry) => isObject(entry) && isTime(entry.at) && isEntry(entry))
	);
}

function isTime(value: unknown): boolean {
	return Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
