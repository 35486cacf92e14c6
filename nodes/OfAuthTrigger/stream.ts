import type { IDataObject } from 'n8n-workflow';

import { bounded, markOf, type Marks } from './marks';

/**
 * Milliseconds by which an entry may show later than it was made and still be new: OnlyFans' lists can lag, and
 * a clock that is read in seconds has many entries in one.
 */
export const LATE = 3_600_000;

/**
 * Milliseconds from one reading of all since `since` to the next. In between a list is read until nothing is
 * new any more, because a busy hour is many pages, and each is a request that sending shares the limit with.
 */
export const WHOLE_EVERY = 600_000;

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
	/** Whether reading ended where nothing was new any more, so that something late can be left. */
	isTop?: boolean;
}

/** What a list has been read to. Plain data of less than 64 kB, whatever was read. */
export interface StreamState {
	/** Epoch milliseconds: what is older is not new. It lies {@link LATE} before the newest entry seen. */
	since: number;
	/** The entries since then. */
	known: Marks;
	/** When it was last read as far back as `since`, epoch milliseconds. */
	wholeAt: number;
	/** A list of which a portion was read, and where the next one begins. */
	rest?: {
		from: IDataObject;
		/**
		 * Of the newest entry when reading began, epoch milliseconds: what has come since is left to the reading after
		 * this one. It may stand between entries that were taken in, and would push them where nobody knows them.
		 */
		until: number;
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
	{ entries, next, isTop }: Read,
	now: number,
): { fresh: Entry[]; state: StreamState } {
	if (!state) return { fresh: [], state: { ...beginning({ entries, next }, now), wholeAt: now } };
	const { since, known, rest, wholeAt } = state;
	const isNew = newTo(state);
	const fresh = entries.filter(isNew).sort((one, other) => one.at - other.at);
	if (isTop) return { fresh, state: { ...topped(state, fresh), wholeAt } };
	const top = grown(rest ?? { since, known: {} }, fresh, now);
	if (next === undefined) {
		const all = grown({ since: top.since, known: { ...known, ...top.known } }, [], now);
		return { fresh, state: { ...all, wholeAt: now } };
	}
	const until = rest?.until ?? entries.reduce((last, { at }) => Math.max(last, at), since);
	const border = entries.slice(-BORDER).map(({ key }) => markOf(key));
	return { fresh, state: { since, known, wholeAt, rest: { from: next, until, ...top, border } } };
}

/** Prepares to tell what is new: it says so once of each entry. */
export function newTo({ since, known, rest }: StreamState): (entry: Entry) => boolean {
	const marks = [known, rest?.known ?? {}].flatMap((some) => Object.keys(some));
	const seen = new Set([...marks, ...(rest?.border ?? [])]);
	return ({ key, at }) => {
		const mark = markOf(key);
		const isNew = at >= since && at <= (rest?.until ?? at) && !seen.has(mark);
		seen.add(mark);
		return isNew;
	};
}

/** Since it was not read as far back, `since` stays. */
function topped({ since, known }: StreamState, fresh: Entry[]) {
	const all = bounded({ ...known, ...marked(fresh) }, since);
	return { since: all.since, known: all.marks };
}

function marked(entries: Entry[]): Marks {
	return Object.fromEntries(entries.map(({ key, at }) => [markOf(key), at]));
}

/** Where more is left that nobody has read, something of the oldest instant read can be among it. */
function beginning({ entries, next }: Read, now: number): Pick<StreamState, 'since' | 'known'> {
	const oldest = entries.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
	const since = next && entries.length > 0 ? oldest + 1 : 0;
	return grown({ since, known: {} }, entries, now);
}

function grown(
	{ since, known }: Pick<StreamState, 'since' | 'known'>,
	entries: Entry[],
	now: number,
): Pick<StreamState, 'since' | 'known'> {
	const marks = { ...known, ...marked(entries) };
	const newest = Object.values(marks).reduce(
		(last, at) => (at <= now ? Math.max(last, at) : last),
		0,
	);
	const all = bounded(marks, Math.max(since, newest - LATE));
	return { since: all.since, known: all.marks };
}
