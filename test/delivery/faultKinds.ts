import type { Fault } from '../../sandbox';

/** What a faulty send ends as, by the table of outcomes. */
export type Expected = 'sent' | 'notSent' | 'unknown';

/** One way in which a send can go wrong. */
export interface FaultKind {
	name: string;
	expected: Expected;
	/**
	 * What the sandbox does to the faulty item's requests; nothing where there is no connection at all.
	 * `firstId`: of what is created, where it is no mass message.
	 */
	fault?: (position: number, firstId?: number) => Fault;
	/** Whether the sandbox never answers. */
	timesOut?: boolean;
}

const MESSAGE = '2026-11-01T00:00:00.000Z';
const limited = (name: string, headers: () => Record<string, string>): FaultKind => ({
	name: `429 ${name}`,
	expected: 'sent',
	fault: () => ({
		status: 429,
		body: { error: 'Slow down', type: 'RATE_LIMIT_EXCEEDED' },
		headers: headers(),
	}),
});
const always = (name: string, expected: Expected, fault: Fault): FaultKind => ({
	name,
	expected,
	fault: () => ({ times: Infinity, ...fault }),
});
const refusal = (status: number, type: string) =>
	always(`${status} ${type}`, 'notSent', {
		status,
		body: { error: 'No', type, requestId: 'req_1' },
	});

const inSeconds = (seconds: number) => Math.ceil(Date.now() / 1000) + seconds;

/** Every kind of the matrix: answers and broken connections, with and without having created the message. */
export const FAULT_KINDS: FaultKind[] = [
	limited('with Retry-After in seconds', () => ({ 'retry-after': '1' })),
	limited('with Retry-After as a date', () => ({
		'retry-after': new Date(inSeconds(1) * 1000).toUTCString(),
	})),
	limited('with X-RateLimit-Reset in epoch seconds', () => ({
		'x-ratelimit-reset': String(inSeconds(1)),
	})),
	limited('with X-RateLimit-Reset in epoch milliseconds', () => ({
		'x-ratelimit-reset': String(Date.now() + 500),
	})),
	limited('with X-RateLimit-Reset in seconds from now', () => ({ 'x-ratelimit-reset': '1' })),
	limited('with no header', () => ({})),
	{
		name: '401 RULES_OUTDATED once',
		expected: 'sent',
		fault: () => ({ status: 401, body: { error: 'Updating', type: 'RULES_OUTDATED' } }),
	},
	refusal(401, 'RULES_OUTDATED'),
	refusal(401, 'SESSION_EXPIRED'),
	refusal(403, 'FORBIDDEN'),
	refusal(400, 'BAD_REQUEST'),
	...[500, 502, 503, 504].flatMap((status) =>
		[false, true].map((create) =>
			always(`${status} ${create ? 'after' : 'without'} creation`, 'unknown', {
				status,
				create,
				body: { error: 'Oops' },
			}),
		),
	),
	{ name: 'connection refused', expected: 'notSent' },
	always('reset before creation', 'unknown', { drop: true }),
	always('reset after creation', 'unknown', { drop: true, create: true }),
	{
		...always('timeout after creation', 'unknown', { create: true, delayMs: 600_000 }),
		timesOut: true,
	},
	always('truncated JSON', 'unknown', { create: true, truncate: true }),
	always('half a JSON in full', 'unknown', {
		create: true,
		status: 200,
		body: '{"id": 70',
		contentType: 'application/json',
	}),
	always('HTML body', 'unknown', {
		create: true,
		status: 200,
		body: '<html><title>Oops</title></html>',
		contentType: 'text/html',
	}),
	always('204', 'unknown', { create: true, status: 204 }),
	always('302', 'notSent', { status: 302, headers: { location: '/elsewhere' } }),
	always('409', 'unknown', { create: true, status: 409, body: { error: 'Conflict' } }),
	...['x', ''].map((error): FaultKind => ({
		name: `200 with error: "${error}" in the JSON`,
		expected: 'sent',
		// The sandbox counts mass messages from 7001, and one connection keeps the order of its items.
		fault: (position, firstId = 7001) => ({
			create: true,
			status: 200,
			body: { id: firstId + position, date: MESSAGE, error },
		}),
	})),
];
