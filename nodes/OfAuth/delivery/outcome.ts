import type { Answer, Exchange, Thrown } from '../transport/exchange';

/** `sent`: OFAuth created the message; `notSent`: it certainly did not; `unknown`: nobody knows. */
export type Outcome = 'sent' | 'notSent' | 'unknown';

/** One row of the table of outcomes. */
export interface OutcomeRule {
	/** What was seen, in words; docs/every-message-once.md shows the same rows. */
	seen: string;
	matches: (exchange: Exchange) => boolean;
	outcome: Outcome;
	/** `output` gives the response out, `wait` waits for the rate limit, `tryAgain` sends again after a pause, `report` ends the send. */
	next: 'output' | 'wait' | 'tryAgain' | 'report';
}

/** How often a send of a `tryAgain` row is made in all. */
export const TRIES = 3;

/** Errors of TLS that end a connection before a request is written (Node's documented X509 codes, and a wrong host name). */
const CERTIFICATE =
	/^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT_)/;
const BEFORE_CONNECTION = ['connect', 'getaddrinfo'];

/**
 * The table of outcomes; the first row that matches holds. Only what certainly left nothing behind may
 * be sent again, because OFAuth knows no idempotency key: all doubt is `unknown`.
 */
export const OUTCOMES: OutcomeRule[] = [
	{ seen: '200 with an id', matches: answered(isCreated), outcome: 'sent', next: 'output' },
	{
		seen: '429',
		matches: answered(({ status }) => status === 429),
		outcome: 'notSent',
		next: 'wait',
	},
	{
		seen: '401 RULES_OUTDATED',
		matches: answered(({ status, body }) => status === 401 && errorType(body) === 'RULES_OUTDATED'),
		outcome: 'notSent',
		next: 'tryAgain',
	},
	{
		seen: '408, 409 or 425',
		matches: answered(({ status }) => [408, 409, 425].includes(status)),
		outcome: 'unknown',
		next: 'report',
	},
	{
		seen: 'every other 4xx',
		matches: answered(({ status }) => status >= 400 && status < 500),
		outcome: 'notSent',
		next: 'report',
	},
	{
		seen: '3xx',
		matches: answered(({ status }) => status >= 300 && status < 400),
		outcome: 'notSent',
		next: 'report',
	},
	{
		seen: 'no connection: the host was not found, refused, or showed a bad certificate',
		matches: broken(
			({ code, syscall }) =>
				BEFORE_CONNECTION.includes(syscall ?? '') || CERTIFICATE.test(code ?? ''),
		),
		outcome: 'notSent',
		next: 'tryAgain',
	},
	{
		seen: '5xx, any other 2xx, a 200 without an id, and every other broken connection or timeout',
		matches: () => true,
		outcome: 'unknown',
		next: 'report',
	},
];

/**
 * The row of the table that holds for what came back.
 *
 * @param exchange the answer, or what was thrown
 */
export function judge(exchange: Exchange): OutcomeRule {
	return OUTCOMES.find(({ matches }) => matches(exchange)) ?? OUTCOMES[OUTCOMES.length - 1];
}

function answered(matches: (answer: Answer) => boolean) {
	return (exchange: Exchange) => 'status' in exchange && matches(exchange);
}

function broken(matches: (thrown: Thrown['thrown']) => boolean) {
	return (exchange: Exchange) => 'thrown' in exchange && matches(exchange.thrown);
}

function isCreated({ status, body }: Answer): boolean {
	if (status !== 200 || typeof body !== 'object' || body === null) return false;
	const { id } = body as { id?: unknown };
	return typeof id === 'number' || (typeof id === 'string' && id !== '');
}

function errorType(body: unknown): unknown {
	const { type, code } = (body ?? {}) as { type?: unknown; code?: unknown };
	return type ?? code;
}
