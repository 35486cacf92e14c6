import { sleep, UserError, type IExecuteFunctions } from 'n8n-workflow';

/** Remembers Send Once Keys beyond the execution. */
export interface KeyStore {
	/**
	 * Records the key for a send.
	 *
	 * @param sender names this send and no other
	 * @returns false where the key was recorded before; the send's mark must then be taken away with {@link unmark}
	 */
	claim(key: string, sender: string): Promise<boolean>;
	/** Forgets key and mark again: OFAuth surely did nothing. */
	release(key: string, sender: string): Promise<void>;
	/** Records those keys again that have got lost. @returns them */
	confirm(keys: string[]): Promise<string[]>;
	/** Forgets the marks of sends that need them no more. */
	unmark(claims: Claim[]): Promise<void>;
}

/** A key, and the send that claims it. */
export interface Claim {
	key: string;
	sender: string;
}

/** Before a call is made once more that failed. */
const PAUSE_MS = 50;

/** The turns of each node, so that sends of one process do not undo each other's records. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Keys recorded in n8n's own database for this node of this workflow. n8n reads the whole record,
 * changes it and writes it back. Within this process calls go one after another. Another process can
 * still write back what it has read before: then a key that was recorded is gone, which `confirm` puts
 * right, or a key that was released is back, which the mark beside it tells from somebody else's.
 *
 * @param context the node's execution
 */
export function keyStore(context: IExecuteFunctions): KeyStore {
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	const place = `${context.getWorkflow().id}:${context.getNode().id}`;
	const check = async (entries: string[]) =>
		await checkProcessedAndRecord(entries, 'node', { mode: 'entries' });
	const record = async (entries: string[]) =>
		await inTurn(place, async () => {
			// The first records of two processes collide in the database; by its mark a send knows what it has recorded.
			const known = await check(entries).catch(async () => {
				await sleep(PAUSE_MS);
				return await check(entries);
			});
			// n8n gives neither where the record is of another kind; nothing is sent on a guess.
			if (known.new.length + known.processed.length === 0)
				throw new UserError('n8n did not record it');
			return known;
		});
	const forget = async (entries: string[]) =>
		await inTurn(place, async () => await removeProcessed(entries, 'node', { mode: 'entries' }));
	return {
		async claim(key, sender) {
			const known = await record([key, markOf({ key, sender })]);
			return known.new.includes(key) || known.processed.length === 2;
		},
		release: async (key, sender) => await forget([key, markOf({ key, sender })]),
		confirm: async (keys) => (await record(keys)).new.map(String),
		unmark: async (claims) => await forget(claims.map(markOf)),
	};
}

/** No key holds the sign between the two. */
function markOf({ key, sender }: Claim): string {
	return `${key}\u0000${sender}`;
}

async function inTurn<T>(place: string, act: () => Promise<T>): Promise<T> {
	const turn = (turns.get(place) ?? Promise.resolve()).then(act, act);
	turns.set(place, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(place) === turn) turns.delete(place);
	}
}
