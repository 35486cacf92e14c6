import type { IDataObject } from 'n8n-workflow';

import type { Asking } from '../asking';
import { isDue, MOST_BUYERS, stillWatched, takeBuyers, type Watched } from '../buyers';
import type { Polled } from '../polled';
import { readBuyers } from '../readBuyers';
import type { Obstacle } from '../trouble';
import { countOf, withMessage } from './bought';
import { findMessages, type BoughtState, type Wanted } from './wantedMessages';

/** Messages that are named at most. */
const NAMED = 20;

/**
 * Polls for fans who have bought a mass message.
 *
 * @param state of the poll before; nothing at the first
 * @param now epoch milliseconds
 */
export async function pollBought(
	asking: Asking,
	wanted: Wanted,
	state: BoughtState | undefined,
	now: number,
): Promise<Polled<BoughtState>> {
	const found = await findMessages(asking, wanted, state, now);
	if ('obstacle' in found) return { fresh: [], state, obstacle: found.obstacle };
	const { listed, sent, over, odd } = found;
	const fresh: IDataObject[] = [];
	const watched: Watched[] = [];
	let obstacle: Obstacle | undefined;
	for (const one of found.watched) {
		const taken = await ofMessage(asking, one, listed.get(String(one.id)));
		fresh.push(...taken.fresh);
		watched.push(taken.watched);
		obstacle ??= taken.obstacle;
	}
	const still = stillWatched(watched, 0, JSON.stringify(sent ?? null).length);
	const tooMany = [...still.over.map(({ id, at }) => ({ id, at })), ...over].slice(0, NAMED);
	return {
		fresh,
		state: { ...(sent ? { sent } : {}), watched: still.watched, over: tooMany },
		obstacle: obstacle ?? odd ?? tooManyBuyers(tooMany),
	};
}

async function ofMessage(
	asking: Asking,
	watched: Watched,
	listed: IDataObject | undefined,
): Promise<{ fresh: IDataObject[]; watched: Watched; obstacle?: Obstacle }> {
	const count = countOf(listed);
	const isLater = asking.isOver || (listed === undefined && watched.at > 0);
	if (isLater || !isDue(watched, count)) return { fresh: [], watched };
	const read = await readBuyers(asking, watched, count);
	if ('obstacle' in read) return { fresh: [], watched, obstacle: read.obstacle };
	const taken = takeBuyers(watched, read);
	return { ...taken, fresh: taken.fresh.map((buyer) => withMessage(buyer, watched, listed)) };
}

function tooManyBuyers(over: BoughtState['over']): Obstacle | undefined {
	if (over.length === 0) return undefined;
	const names = over.map(({ id }) => id).join(', ');
	return {
		message: `More than ${MOST_BUYERS} fans have bought the mass messages that this trigger watches, or there are too many of these, and it cannot tell new buyers from more than that: ${names} ${over.length > 1 ? 'are' : 'is'} watched no longer`,
		nextStep:
			'Get who has bought since with OFAuth → Mass Message → Get Buyers. Watch fewer days, or one message in a trigger of its own.',
		lasts: true,
	};
}
