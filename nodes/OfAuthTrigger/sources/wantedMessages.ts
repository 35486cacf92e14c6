import type { IDataObject } from 'n8n-workflow';

import { sentMessages } from '../../OfAuth/actions/massMessage/sentMessages';
import { failureOf } from '../../OfAuth/transport/errors';
import { pageOf } from '../../OfAuth/transport/page';
import type { Asking } from '../asking';
import { stillWatched, type Watched } from '../buyers';
import { readStream } from '../readStream';
import { advance, type StreamState } from '../stream';
import type { Obstacle } from '../trouble';
import { massMessageSent } from './massMessageSent';

const DAY = 86_400_000;

/** Which mass messages' buyers are wanted: one's, or those of all that go out from now on, for so many days. */
export type Wanted = { massMessageId: string } | { days: number };

/** What is known of a connection's buyers. Plain data. */
export interface BoughtState {
	/** The messages that have gone out, where the wanted ones are found by that. */
	sent?: StreamState;
	watched: Watched[];
	/** Messages with more buyers than can be known. */
	over: Array<Pick<Watched, 'id' | 'at'>>;
}

/** Entries of the list of sent messages, by their ids. */
export type Listed = Map<string, IDataObject>;

/** What is to be watched, what OFAuth lists of it, and what is odd about that. */
export type Found = BoughtState & { listed: Listed; odd?: Obstacle };

/** Finds the messages whose buyers are wanted. @param now epoch milliseconds */
export async function findMessages(
	asking: Asking,
	wanted: Wanted,
	state: BoughtState | undefined,
	now: number,
): Promise<Found | { obstacle: Obstacle }> {
	return 'days' in wanted
		? await ofAll(asking, wanted, state, now)
		: await ofOne(asking, wanted, state);
}

async function ofAll(
	asking: Asking,
	{ days }: { days: number },
	state: BoughtState | undefined,
	now: number,
): Promise<Found | { obstacle: Obstacle }> {
	const until = now - days * DAY;
	const { watched, over } = {
		watched: stillWatched(state?.watched ?? [], until).watched,
		over: (state?.over ?? []).filter(({ at }) => at >= until),
	};
	const from = Math.min(...watched.map(({ at }) => at));
	const read = await readStream(asking, massMessageSent, state?.sent, now, from);
	if ('obstacle' in read) return read;
	const { fresh, state: sent } = advance(state?.sent, read, now);
	const added = fresh.map(({ at, json }) => ({ id: json.id as number, at, buyers: '', count: 0 }));
	const listed = new Map(read.entries.map(({ json }) => [String(json.id), json]));
	return { sent, watched: [...watched, ...added], over, listed, odd: read.odd };
}

/** Its count stands only in the list of sent ones, and there only while it is one of the latest. */
async function ofOne(
	asking: Asking,
	{ massMessageId }: { massMessageId: string },
	state: BoughtState | undefined,
): Promise<Found | { obstacle: Obstacle }> {
	const listed = await readSent(asking);
	if ('obstacle' in listed) return listed;
	const begin = { id: massMessageId, at: 0, buyers: '', isBaseline: true };
	return { ...(state ?? { watched: [begin], over: [] }), listed };
}

/** The latest sent messages. */
export async function readSent(asking: Asking): Promise<Listed | { obstacle: Obstacle }> {
	const { path, paging } = sentMessages;
	const answer = await asking.get(path, { limit: paging.pageSize });
	const page = pageOf(answer, paging.pageSize);
	if (!page) return { obstacle: failureOf(answer) };
	return new Map(page.list.map((json) => [String(json.id), json]));
}
