import type { Failure } from '../transport/errors';
import type { LanePause } from './lanePause';
import { TRIES } from './outcome';
import { Backoff, LONGEST_POLL, waitUntil } from './pacing';
import type { Delivery } from './types';
import type { Waiting } from './waiting';

/** What came of one attempt: an end, or why and how to go on. */
export type Attempt =
	| { done: Delivery | undefined }
	/** The lane was told to wait while the attempt stood in a queue. */
	| { next: 'paused' }
	/** The rate limit refused it; `wait` in milliseconds. */
	| { next: 'wait'; wait: number; failure: Failure }
	/** Nothing failed, but something is not there yet; to be looked at again in a while. */
	| { next: 'notReady'; failure: Failure }
	/** To be gone on with after `wait` milliseconds, as often as it says so. */
	| { next: 'later'; wait: number }
	| { next: 'tryAgain'; failure: Failure };

/** How long an attempt may be repeated. */
export interface Patience {
	pause: LanePause;
	isOver: () => boolean;
	/** Milliseconds that the message waits in all. */
	maxWait: number;
	/** Of the message; what it has waited before counts. */
	waiting: Waiting;
	/** What it is, in words. */
	what: string;
	/** What has not ended yet, this one included, in words. */
	left: () => string;
	/** Steps done so far; where an attempt has got further, tries are counted anew. */
	steps?: () => number;
}

/**
 * Repeats an attempt that certainly left nothing behind, or that may be repeated without harm: after the
 * rate limit has let go, or after a pause, three times in all.
 *
 * @returns the end that an attempt came to, or notSent where patience ran out, or notTried where the run ended
 */
export async function persist(
	attempt: () => Promise<Attempt>,
	{ pause, isOver, maxWait, waiting, what, left, steps = () => 0 }: Patience,
): Promise<Delivery | undefined> {
	let [done, tries, retries] = [steps(), 0, new Backoff()];
	const polls = new Backoff(LONGEST_POLL);
	for (;;) {
		await waiting.during(async () => await pause.end(isOver));
		if (isOver()) return { outcome: 'notTried' };
		const tried = await attempt();
		if ('done' in tried) return tried.done;
		if (steps() > done) [done, tries, retries] = [steps(), 0, new Backoff()];
		if (tried.next === 'tryAgain') {
			if (++tries >= TRIES) return { outcome: 'notSent', failure: tried.failure };
			const until = Date.now() + retries.next();
			await waitUntil(() => until, isOver);
		} else if (tried.next === 'wait') {
			waiting.begin();
			if (waiting.waited + tried.wait <= maxWait) continue;
			pause.lift();
			const waited = `waited ${seconds(waiting.waited)}, ${seconds(tried.wait)} more would pass Max Wait`;
			const failure = waitedTooLong(tried.failure, what, `${waited}; ${left()}`);
			return { outcome: 'notSent', failure };
		} else if (tried.next === 'notReady') {
			waiting.begin();
			const wait = polls.next();
			if (waiting.waited + wait > maxWait)
				return { outcome: 'notSent', failure: neverReady(tried.failure, waiting.waited) };
			const until = Date.now() + wait;
			await waiting.during(async () => await waitUntil(() => until, isOver));
		} else if (tried.next === 'later') {
			const until = Date.now() + tried.wait;
			await waitUntil(() => until, isOver);
		}
	}
}

const seconds = (millis: number) => `${Math.round(millis / 1000)} s`;

function waitedTooLong(failure: Failure, what: string, waited: string): Failure {
	return {
		...failure,
		message: `The rate limit of the connection did not let this ${what} through: ${waited}. ${failure.message}`,
	};
}

function neverReady(failure: Failure, waited: number): Failure {
	return { ...failure, message: `${failure.message}: waited ${seconds(waited)}, Max Wait is over` };
}
