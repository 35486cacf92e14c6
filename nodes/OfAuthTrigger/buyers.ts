import type { IDataObject } from 'n8n-workflow';

import { packed, unpacked, type UserSet } from './userSet';

/**
 * Buyers of all watched messages of a connection that are known at most: OFAuth gives no time with a buyer, so
 * that only who is known can be told from who is new. They are about 40 kB.
 */
export const MOST_BUYERS = 8_000;

/** Characters of all that is kept of a connection's messages at most, so that it stays below 64 kB. */
const MOST_KEPT = 62_000;

/** How often a list is read that has fewer buyers than OFAuth counts, before it is taken for whole. */
const LOOKS = 3;

/** A mass message whose buyers are waited for. Plain data. */
export interface Watched {
	id: number | string;
	/** When it went out, epoch milliseconds. */
	at: number;
	/** Those who are known to have bought it. */
	buyers: UserSet;
	/** OFAuth's count of them when their list was last read through. */
	count?: number;
	/** Known buyers whom OFAuth counts no more: some get their money back. */
	gone?: number;
	/** How often the list is still to be read for the same count. */
	looks?: number;
	/** What asks for the rest of the list, where a portion was read. */
	from?: IDataObject;
	/** Whether those who are found now had bought it before anybody waited. */
	isBaseline?: boolean;
}

/** What was read of a message's buyers. */
export interface BuyersRead {
	buyers: IDataObject[];
	/** OFAuth's count at the time, where it tells one. */
	count?: number;
	/** Whether all who were looked for are found, or the list has ended. */
	isWhole: boolean;
	/** What asks for the rest. */
	next?: IDataObject;
}

/** Whether the buyers of a message have to be read. @param count OFAuth's own, where it tells one */
export function isDue({ count: last, looks = 0, from, isBaseline }: Watched, count?: number) {
	return count === undefined || count !== last || looks > 0 || !!from || isBaseline === true;
}

/**
 * Takes in what was read of a message's buyers: each is new once.
 *
 * @returns the new ones, in OFAuth's order, and the message as it is watched from now on
 */
export function takeBuyers(
	watched: Watched,
	{ buyers, count, isWhole, next }: BuyersRead,
): { fresh: IDataObject[]; watched: Watched } {
	const known = unpacked(watched.buyers);
	const fresh = buyers.filter(({ id }) => {
		const isNew = !known.has(Number(id));
		known.add(Number(id));
		return isNew;
	});
	const { id, at } = watched;
	const all = { id, at, buyers: packed(known) };
	if (watched.isBaseline) {
		const state = isWhole ? { count } : { isBaseline: true, from: next };
		return { fresh: [], watched: { ...all, ...state } };
	}
	if (!isWhole) return { fresh, watched: { ...watched, ...all, from: next } };
	const gone = goneOf(watched, known.size, count);
	const isShort = count !== undefined && known.size - gone < count;
	const left = count === watched.count ? (watched.looks ?? LOOKS) : LOOKS;
	return {
		fresh,
		watched: {
			...all,
			count,
			...(gone > 0 ? { gone } : {}),
			...(isShort && left > 1 ? { looks: left - 1 } : {}),
		},
	};
}

/**
 * How many of the known buyers OFAuth counts no more.
 *
 * @param known how many there are
 * @param count OFAuth's own, where it tells one
 */
export function goneOf({ gone = 0 }: Watched, known: number, count: number | undefined): number {
	return count === undefined ? gone : Math.max(gone, known - count);
}

/**
 * Drops the messages that have been watched long enough, and the oldest of them where they are more, or have more
 * buyers, than can be known.
 *
 * @param until epoch milliseconds: messages that went out before are dropped
 * @param others characters of what is kept beside them
 * @returns those that stay, and those that had to go for their number or that of their buyers
 */
export function stillWatched(
	all: Watched[],
	until: number,
	others = 0,
): { watched: Watched[]; over: Watched[] } {
	const newestFirst = all.filter(({ at }) => at >= until).sort((one, other) => other.at - one.at);
	let [buyers, kept] = [0, others];
	const fits = (one: Watched) => {
		const [more, size] = [unpacked(one.buyers).size, JSON.stringify(one).length + 1];
		if (buyers + more > MOST_BUYERS || kept + size > MOST_KEPT) return false;
		[buyers, kept] = [buyers + more, kept + size];
		return true;
	};
	const isFit = newestFirst.map(fits);
	return {
		watched: newestFirst.filter((_one, index) => isFit[index]),
		over: newestFirst.filter((_one, index) => !isFit[index]),
	};
}
