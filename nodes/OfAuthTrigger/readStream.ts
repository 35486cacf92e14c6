import type { IDataObject } from 'n8n-workflow';

import { failureOf } from '../OfAuth/transport/errors';
import { ListReader } from '../OfAuth/transport/listReader';
import { isEmpty } from '../OfAuth/values/reading';
import type { Asking } from './asking';
import type { Source } from './sources/source';
import type { Obstacle } from './trouble';
import { LATE, newTo, WHOLE_EVERY, type Entry, type Read, type StreamState } from './stream';

/**
 * Reads a list from its newest entry back to what is known, or the portion of it that one poll may ask for.
 *
 * @param state of the reading before
 * @param now epoch milliseconds
 * @param from epoch milliseconds: where to begin instead of the state's `since`, if that is later
 * @returns what was read, and what is odd about it: of an entry without a date or an ID nobody can say whether it is
 * new, so that it is left out; or what kept the list from being
 * read, where not even the first page came
 */
export async function readStream(
	asking: Asking,
	source: Source,
	state: StreamState | undefined,
	now: number,
	from = Number.POSITIVE_INFINITY,
): Promise<(Read & { odd?: Obstacle }) | { obstacle: Obstacle }> {
	const since = Math.min(state?.since ?? 0, from);
	const isDue = !state || state.rest !== undefined || now - state.wholeAt >= WHOLE_EVERY;
	const isWhole = isDue || from < Number.POSITIVE_INFINITY;
	const isNew = state && newTo(state);
	let [isEnd, isTop] = [false, false];
	let taken = 0;
	const isEnough = () => {
		if (reader.steps === 0) return false;
		const all = reader.entries.slice(taken).map((json) => entryOf(source, json));
		taken = reader.entries.length;
		const page = all.filter(isTold);
		odd ??= oddity(source, all);
		entries.push(...page);
		const begin = state ? since : beginOf(entries);
		const hasNew = page.filter((entry) => isNew?.(entry)).length > 0;
		isTop ||= !isWhole && page.length > 0 && !hasNew;
		isEnd ||= !reader.saysMore || (page.length > 0 && page.every(({ at }) => at < begin));
		return isEnd || isTop || asking.isOver;
	};
	let odd: Obstacle | undefined;
	const entries: Entry[] = [];
	const qs = { ...source.qs, ...windowOf(source, since, state?.rest) };
	const reader: ListReader = new ListReader(
		async (page) => await asking.get(source.path, { ...qs, ...page }),
		source.paging,
		{ isEnough, from: state?.rest?.from },
	);
	const stopped = await reader.run();
	if (stopped && reader.steps === 0) return { obstacle: failureOf(stopped) };
	isEnough();
	// Nothing would say where everything begins, and all that is there would be new once it has dates.
	if (odd && !state && entries.length === 0) return { obstacle: odd };
	const read = odd ? { entries, odd } : { entries };
	if (!reader.hasMore || isEnd) return read;
	return isTop ? { ...read, isTop } : { ...read, next: reader.next };
}

/** From `since` on; a portion that follows another, no further than that one began. */
function windowOf({ endsAt }: Source, since: number, rest: StreamState['rest']): IDataObject {
	const iso = (at: number) => new Date(at).toISOString();
	return {
		...(since > 0 ? { startDate: iso(since) } : {}),
		// Of a clock that is read in seconds.
		...(endsAt && rest ? { endDate: iso(rest.until + 1000) } : {}),
	};
}

/** Where nothing is known yet, only the latest of what is there can come again. */
function beginOf(entries: Entry[]): number {
	return entries.reduce((newest, { at }) => Math.max(newest, at), 0) - LATE;
}

function entryOf({ keyOf, timeOf }: Source, json: IDataObject): Entry {
	return { key: keyOf(json), at: timeOf(json), json };
}

function isTold({ at, json: { id } }: Entry): boolean {
	return !Number.isNaN(at) && !isEmpty(id);
}

/** Names the first entry of which nobody can say whether it is new. */
function oddity({ what }: Source, entries: Entry[]): Obstacle | undefined {
	const first = entries.find((entry) => !isTold(entry));
	if (!first) return undefined;
	const { id } = first.json;
	const missing = isEmpty(id) ? 'an ID' : `a date (${String(id)})`;
	return {
		message: `OFAuth gave a ${what} without ${missing}, so that nobody can say whether it is new`,
		nextStep: 'Update this package; if that does not help, report it.',
		lasts: true,
	};
}
