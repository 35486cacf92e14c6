import type { IDataObject } from 'n8n-workflow';

import { bounded, markOf, type Marks } from './marks';

/**
 * Milliseconds by which an entry may show later than it was made and still be new: OnlyFans' lists can lag, and
 * a clock that is read in seconds has many entries in one.
 */
export const LATE = 3_600_000;

/** Entries of a portion that the next one may give again, because lists move while they are read. */
const BORDER = 200;

/** Something that happened, as OFAuth lists it. */
export interface Entry {
	/** Tells it from every other one of its list. */
	key: string;
	/** Epoch milliseconds. */
	at: number;
	json: IDataObject;
}

/** What was read of a list, from its newest entry back. */
export interface Read {
	entries: Entry[];
	/** What asks for the rest, where it was not read as far back as `since`. */
	next?: IDataObject;
}

/** What a list has been read to. Plain data of less than 64 kB, whatever was read. */
export interface StreamState {
	/** Epoch milliseconds: what is older is not new. It lies {@link LATE} before the newest entry seen. */
	since: number;
	/** The entries since then. */
	known: Marks;
	/** A list of which a portion was read, and where the next one begins. */
	rest?: {
		from: IDataObject;
		/** What `since` and `known` become once it is read to its end. */
		since: number;
		known: Marks;
		/** The last entries of the portion. */
		border: string[];
	};
}

/**
 * Takes in what was read of a list. The first reading only tells where everything begins. After that every
 * entry is new that is not older than `since` and not known: those of the same second, and those that show up
 * to {@link LATE} after they were made. `since` moves only once a list was read back to it.
 *
 * @param state of the reading before; nothing at the first
 * @param now epoch milliseconds; it only keeps `since` from following a date that lies ahead
 * @returns the entries to emit, oldest first, and the new state; the old one is not changed
 */
export function advance(
	state: StreamState | undefined,
	{ entries, next }: Read,
	now: number,
): { fresh: Entry[]; state: StreamState } {
	if (!state) return { fresh: [], state: beginning({ entries, next }, now) };
	const { since, known, rest } = state;
	const isKnown = new Set([
		...Object.keys(known),
		...Object.keys(rest?.known ?? {}),
		...(rest?.border ?? []),
	]);
	const fresh = entries
		.filter(({ key, at }) => {
			const mark = markOf(key);
			const isNew = at >= since && !isKnown.has(mark);
			isKnown.add(mark);
			return isNew;
		})
		.sort((one, other) => one.at - other.at);
	const top = grown(rest ?? { since, known: {} }, fresh, now);
	if (next === undefined) {
		const all = grown({ since: top.since, known: { ...known, ...top.known } }, [], now);
		return { fresh, state: all };
	}
	const border = entries.slice(-BORDER).map(({ key }) => markOf(key));
	return { fresh, state: { since, known, rest: { from: next, ...top, border } } };
}

/** Where more is left that nobody has read, something of the oldest instant read can be among it. */
function beginning({ entries, next }: Read, now: number): StreamState {
	const oldest = entries.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
	const since = next && entries.length > 0 ? oldest + 1 : 0;
	return grown({ since, known: {} }, entries, now);
}

function grown(
	{ since, known }: Pick<StreamState, 'since' | 'known'>,
	entries: Entry[],
	now: number,
): Pick<StreamState, 'since' | 'known'> {
	const marks = { ...known };
	for (const { key, at } of entries) marks[markOf(key)] = at;
	const newest = Object.values(marks).reduce((last, at) => Math.max(last, Math.min(at, now)), 0);
	const all = bounded(marks, Math.max(since, newest - LATE));
	return { since: all.since, known: all.marks };
}
