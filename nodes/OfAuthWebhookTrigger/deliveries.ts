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

/**
 * Marks a delivery as taken.
 *
 * @param marks what is stored, of whatever form
 * @param key what is the same whenever it is delivered again
 * @param now milliseconds
 * @returns whether it was not marked before, and the marks from now on: of the last 48 hours, the
 * newest thousand. What was given is not changed
 */
export function remember(
	marks: unknown,
	key: string | Buffer,
	now: number,
): { marks: Marks; isNew: boolean } {
	const known = recent(marks, now);
	const mark = markOf(key);
	if (Object.keys(known).includes(mark)) return { marks: known, isNew: false };
	return { marks: newest({ ...known, [mark]: toSeconds(now) }), isNew: true };
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
	const since = toSeconds(now) - KEPT_FOR;
	return Object.fromEntries(
		entries.filter(
			(entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > since,
		),
	);
}

function toSeconds(millis: number): number {
	return Math.floor(millis / 1000);
}
