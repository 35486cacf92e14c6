import { sleep } from 'n8n-workflow';

import type { Answer } from '../transport/exchange';

const SECOND = 1000;
const FIRST_PAUSE = SECOND;
const SHORTEST_FIRST_PAUSE = SECOND / 4;
/** With fewer more requests meet an empty bucket again; with more the last token that is wanted lies there unused for longer. */
const TOKENS_A_PAUSE = 5;
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
 * `full`: milliseconds until `X-RateLimit-Reset`, when OFAuth's bucket is full again, so only an upper bound;
 * `token`: milliseconds in which one of its `X-RateLimit-Limit` tokens comes
 */
export function readWait(
	headers: Answer['headers'],
	now: number,
): { announced?: number; full?: number; token?: number } {
	const retryAfter = String(headers['retry-after'] ?? '').trim();
	const reset = numberIn(headers['x-ratelimit-reset']);
	const full = reset >= 0 ? fromReset(reset, now) : undefined;
	const limit = numberIn(headers['x-ratelimit-limit']);
	return {
		...(retryAfter ? { announced: fromRetryAfter(retryAfter, now) } : {}),
		...(full === undefined ? {} : { full }),
		...(full && limit >= 1 ? { token: full / limit } : {}),
	};
}

/** The finite number in a header, NaN where there is none. */
function numberIn(header: unknown): number {
	const number = Number(String(header ?? '').trim() || Number.NaN);
	return Number.isFinite(number) ? number : Number.NaN;
}

function fromRetryAfter(text: string, now: number): number | undefined {
	const millis = /^\d+(\.\d+)?$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
	return millis > 0 ? millis : undefined;
}

function fromReset(reset: number, now: number): number {
	if (reset >= EPOCH_MILLIS_FROM) return Math.max(0, reset - now);
	return Math.max(0, reset >= EPOCH_SECONDS_FROM ? reset * SECOND - now : reset * SECOND);
}

/** Pauses that double to the longest, thirty seconds where none is given, and start anew after each success. */
export class Backoff {
	/** The next one, but for the first. */
	private pause?: number;

	constructor(private readonly longest = LONGEST_PAUSE) {}

	/**
	 * @param token milliseconds in which a token comes, where that is known: the first pause is short where they come fast, and
	 * else a second
	 * @returns milliseconds to wait now
	 */
	next(token = FIRST_PAUSE): number {
		const first = Math.max(SHORTEST_FIRST_PAUSE, token * TOKENS_A_PAUSE);
		const pause = this.pause ?? Math.min(FIRST_PAUSE, first);
		this.pause = Math.min(pause * 2, this.longest);
		// Jitter only upwards: a wait that ends too early finds the bucket still empty.
		return pause * (1 + Math.random() * JITTER);
	}

	reset(): void {
		this.pause = undefined;
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
