import type { Failure } from '../transport/errors';
import type { LanePause } from './lanePause';
import { TRIES } from './outcome';
import { Backoff, waitUntil } from './pacing';
import type { Delivery } from './types';

/** What came of one attempt: an end, or why and how to go on. */
export type Attempt =
	| { done: Delivery | undefined }
	/** The lane was told to wait while the attempt stood in a queue. */
	| { next: 'paused' }
	/** The rate limit refused it; `wait` in milliseconds. */
	| { next: 'wait'; wait: number; failure: Failure }
	| { next: 'tryAgain'; failure: Failure };

/** How long an attempt may be repeated. */
export interface Patience {
	pause: LanePause;
	isOver: () => boolean;
	/** Milliseconds of waiting for the rate limit, counted from the first refusal after the last step. */
	maxWait: number;
	/** How many sends have not ended yet, this one included. */
	left: () => number;
	/** Steps done so far; where an attempt has got further, tries and waits are counted anew. */
	steps?: () => number;
}

/**
 * Repeats an attempt that surely left nothing behind, or that may be repeated without harm: after the
 * rate limit has let go, or after a pause, three times in all.
 *
 * @returns the end that an attempt came to, or notSent where patience ran out, or notTried where the run ended
 */
export async function persist(
	attempt: () => Promise<Attempt>,
	{ pause, isOver, maxWait, left, steps = () => 0 }: Patience,
): Promise<Delivery | undefined> {
	let [done, tries, retries] = [steps(), 0, new Backoff()];
	let limitedSince: number | undefined;
	for (;;) {
		await pause.end(isOver);
		if (isOver()) return { outcome: 'notTried' };
		const tried = await attempt();
		if ('done' in tried) return tried.done;
		if (steps() > done) {
			[done, tries, retries] = [steps(), 0, new Backoff()];
			limitedSince = undefined;
		}
		const now = Date.now();
		if (tried.next === 'tryAgain') {
			if (++tries >= TRIES) return { outcome: 'notSent', failure: tried.failure };
			const until = now + retries.next();
			await waitUntil(() => until, isOver);
		} else if (tried.next === 'wait') {
			limitedSince ??= now;
			const waited = now - limitedSince;
			if (waited + tried.wait <= maxWait) continue;
			pause.lift();
			return {
				outcome: 'notSent',
				failure: waitedTooLong(tried.failure, waited, tried.wait, left()),
			};
		}
	}
}

function waitedTooLong(failure: Failure, waited: number, wait: number, left: number): Failure {
	const seconds = (millis: number) => `${Math.round(millis / 1000)} s`;
	return {
		...failure,
		message: `The rate limit of the connection did not let this message through: waited ${seconds(waited)}, ${seconds(wait)} more would pass Max Wait; ${left} messages remain unsent. ${failure.message}`,
	};
}
