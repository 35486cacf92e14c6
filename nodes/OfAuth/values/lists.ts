import { isIdNumber, type Id } from './ids';
import { listEntries, type Split } from './listEntries';
import { isEmpty, kindOfNothing, type Reading } from './reading';

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

function isIdNumbers(value: unknown): value is number[] {
	return Array.isArray(value) && value.every(isIdNumber);
}

/** Two to three times as fast as a Set of them. */
function areDistinct(numbers: number[]): boolean {
	return Float64Array.from(numbers)
		.sort()
		.every((number, index, sorted) => index === 0 || number !== sorted[index - 1]);
}
