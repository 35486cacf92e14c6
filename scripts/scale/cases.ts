/** A campaign to simulate. */
export interface Case {
	creators: number;
	/** Mass messages for each of them. */
	messagesEach: number;
	/** Milliseconds that OFAuth takes for an answer: nobody publishes it. */
	latency: number;
}

/** What `npm run scale:creators` simulates, unless it is told how many creators. */
export const CASES: Case[] = [
	{ creators: 10, messagesEach: 1, latency: 200 },
	{ creators: 100, messagesEach: 1, latency: 200 },
	{ creators: 100, messagesEach: 20, latency: 200 },
	{ creators: 1000, messagesEach: 1, latency: 200 },
	{ creators: 1000, messagesEach: 1, latency: 1000 },
];

/** OFAuth's standard plans (docs, reference/rate-limiting). */
export const BUCKET = { perMinute: 60, burst: 90 };

/** Requests by which other programs have used the bucket just before, for one creator after another: a quarter of them all of it. */
export const SPENT = [0, 30, 60, 90];

/** Milliseconds between two polls, as Poll Times has it unless it is changed. */
export const POLL_EVERY = 60_000;
