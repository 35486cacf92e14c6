import { shortHash } from '../OfAuth/values/shortHash';

/** When a delivery was last taken, in seconds, by its mark. */
export type Marks = Record<string, number>;

/** OFAuth's sender tries for about 28 hours (docs.svix.com/retries). */
const KEPT_FOR = 48 * 3600;
/** What keeps the static data of a workflow below about 30 kB a node. */
const MOST = 1000;
/** 96 bits: no two of a thousand are the same by chance. */
const LENGTH = 16;

/**
 * A delivery in few characters, so that a thousand of them are no load.
 *
 * @param key what is the same whenever it is delivered again: its id, else its body
 * @returns 16 characters of base64url
 */
export function markOf(key: string | Buffer): string {
	return shortHash(key, LENGTH);
}

/** By which marks a delivery is known. */
export interface Name {
	/** One of them is there where it was taken already. */
	asked: string[];
	/** What is marked once it is taken. */
	kept: string[];
}

/**
 * The marks of a delivery: of its IDs, and where it is signed without one, of its body. Where it is signed both
 * with an ID and without, its body is marked in a way of its own, so that it is not taken again with the one
 * signature alone, and another event with the same body and an ID of its own is still new.
 *
 * @param ids of the schemes in which it is signed; nothing where a scheme has none
 */
export function nameOf(ids: Array<string | undefined>, body: Buffer): Name {
	const named = ids.flatMap((id) => (id === undefined ? [] : [markOf(id)]));
	if (named.length === ids.length) return { asked: named, kept: named };
	const alone = markOf(body);
	const beside = markOf(`beside an ID: ${alone}`);
	return named.length > 0
		? { asked: [...named, alone], kept: [...named, beside] }
		: { asked: [alone, beside], kept: [alone] };
}

/**
 * Marks a delivery as taken.
 *
 * @param marks what is stored, of whatever form
 * @param now milliseconds
 * @returns whether it was not marked before, and the marks from now on: of the last 48 hours, the
 * newest thousand, also those of a delivery that is known by another of its marks. What was given is not changed
 */
export function remember(
	marks: unknown,
	{ asked, kept }: Name,
	now: number,
): { marks: Marks; isNew: boolean } {
	const known = recent(marks, now);
	const marked = new Set(Object.keys(known));
	const isKnown = (mark: string) => marked.has(mark);
	const added = kept.filter((mark) => !isKnown(mark)).map((mark) => [mark, toSeconds(now)]);
	const all = newest({ ...known, ...(Object.fromEntries(added) as Marks) });
	return { marks: all, isNew: !asked.some(isKnown) };
}

/** The newest thousand; of one second they keep the order in which they came. */
export function newest(marks: Marks): Marks {
	const inOrder = Object.entries(marks).sort(([, one], [, other]) => one - other);
	return Object.fromEntries(inOrder.slice(-MOST));
}

/**
 * The marks of the last 48 hours.
 *
 * @param marks what is stored, of whatever form
 * @param now milliseconds
 * @returns a copy
 */
export function recent(marks: unknown, now: number): Marks {
	const entries = typeof marks === 'object' && marks !== null ? Object.entries(marks) : [];
	const until = toSeconds(now);
	const since = until - KEPT_FOR;
	return Object.fromEntries(
		entries
			.filter(
				(entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > since,
			)
			// A clock that was ahead and is put right would have what comes now be the oldest.
			.map(([mark, at]) => [mark, Math.min(at, until)]),
	);
}

function toSeconds(millis: number): number {
	return Math.floor(millis / 1000);
}
