import type { EntryKeeper } from './entryKeeper';
import type { EntryRecord } from './entryRecord';
import { chainOf, giveBack, takeAfter, ticketOf } from './keyTickets';
import type { Ledger } from './ledger';
import { sentEntry } from './sentKeys';
import type { Failure } from '../transport/errors';
import type { Delivery } from './types';

/** Within one run a second message with the same key waits for what becomes of the first. */
export class KeyTurns {
	private readonly last = new Map<string, Promise<unknown>>();

	async inTurn<T>(key: string | undefined, make: () => Promise<T>): Promise<T> {
		if (key === undefined) return await make();
		const turn = (this.last.get(key) ?? Promise.resolve()).then(make, make);
		this.last.set(key, turn);
		return await turn;
	}
}

/** What the key of one send needs around it. */
export interface KeyPlace {
	record: EntryRecord;
	keeper: EntryKeeper;
	ledger: Ledger;
	/** What is to be recorded of messages that were sent: it goes along with the next key, for nobody waits for it. */
	sent: string[];
}

/**
 * The key of one send, on its way from free to taken; without a key there is nothing to do.
 *
 * Recorded are tickets: the first send with a key takes ticket 0. A send that certainly created nothing
 * gives its ticket back, which is an entry too, because what is removed from n8n's record can come
 * back. Who finds ticket 0 taken and given back takes ticket 1, and so on; a key is free where its
 * last ticket was given back.
 */
export class SendKey {
	/** The ticket that this send holds. */
	private ticket: number | undefined;

	/** The ticket that it has given back last; another process may lose that entry for a moment. */
	private last: number | undefined;

	constructor(
		private readonly key: string | undefined,
		private readonly item: number,
		private readonly place: KeyPlace,
	) {
		if (key !== undefined) this.last = place.ledger.held(item, key)?.last;
	}

	/**
	 * Records the key before the send leaves.
	 *
	 * @returns nothing where the send may leave, else what became of it
	 */
	async claim(): Promise<Delivery | undefined> {
		const { key, item, place } = this;
		if (key === undefined || this.ticket !== undefined) return undefined;
		try {
			const taken = await this.take(key);
			const isDoubtful = taken === 'doubtful' || place.ledger.held(item, key)?.isDoubtful === true;
			if (typeof taken === 'number') {
				this.ticket = taken;
				// All of them: a key whose first ticket is lost is free.
				place.keeper.keep(chainOf(key, taken));
				place.ledger.hold(item, key, undefined);
				return undefined;
			}
			if (!isDoubtful) return { outcome: 'alreadySent', sendOnceKey: key };
			const failure = storeFailure(DOUBTFUL);
			place.ledger.unknown(item, failure);
			return { outcome: 'unknown', failure };
		} catch (error) {
			// What was given back before may be lost in the record by now, and be put back later.
			place.ledger.hold(item, key, { last: this.last, isDoubtful: true });
			return { outcome: 'notSent', failure: storeFailure(NOT_RECORDED, error) };
		}
	}

	/**
	 * Looks whether the key was recorded before: before work that would be for nothing.
	 *
	 * @returns nothing where the send may go on, else what became of it
	 */
	async lookUp(): Promise<Delivery | undefined> {
		return (await this.claim()) ?? (await this.release());
	}

	/**
	 * Gives the key back: the send certainly created nothing.
	 *
	 * @returns nothing where that worked, else what to tell the user
	 */
	async release(): Promise<Delivery | undefined> {
		const { key, ticket, item, place } = this;
		if (key === undefined || ticket === undefined) return undefined;
		try {
			const { entries, last } = await giveBack(place.record, key, ticket);
			place.keeper.keep(entries);
			// A Retry may come before another process has stopped losing the entry.
			place.ledger.hold(item, key, { last });
			[this.ticket, this.last] = [undefined, last];
			return undefined;
		} catch (error) {
			place.ledger.hold(item, key, { last: ticket });
			return { outcome: 'notSent', failure: storeFailure(NOT_GIVEN_BACK, error) };
		}
	}

	/** Says for a later look that the message was sent, or may have been. */
	confirm(): void {
		if (this.key !== undefined) this.place.sent.push(sentEntry(this.key));
	}

	private async take(key: string): Promise<number | 'taken' | 'doubtful'> {
		const { record, sent } = this.place;
		const { last } = this;
		if (last !== undefined)
			return await record.alone(async (alone) => await takeAfter(alone, key, last));
		const first = await record.add([ticketOf(key, 0), ...sent.splice(0)]);
		if (!first.known.has(ticketOf(key, 0))) return 0;
		if (!first.isSure) return 'doubtful';
		return await record.alone(async (alone) => await takeAfter(alone, key));
	}
}

const DOUBTFUL =
	'is recorded, and nobody knows whether its message was sent: n8n’s database failed while it was being recorded';
const NOT_RECORDED = 'could not be recorded for certain, so the message was not sent';
const NOT_GIVEN_BACK =
	'stays recorded although the message was not sent: Retry of this execution sends it all the same, any other execution takes it for sent';

function storeFailure(what: string, error?: unknown): Failure {
	const reason = error instanceof Error ? error.message : String(error);
	return {
		message: `The Send Once Key ${what}${error === undefined ? '' : `: ${reason}`}`,
		nextStep: /too long|data too|max_allowed/i.test(reason)
			? 'n8n keeps all keys of a node in one record, and MySQL and MariaDB hold no more than 64 kB of it, some 1,200 keys: put a copy of this node in its place, which begins without keys.'
			: 'Check the database of n8n.',
	};
}
