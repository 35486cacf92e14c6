import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { Gate } from '../OfAuth/delivery/lanes';
import type { OfAuthCredential } from '../OfAuth/transport/credential';
import { Asking } from './asking';
import type { Creator } from './creators';
import type { Memory } from './memory';
import type { Remembered } from './remembered';
import type { Settings } from './settings';
import type { Obstacle } from './trouble';
import { watchFor } from './watches';

/** Connections that are asked at a time: a thousand within a poll, where OFAuth takes up to half a second for an answer. */
const AT_ONCE = 32;

/** What one poll is about. */
export interface Round {
	settings: Settings;
	credential: OfAuthCredential;
	creators: Creator[];
	memory: Memory;
	/** Epoch milliseconds. */
	now: number;
	/** Epoch milliseconds after which nothing more is asked. */
	until: number;
}

/** A creator whose lists could not be read as far as wanted. */
export interface Failed {
	/** None where the creators themselves could not be listed. */
	creator?: Creator;
	obstacle: Obstacle;
}

/** What a poll has come to. */
export interface Ended {
	/** JSON of the items to emit. */
	fresh: IDataObject[];
	/** What is known of the connections that were polled, by their ids. */
	connections: Map<string, Remembered>;
	failed: Failed[];
}

/** What comes out for an entry: what it is and whose, and the entry itself, which may have fields of these names. */
export function itemOf({ event }: Settings, { id }: Creator, json: IDataObject): IDataObject {
	const ours = { event, connectionId: id };
	return { ...ours, ...json, ...ours };
}

/**
 * Polls every creator, those first who have waited longest; whoever is not reached in time comes first in the
 * next poll. What is wrong with one says nothing of the others.
 */
export async function pollAll(context: IPollFunctions, round: Round): Promise<Ended> {
	const { settings, credential, creators, memory, now, until } = round;
	const watch = watchFor(settings);
	const ended: Ended = { fresh: [], connections: new Map(), failed: [] };
	const waitedSince = ({ id }: Creator) => memory.connections.get(id)?.at ?? 0;
	const inTurn = [...creators].sort((one, other) => waitedSince(one) - waitedSince(other));
	const gate = new Gate(AT_ONCE);
	const work = async (creator: Creator) => {
		if (Date.now() >= until) return;
		const { id } = creator;
		const asking = new Asking(context, credential, id, until);
		const { fresh, state, obstacle } = await watch(asking, memory.connections.get(id)?.state, now);
		ended.fresh.push(...fresh.map((json) => itemOf(settings, creator, json)));
		// Not when it began: whom the first poll did not come to is kept with the time when that began, and goes before.
		ended.connections.set(id, { state, at: Date.now() });
		if (obstacle) ended.failed.push({ creator, obstacle });
	};
	await Promise.all(inTurn.map(async (one) => await gate.pass(async () => await work(one))));
	return ended;
}
