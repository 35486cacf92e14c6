import fc from 'fast-check';

import { judge, OUTCOMES } from '../../nodes/OfAuth/delivery/outcome';

const created = { id: 1, date: '2027-01-15T09:30:00Z' };
const answer = (status: number, body: unknown = {}) => ({ status, headers: {}, body });
const thrown = (code?: string, syscall?: string) => ({
	thrown: { code, syscall, message: 'broken' },
});

test.each([
	[answer(200, created), 'sent', 'output'],
	[answer(200, { ...created, error: 'x' }), 'sent', 'output'],
	[answer(200, { error: 'x' }), 'unknown', 'report'],
	[answer(200, 'text'), 'unknown', 'report'],
	[answer(200, null), 'unknown', 'report'],
	[answer(201, created), 'unknown', 'report'],
	[answer(204), 'unknown', 'report'],
	[answer(301), 'notSent', 'report'],
	[answer(400), 'notSent', 'report'],
	[answer(401, { type: 'RULES_OUTDATED' }), 'notSent', 'tryAgain'],
	[answer(401, { code: 'RULES_OUTDATED' }), 'notSent', 'tryAgain'],
	[answer(403, { type: 'RULES_OUTDATED' }), 'notSent', 'report'],
	[answer(401), 'notSent', 'report'],
	[answer(408), 'unknown', 'report'],
	[answer(409), 'unknown', 'report'],
	[answer(425), 'unknown', 'report'],
	[answer(429), 'notSent', 'wait'],
	[answer(500), 'unknown', 'report'],
	[thrown('ECONNREFUSED', 'connect'), 'notSent', 'tryAgain'],
	[thrown('ENOTFOUND', 'getaddrinfo'), 'notSent', 'tryAgain'],
	[thrown('CERT_HAS_EXPIRED'), 'notSent', 'tryAgain'],
	[thrown('ERR_TLS_CERT_ALTNAME_INVALID'), 'notSent', 'tryAgain'],
	[thrown('ECONNRESET', 'read'), 'unknown', 'report'],
	[thrown('ECONNRESET', 'write'), 'unknown', 'report'],
	[thrown('ETIMEDOUT', 'read'), 'unknown', 'report'],
	[thrown('ERR_CANCELED'), 'unknown', 'report'],
	[thrown(), 'unknown', 'report'],
])('%j is %s', (exchange, outcome, next) => {
	expect(judge(exchange)).toMatchObject({ outcome, next });
});

test('only what certainly left nothing behind is ever sent again', () => {
	for (const { outcome, next } of OUTCOMES) {
		if (next === 'wait' || next === 'tryAgain') expect(outcome).toBe('notSent');
	}
});

test('whatever comes back that the table does not name is unknown', () => {
	const anything = fc.oneof(
		fc
			.tuple(fc.constantFrom(200, 201, 202, 500, 599), fc.anything())
			.map(([status, body]) => answer(status, body)),
		fc
			.tuple(fc.string(), fc.constantFrom('read', 'write', undefined))
			.map(([code, syscall]) => thrown(`X${code}`, syscall)),
	);
	fc.assert(
		fc.property(anything, (exchange) => {
			const { outcome } = judge(exchange);
			const id =
				'status' in exchange && exchange.status === 200
					? (exchange.body as { id?: unknown } | null)?.id
					: undefined;
			const isMessage = typeof id === 'number' || (typeof id === 'string' && id !== '');
			expect(outcome).toBe(isMessage ? 'sent' : 'unknown');
		}),
	);
});
