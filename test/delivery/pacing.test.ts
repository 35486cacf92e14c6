import fc from 'fast-check';

import { Backoff, readWait, waitUntil } from '../../nodes/OfAuth/delivery/pacing';

const NOW = Date.UTC(2027, 0, 15, 9, 30);

test.each([
	[{ 'retry-after': '7' }, { announced: 7000 }],
	[{ 'retry-after': '0' }, { announced: undefined }],
	[{ 'retry-after': new Date(NOW + 9000).toUTCString() }, { announced: 9000 }],
	[{ 'retry-after': new Date(NOW - 9000).toUTCString() }, { announced: undefined }],
	[{ 'retry-after': 'soon' }, { announced: undefined }],
	[{ 'x-ratelimit-reset': String(NOW / 1000 + 30) }, { full: 30_000 }],
	[{ 'x-ratelimit-reset': String(NOW + 30_000) }, { full: 30_000 }],
	[{ 'x-ratelimit-reset': '30' }, { full: 30_000 }],
	[{ 'x-ratelimit-reset': 'never' }, {}],
	[{ 'x-ratelimit-reset': '-5' }, {}],
	[
		{ 'x-ratelimit-reset': '9', 'x-ratelimit-limit': '90' },
		{ full: 9000, token: 100 },
	],
	[{ 'x-ratelimit-reset': '9', 'x-ratelimit-limit': '0' }, { full: 9000 }],
	[{ 'x-ratelimit-reset': '0', 'x-ratelimit-limit': '90' }, { full: 0 }],
	[{ 'x-ratelimit-limit': '90' }, {}],
	[{}, {}],
])('%j tells %j', (headers, wait) => {
	expect(readWait(headers, NOW)).toEqual(wait);
});

const header = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String));

test('no header makes a wait that is negative or not a number', () => {
	fc.assert(
		fc.property(header, header, header, (after, reset, limit) => {
			const headers = {
				'retry-after': after,
				'x-ratelimit-reset': reset,
				'x-ratelimit-limit': limit,
			};
			for (const millis of Object.values(readWait(headers, NOW)))
				expect(millis === undefined || millis >= 0).toBe(true);
		}),
	);
});

test('pauses double from one second to thirty, never shorter, and start anew after a success', () => {
	const backoff = new Backoff();
	for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
		const pause = backoff.next() / 1000;
		expect(pause).toBeGreaterThanOrEqual(seconds);
		expect(pause).toBeLessThanOrEqual(seconds * 1.1);
	}
	backoff.reset();
	expect(backoff.next()).toBeLessThanOrEqual(1100);
});

test.each([
	['a minute brings 60', 1000, 1],
	['a minute brings 300', 200, 1],
	['a minute brings 600', 100, 0.5],
	['a minute brings 6,000', 10, 0.25],
])('where %s tokens, the first pause is short enough', (_, token, seconds) => {
	const backoff = new Backoff();
	for (const expected of [seconds, seconds * 2, seconds * 4]) {
		const pause = backoff.next(token) / 1000;
		expect(pause).toBeGreaterThanOrEqual(expected);
		expect(pause).toBeLessThanOrEqual(expected * 1.1);
	}
	backoff.reset();
	expect(backoff.next(token) / 1000).toBeLessThanOrEqual(seconds * 1.1);
});

test('a wait ends when its reason has gone', async () => {
	let isOver = false;
	const wait = waitUntil(
		() => Date.now() + 60_000,
		() => isOver,
	);
	isOver = true;
	await expect(wait).resolves.toBeUndefined();
});
