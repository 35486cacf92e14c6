/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- a process in another time zone; nothing of this is published */
import { execFileSync } from 'node:child_process';

import { massMessageSent } from '../../nodes/OfAuthTrigger/sources/massMessageSent';
import { newSubscriber } from '../../nodes/OfAuthTrigger/sources/newSubscriber';
import { newTransaction } from '../../nodes/OfAuthTrigger/sources/newTransaction';

const AT = Date.parse('2026-11-05T12:00:00Z');

describe.each<[string, unknown, number]>([
	['with a zone', '2026-11-05T13:00:00+01:00', AT],
	['with a zone and a blank', '2026-11-05 12:00:00 +00:00', AT],
	['with parts of a second', '2026-11-05T12:00:00.000000Z', AT],
	['in epoch seconds', AT / 1000, AT],
	['in epoch milliseconds', String(AT), AT],
	['that is a year', '2026', NaN],
	['that is text', 'week 5', NaN],
	['that is none', null, NaN],
])('a date %s', (_name, date, at) => {
	test.each([
		['transactions', newTransaction({}).timeOf({ createdAt: date as string })],
		[
			'subscribers',
			newSubscriber('new').timeOf({ subscription: { subscribedAt: date as string } }),
		],
		['renewals', newSubscriber('renewals').timeOf({ subscription: { renewedAt: date as string } })],
		['messages', massMessageSent.timeOf({ date: date as string })],
	])('of %s', (_kind, time) => expect(time).toBe(at));
});

test('a date without a zone is UTC, wherever n8n runs', () => {
	const script = `const { dateOf } = require('./nodes/OfAuth/transport/dateTurner.ts');
		console.log(dateOf({ date: '2026-11-05T12:00:00' }), Date.parse('2026-11-05T12:00:00'))`;
	const out = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
		env: { ...process.env, TZ: 'America/Los_Angeles' },
		encoding: 'utf8',
	});
	expect(out.trim().split(' ').map(Number)).toEqual([AT, AT + 8 * 3_600_000]);
});
