import { TokenBucket } from 'limiter';

import type { Clock } from './clock';
import type { BucketRate, RateLimitHeaders } from './types';

/** One token bucket per connection (ofauth docs, reference/rate-limiting). Each starts full. */
export class Buckets {
	private readonly byConnection = new Map<string, TokenBucket>();

	/** `rate` null = no limit and no headers; `unit` is that of X-RateLimit-Reset. */
	constructor(
		private readonly rate: BucketRate | null,
		private readonly unit: RateLimitHeaders,
		private readonly clock: Clock,
	) {}

	/** Takes one token; false where none is left. */
	tryTake(connectionId: string): boolean {
		return !this.rate || this.bucketOf(connectionId, this.rate).tryRemoveTokens(1);
	}

	/** The X-RateLimit-* headers for an answer that leaves now; empty where there is no limit or they are switched off. */
	headers(connectionId: string): Record<string, string> {
		if (!this.rate || this.unit === 'none') return {};
		const bucket = this.bucketOf(connectionId, this.rate);
		// getWaitTime also adds what has dripped since the last call, so it must come before content
		const untilFull = bucket.getWaitTime(this.rate.burst);
		return {
			'x-ratelimit-limit': String(this.rate.burst),
			'x-ratelimit-remaining': String(Math.floor(bucket.content)),
			'x-ratelimit-reset': String(inUnit(untilFull, this.unit, this.clock.now())),
		};
	}

	/** Makes every bucket full again. */
	refill(): void {
		this.byConnection.clear();
	}

	private bucketOf(connectionId: string, { perMinute, burst }: BucketRate): TokenBucket {
		let bucket = this.byConnection.get(connectionId);
		if (!bucket) {
			bucket = new TokenBucket({
				bucketSize: burst,
				tokensPerInterval: perMinute,
				interval: 'minute',
			});
			bucket.content = burst;
			this.byConnection.set(connectionId, bucket);
		}
		return bucket;
	}
}

/** An instant `ms` milliseconds after `now`, in the given unit, rounded up. */
function inUnit(ms: number, unit: RateLimitHeaders, now: number): number {
	if (unit === 'deltaSeconds') return Math.ceil(ms / 1000);
	const instant = now + ms;
	return unit === 'epochMs' ? Math.ceil(instant) : Math.ceil(instant / 1000);
}
