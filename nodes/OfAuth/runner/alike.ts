import type { Whose } from './whose';

/** What an error says of one item. */
export interface Statement extends Whose {
	/** What it is about, such as a parameter. */
	about: string;
	/** Keeps apart what reads alike and is not the same, such as two statuses. */
	kind?: string;
	says: string;
}

/** The same said of several items. */
export interface Group {
	about: string;
	/** With the value that all of them have, else with the first values. */
	says: string;
	/** In item order. */
	whose: Whose[];
}

/** Different values that are named before the rest is left out. */
const NAMED = 3;
const APART = 5;
/**
 * What may differ between items that have the same problem: a text as JSON writes it (which may have been cut),
 * and whatever has a digit in it. The first group is kept: an expression belongs to the parameter and not to an
 * item, and which other item is meant is no value.
 */
const VALUE =
	/(\{\{.*?\}\}|\bitem \d+)|"(?:[^"\\]|\\.)*?["…]|[^\s"(),:;]*\d(?:[^\s"(),:;]|:(?=\S))*/gu;

/**
 * Puts together what says the same of different items: `"9,99" is not a price` and `"4,50" is not a price`
 * become `"9,99", "4,50" is not a price` where there are more than a few of them.
 *
 * @param statements in item order
 * @param apart up to so many wordings of one problem are not put together: who has which is seen
 * @returns the groups, in the order of their first items
 */
export function alike(statements: Statement[], apart = APART): Group[] {
	const parted = statements.map((statement) => ({ ...statement, ...partsOf(statement.says) }));
	const wordings = new Map<string, Set<string>>();
	for (const one of parted) {
		const said = wordings.get(frameKey(one)) ?? new Set<string>();
		wordings.set(frameKey(one), said.add(one.says));
	}
	const groups = new Map<string, Gathered>();
	for (const one of parted) {
		const { item, connectionId, creator, part, about } = one;
		const isApart = Number(wordings.get(frameKey(one))?.size) <= apart;
		const { frame, values } = isApart ? { frame: [one.says], values: [] } : one;
		const key = frameKey({ ...one, frame });
		const group = groups.get(key) ?? { about, frame, values: values.map(() => []), whose: [] };
		groups.set(key, group);
		for (const [index, value] of values.entries()) group.values[index].push(value);
		group.whose.push({ item, connectionId, creator, ...(part ? { part } : {}) });
	}
	return [...groups.values()].map(({ about, frame, values, whose }) => ({
		about,
		says: frame.map((words, index) => words + named(values[index])).join(''),
		whose,
	}));
}

/** What is the same for all that is said in the same way but for its values. */
function frameKey({ about, kind, frame }: Pick<Statement, 'about' | 'kind'> & { frame: string[] }) {
	return JSON.stringify([about, kind, frame]);
}

/** A group as it grows: `values[n]` are all that stand after the nth part of its frame. */
interface Gathered extends Pick<Group, 'about' | 'whose'> {
	frame: string[];
	values: string[][];
}

/** The words around the values, of which there is one less. */
function partsOf(says: string): { frame: string[]; values: string[] } {
	const frame: string[] = [];
	const values: string[] = [];
	let end = 0;
	for (const { 0: found, 1: kept, index } of says.matchAll(VALUE)) {
		if (kept !== undefined) continue;
		frame.push(says.slice(end, index));
		values.push(found);
		end = index + found.length;
	}
	return { frame: [...frame, says.slice(end)], values };
}

function named(all: string[] = []): string {
	const values = [...new Set(all)];
	return [...values.slice(0, NAMED), ...(values.length > NAMED ? ['…'] : [])].join(', ');
}
