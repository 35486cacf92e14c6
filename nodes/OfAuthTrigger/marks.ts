import { shortHash } from '../OfAuth/values/shortHash';

/** When each entry that has come was made, in epoch milliseconds, by a short name of it. */
export type Marks = Record<string, number>;

/**
 * Entries of one list that are known by name at most. With their names and times they are about 22 kB, and a
 * list that is being read in portions has them twice.
 */
export const MOST_MARKS = 800;

/** Characters of a name: of two entries in {@link MOST_MARKS} none has the same but once in ten million billion. */
const LENGTH = 11;

/** A short name of an entry, whatever its id looks like. */
export function markOf(key: string): string {
	return shortHash(key, LENGTH);
}

/**
 * Drops what need not be known any more, and the oldest where there is too much.
 *
 * @param since epoch milliseconds: what is older counts as known, whoever asks
 * @returns at most {@link MOST_MARKS}, and the `since` that goes with them: never within an instant of which
 * something was dropped, so that nothing known turns into something new
 */
export function bounded(marks: Marks, since: number): { marks: Marks; since: number } {
	const all = Object.entries(marks)
		.filter(([, at]) => at >= since)
		.sort(([, one], [, other]) => other - one);
	const dropped = all.at(MOST_MARKS)?.[1];
	if (all.length <= MOST_MARKS || dropped === undefined)
		return { marks: Object.fromEntries(all), since };
	const kept = all.filter(([, at]) => at > dropped);
	return { marks: Object.fromEntries(kept), since: dropped + 1 };
}
