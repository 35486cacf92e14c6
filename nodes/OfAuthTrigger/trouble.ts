import type { Failure } from '../OfAuth/transport/errors';

const MINUTE = 60_000;

/** What goes wrong by itself is told where it lasts longer than this, in milliseconds: the next poll may get past it. */
const PATIENCE = 15 * MINUTE;

/** Milliseconds after which it is told again: n8n stores a failed execution, and starts the error workflow, each time. */
const AGAIN = 6 * 60 * MINUTE;

/** What keeps a poll from reading what it is to read. */
export interface Obstacle extends Failure {
	/** Whether it stays however often is asked, and OFAuth did not say so itself. */
	lasts?: boolean;
}

/** A trigger that cannot read what it watches; epoch milliseconds. */
export interface Trouble {
	since: number;
	toldAt?: number;
	/** Whether something was told that asking again does not mend. */
	hasToldLasting?: boolean;
}

/** What is wrong with one trigger: by the connection's id, or by a name for what is wrong with all of it. */
export type Troubles = Map<string, Trouble>;

const triggers = new Map<string, Troubles>();

/**
 * What this process of n8n knows to be wrong with a trigger. It cannot be kept with the rest: of a poll that ends
 * with an error n8n stores nothing where it keeps the data of polls in a table of their own (poll-cursor.service.js).
 *
 * @param key names the trigger
 */
export function troublesOf(key: string): Troubles {
	const known = triggers.get(key) ?? new Map<string, Trouble>();
	triggers.set(key, known);
	return known;
}

/**
 * Whether a failed poll is to be an error that somebody sees. Each one would be too much: a night without
 * OnlyFans is hundreds of polls, and nothing is lost by them.
 *
 * @param before of the poll before; nothing where that one went well
 * @param now epoch milliseconds
 */
export function tell(
	before: Trouble | undefined,
	obstacle: Obstacle,
	now: number,
): { trouble: Trouble; isTold: boolean } {
	// A clock that was ahead and is put right would have it wait for the time that it showed.
	const since = Math.min(before?.since ?? now, now);
	const toldAt = before?.toldAt === undefined ? undefined : Math.min(before.toldAt, now);
	const lasts = isLasting(obstacle);
	const isWorse = lasts && before?.hasToldLasting !== true;
	const isDue = toldAt === undefined || now - toldAt >= AGAIN || isWorse;
	const isTold = isDue && (lasts || now - since >= PATIENCE);
	const hasToldLasting = before?.hasToldLasting === true || (isTold && lasts);
	return { trouble: { since, toldAt: isTold ? now : toldAt, hasToldLasting }, isTold };
}

/** Whether asking again does not help. */
function isLasting({ status, lasts }: Obstacle): boolean {
	const isRefusal = status !== undefined && status < 500 && ![408, 409, 425, 429].includes(status);
	return lasts === true || isRefusal;
}
