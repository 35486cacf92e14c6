import { isNothing, readNumberId, type Id } from './ids';
import { splitAtCommas } from './listEntries';
import { readList } from './lists';
import { isEmpty, show, type Reading } from './reading';

/** Something that was named in the place of its id, which is still to be looked up. */
export interface Name {
	name: string;
}

/** Whether an entry of a list is a name, and no id. */
export function isName(entry: unknown): entry is Name {
	return typeof entry === 'object' && entry !== null && 'name' in entry;
}

/**
 * A list of ids and names in the order given, each id once.
 *
 * @param value what the parameter holds (see `listEntries`)
 * @param isTextId whether a text is an id as it stands, and so no name
 * @param dropEmpty whether an empty entry is dropped instead of being a problem
 */
export function readNamesOrIds(
	value: unknown,
	isTextId: (text: string) => boolean,
	dropEmpty: boolean,
): Reading<Array<Id | Name>> {
	const readEntry = (entry: unknown): Reading<Id | Name> => {
		const number = readNumberId(entry);
		if (number) return number;
		const text = String(entry).trim();
		if (isTextId(text)) return { value: text };
		return isNothing(text) || text.startsWith('[object ')
			? { problem: `${show(entry)} is neither a name nor an id` }
			: { value: { name: text } };
	};
	const list = readList(value, readEntry, dropEmpty, (text, isInArray) =>
		splitNames(text, isInArray, isTextId),
	);
	return 'value' in list ? { value: [...new Set(list.value)] } : list;
}

/**
 * Parts text into names and ids. Names may hold commas, so commas part only what is one line by itself.
 * Of several lines each is an entry, and so is a text in an array, but where there is nothing but ids
 * between its commas.
 *
 * @param text what the user typed, or what stands in an array
 */
function splitNames(
	text: string,
	isInArray: boolean,
	isTextId: (text: string) => boolean,
): string[] {
	const lines = text.split(/[\r\n]/).filter((line) => line.trim() !== '');
	if (lines.length === 1 && !isInArray) return splitAtCommas(lines[0]);
	return lines.flatMap((line) => {
		// At the end of a line of several a comma only parts it from the next.
		const own = lines.length > 1 ? line.trim().replace(/,$/, '') : line;
		const parts = splitAtCommas(own);
		const isOfIds = parts.every((part) => isEmpty(part) || isId(part.trim()));
		return isOfIds ? parts : [own];
	});

	function isId(part: string): boolean {
		return isTextId(part) || readNumberId(part) !== undefined;
	}
}
