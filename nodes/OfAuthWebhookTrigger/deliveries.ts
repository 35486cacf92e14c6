import { shortHash } from '../OfAuth/values/shortHash';

/** When a delivery was last taken, in seconds, by its mark. */
export type Marks = ReadonlyMap<string, number>;

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
 * @param marks what is known
 * @param now milliseconds
 * @returns whether it was not marked before, and the marks from now on: of the last 48 hours, the
 * newest thousand, also those of a delivery that is known by another of its marks
 */
export function remember(
	marks: Marks,
	{ asked, kept }: Name,
	now: number,
): { marks: Marks; isNew: boolean } {
	const known = recent(marks, now);
	const added = kept.filter((mark) => !known.has(mark));
	const isNew = !asked.some((mark) => known.has(mark));
	for (const mark of added) known.set(mark, toSeconds(now));
	return { marks: recent(known, now), isNew };
}

/**
 * Of the marks of the last 48 hours the newest thousand, oldest first; of one second they keep the order in which they
 * came.
 *
 * @param now milliseconds
 */
export function recent(
	marks: Iterable<readonly [string, number]>,
	now: number,
): Map<string, number> {
	const until = toSeconds(now);
	const since = until - KEPT_FOR;
	const fresh: Array<[string, number]> = [];
	// A clock that was ahead and is put right would have what comes now be the oldest.
	for (const [mark, at] of new Map(marks)) if (at > since) fresh.push([mark, Math.min(at, until)]);
	fresh.sort(([, one], [, other]) => one - other);
	return new Map(fresh.slice(-MOST));
}

/**
 * Marks as one text. n8n watches each value of what a workflow remembers, builds it anew for each request and stores it
 * with each execution, so that a thousand values would cost more than all else about an event.
 *
 * @returns mark and seconds (to the base of 36) of each, oldest first
 */
export function written(marks: Marks): string {
	return [...marks].map(([mark, at]) => `${mark}${at.toString(36)}`).join(' ');
}

/** What {@link written} has written; of anything else, what looks like it. */
export function read(stored: unknown): Marks {
	const marks = new Map<string, number>();
	if (typeof stored !== 'string') return marks;
	for (const one of stored.split(' ')) {
		const at = parseInt(one.slice(LENGTH), 36);
		if (at > 0) marks.set(one.slice(0, LENGTH), at);
	}
	return marks;
}

function toSeconds(millis: number): number {
	return Math.floor(millis / 1000);
}
