import { sleep } from 'n8n-workflow';

import type { Answer } from '../transport/exchange';

const SECOND = 1000;
const FIRST_PAUSE = SECOND;
const LONGEST_PAUSE = 30 * SECOND;
/** Between two looks at something that takes its time; each look costs a token of the rate limit. */
export const LONGEST_POLL = 10 * SECOND;
const JITTER = 0.1;
/** n8n-workflow brings no sleep that ends with the run, so waits are slept in slices of this. */
const SLICE = 50;

/** Epoch seconds, epoch milliseconds and seconds from now lie far apart, which is how they are told apart. */
const EPOCH_SECONDS_FROM = 1e9;
const EPOCH_MILLIS_FROM = 1e12;

/**
 * How long a server told us to wait.
 *
 * @param headers of a 429 answer, by lower-case name
 * @param now epoch milliseconds
 * @returns `announced`: milliseconds of `Retry-After` (seconds or a date), a wait to keep exactly (none where it names no time to come);
 * `full`: milliseconds until `X-RateLimit-Reset`, when OFAuth's bucket is full again, so only an upper bound
 */
export function readWait(
	headers: Answer['headers'],
	now: number,
): { announced?: number; full?: number } {
	const retryAfter = String(headers['retry-after'] ?? '').trim();
	const reset = Number(String(headers['x-ratelimit-reset'] ?? '').trim() || Number.NaN);
	return {
		...(retryAfter ? { announced: fromRetryAfter(retryAfter, now) } : {}),
		...(Number.isFinite(reset) && reset >= 0 ? { full: fromReset(reset, now) } : {}),
	};
}

function fromRetryAfter(text: string, now: number): number | undefined {
	const millis = /^\d+(\.\d+)?$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
	return millis > 0 ? millis : undefined;
}

function fromReset(reset: number, now: number): number {
	if (reset >= EPOCH_MILLIS_FROM) return Math.max(0, reset - now);
	return Math.max(0, reset >= EPOCH_SECONDS_FROM ? reset * SECOND - now : reset * SECOND);
}

/** Pauses that double from one second to the longest, thirty where none is given, and start anew after each success. */
export class Backoff {
	private pause = FIRST_PAUSE;

	constructor(private readonly longest = LONGEST_PAUSE) {}

	/** @returns milliseconds to wait now */
	next(): number {
		const pause = this.pause;
		this.pause = Math.min(pause * 2, this.longest);
		// Jitter only upwards: a wait that ends too early finds the bucket still empty.
		return pause * (1 + Math.random() * JITTER);
	}

	reset(): void {
		this.pause = FIRST_PAUSE;
	}
}

/**
 * Waits, and ends early when there is no more reason to.
 *
 * @param until epoch milliseconds; read anew after each slice, because another send may move it
 * @param isOver whether the wait has lost its reason
 */
export async function waitUntil(until: () => number, isOver: () => boolean): Promise<void> {
	for (let left = until() - Date.now(); left > 0 && !isOver(); left = until() - Date.now()) {
		await sleep(Math.min(left, SLICE));
	}
}
