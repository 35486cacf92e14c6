import type { IDataObject } from 'n8n-workflow';

/** Whose something in an error is. */
export interface Whose {
	/** Index of the input item. */
	item: number;
	/** Its connection, where the run has several. */
	connectionId?: string;
	/** The same in words: name, @username and connection, as far as they are known. */
	creator?: string;
	/** Which of many of its item, where it is about one of them: a user. */
	part?: IDataObject;
}

/** Ranges, and creators, that are named before the rest is counted. */
const NAMED = { ranges: 10, creators: 3, parts: 10 };

/**
 * Names items in n8n's own way (counted from 0, in brackets), and their creators.
 *
 * @param all at least one, in item order; an item may be there twice
 * @returns such as `[item 3]`, `[items 0–29]`, `[items 0, 4; conn_amber, conn_bella]`
 */
export function whose(all: Whose[]): string {
	const items = [...new Set(all.map(({ item }) => item))];
	const creators = [...new Set(all.flatMap(({ creator }) => creator ?? []))];
	const names = creators.slice(0, NAMED.creators).join(', ');
	const more = creators.length - NAMED.creators;
	const others = more > 0 ? ` and ${more} more ${more > 1 ? 'connections' : 'connection'}` : '';
	const ofCreators = creators.length > 0 ? `; ${names}${others}` : '';
	return `[${itemsIn(items)}${partsIn(all)}${ofCreators}]`;
}

/** @returns such as `; `, the name of a part, and `5, 6 … 40 in all`; nothing where items are whole */
function partsIn(all: Whose[]): string {
	const parts = all.flatMap(({ part }) => Object.entries(part ?? {}));
	if (parts.length === 0) return '';
	const values = parts.map(([, value]) => String(value));
	const named = values.slice(0, NAMED.parts).join(', ');
	const more = values.length > NAMED.parts ? ` … ${values.length} in all` : '';
	return `; ${parts[0][0]} ${named}${more}`;
}

/**
 * Names every part, however many there are, where {@link whose} has left some out.
 *
 * @returns such as the name of a part and `5, 6, 7`, or `item 0: … 5, 6; item 3: … 5` of several items; nothing where all are named
 */
export function allParts(all: Whose[]): string | undefined {
	const items = new Map<number, { name: string; values: string[] }>();
	let count = 0;
	for (const { item, part } of all) {
		for (const [name, value] of Object.entries(part ?? {})) {
			const known = items.get(item) ?? { name, values: [] };
			known.values.push(String(value));
			items.set(item, known);
			count++;
		}
	}
	if (count <= NAMED.parts) return undefined;
	const isOne = items.size === 1;
	return [...items]
		.map(
			([item, { name, values }]) => `${isOne ? '' : `item ${item}: `}${name} ${values.join(', ')}`,
		)
		.join('; ');
}

/**
 * Says how items are counted, where somebody who counts rows from 1 would look at another one.
 *
 * @param all in item order
 * @returns one line, or none where all are the first
 */
export function countedFrom(all: Whose[]): string[] {
	const one = all.find(({ item }) => item > 0);
	return one ? [`Items are counted from 0: item ${one.item} is the ${ordinal(one.item + 1)}.`] : [];
}

function ordinal(count: number): string {
	const isTeen = count % 100 > 10 && count % 100 < 14;
	const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
	return `${count}${ending}`;
}

function itemsIn(items: number[]): string {
	if (items.length === 1) return `item ${items[0]}`;
	const ranges = rangesOf(items);
	const named = ranges.slice(0, NAMED.ranges).join(', ');
	return `items ${named}${ranges.length > NAMED.ranges ? ` … ${items.length} in all` : ''}`;
}

function rangesOf(items: number[]): string[] {
	const ranges: number[][] = [];
	for (const item of items) {
		const last = ranges.at(-1);
		if (last?.at(-1) === item - 1) last.push(item);
		else ranges.push([item]);
	}
	return ranges.flatMap((range) =>
		range.length > 2 ? [`${range[0]}–${range.at(-1)}`] : range.map(String),
	);
}
