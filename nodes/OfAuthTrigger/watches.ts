import type { IDataObject } from 'n8n-workflow';

import { simplified } from '../OfAuth/runner/simplify';
import type { Asking } from './asking';
import type { Polled } from './polled';
import { readStream } from './readStream';
import type { Settings } from './settings';
import { pollBought } from './sources/massMessageBought';
import { massMessageSent } from './sources/massMessageSent';
import { newSubscriber, type LatestType } from './sources/newSubscriber';
import { newTransaction } from './sources/newTransaction';
import type { Source } from './sources/source';
import type { BoughtState, Wanted } from './sources/wantedMessages';
import { advance, type StreamState } from './stream';

/** What is known of one connection, whatever is waited for there. Plain data. */
export type WatchState = StreamState | BoughtState;

/** Polls one connection for what a trigger waits for. */
export type Watch = (
	asking: Asking,
	state: WatchState | undefined,
	now: number,
) => Promise<Polled<WatchState>>;

/** The list in which the event shows; none where it shows in several. */
export function sourceOf({ event, wanted }: Settings): Source | undefined {
	if (event === 'massMessageSent') return massMessageSent;
	if (event === 'newSubscriber') return newSubscriber(wanted.latestType as LatestType);
	return event === 'newTransaction' ? newTransaction(wanted) : undefined;
}

/**
 * What holds of a connection that could not be read in the poll that first met it: what happens from then on is
 * new, by the clock, because nobody knows what was there.
 *
 * @param now epoch milliseconds
 * @returns nothing where entries have no date, as the buyers of one message: there the first reading tells
 */
export function unread({ event, wanted }: Settings, now: number): WatchState | undefined {
	// OFAuth's dates may be of whole seconds.
	const since = Math.floor(now / 1000) * 1000;
	const stream: StreamState = { since, known: {}, wholeAt: 0 };
	if (event !== 'massMessageBought') return stream;
	return 'days' in wanted ? { sent: stream, watched: [], over: [] } : undefined;
}

/** How one connection is polled. */
export function watchFor(settings: Settings): Watch {
	const source = sourceOf(settings);
	if (!source) {
		const wanted = settings.wanted as Wanted;
		return async (asking, state, now) =>
			await pollBought(asking, wanted, state as BoughtState | undefined, now);
	}
	return async (asking, state, now) => {
		const before = state as StreamState | undefined;
		const read = await readStream(asking, source, before, now);
		if ('obstacle' in read) return { fresh: [], state, obstacle: read.obstacle };
		const { fresh, state: after } = advance(before, read, now);
		const items = fresh.map(({ json }) => shown(source, settings, json));
		return { fresh: items, state: after, obstacle: read.odd };
	};
}

/** An entry as it comes out. */
export function shown(
	{ simplify }: Source,
	{ isSimplified }: Settings,
	json: IDataObject,
): IDataObject {
	return isSimplified && simplify ? simplified(json, simplify) : json;
}
