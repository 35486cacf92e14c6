import type { EntryRecord } from './entryRecord';

/** No key holds the sign between the two. */
export function ticketOf(key: string, ticket: number): string {
	return ticket === 0 ? key : `${key}\u0000${ticket}`;
}

function givenBack(key: string, ticket: number): string {
	return `${key}\u0000${ticket}\u0000free`;
}

/** What is recorded of a key whose tickets were given back, but for the last. */
export function chainOf(key: string, last: number): string[] {
	const tickets = Array.from({ length: last + 1 }, (_, ticket) => ticketOf(key, ticket));
	return [...tickets, ...tickets.slice(1).map((_, ticket) => givenBack(key, ticket))];
}

type Alone = Pick<EntryRecord, 'add' | 'remove'>;

/**
 * Takes the ticket after those that were given back. To look is to record: who finds that the last
 * ticket was not given back has just given it back by looking, and has taken the next one; the two
 * together leave the key taken, so it does no harm if they cannot be removed, or come back.
 *
 * @param last a ticket that is known to have been given back
 */
export async function takeAfter(
	record: Alone,
	key: string,
	last = -1,
): Promise<number | 'taken' | 'doubtful'> {
	for (let ticket = Math.max(last, 0) + 1; ; ticket++) {
		const [before, own] = [givenBack(key, ticket - 1), ticketOf(key, ticket)];
		const { known, isSure } = await record.add([before, own]);
		if (!isSure && known.has(own)) return 'doubtful';
		if (!known.has(before) && ticket - 1 > last) {
			const ours = [before, own].filter((entry) => !known.has(entry));
			await record.remove(ours).catch(() => undefined);
			return 'taken';
		}
		if (!known.has(own)) return ticket;
	}
}

/** @returns the entries that say so, to be looked after, and the last ticket that is given back */
export async function giveBack(
	record: EntryRecord,
	key: string,
	ticket: number,
): Promise<{ entries: string[]; last: number }> {
	// The ticket again, in case another process has just lost it: without it, giving back means nothing.
	const entries = [ticketOf(key, ticket), givenBack(key, ticket)];
	const { known, isSure } = await record.add(entries);
	if (!known.has(givenBack(key, ticket)) || !isSure) return { entries, last: ticket };
	// Somebody has looked, and could not remove what a look records: that ticket is given back for them.
	return await record.alone(async (alone) => {
		for (let last = ticket + 1; ; last++) {
			const next = [ticketOf(key, last), givenBack(key, last)];
			entries.push(...next);
			if (!(await alone.add(next)).known.has(next[1])) return { entries, last };
		}
	});
}
