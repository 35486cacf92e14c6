import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { checkSignature } from '../../nodes/OfAuthWebhookTrigger/signature';
import { read } from '../package/commands';
import { BODY, check, NOW, REFUSED, SECRETS } from './check';
import { bySvix, SECRET, WRONG_SECRET } from './signed';

describe('A secret that is none lets nobody in', () => {
	const short = ['', ' ', 'whsec_', 'whsec_AAAA', 'whsec_0123456789', 'short', '0123456789abcde'];
	// 15 bytes; a character too many; other alphabet.
	const noBase64 = [
		'c2l4dGVlbiBsZXNzIDE=',
		'='.repeat(24),
		`${SECRET}A`,
		`${SECRET.slice(0, -2)}-_`,
		`${SECRET.slice(0, 20)} ${SECRET.slice(20)}`,
	];

	it.each([...short, ...noBase64])('%j', (secret) => {
		// What somebody signs who guesses how a bad secret is read.
		const guesses = [Buffer.alloc(0), Buffer.from(secret.replace('whsec_', ''), 'base64')];
		if (short.includes(secret))
			guesses.push(Buffer.from(secret), Buffer.from(secret.replace('whsec_', '')));
		const t = String(NOW / 1000);
		for (const key of guesses) {
			const sign = (prefix: string) =>
				createHmac('sha256', key).update(prefix).update(BODY).digest('base64');
			const triple = {
				'svix-id': 'a',
				'svix-timestamp': t,
				'svix-signature': `v1,${sign(`a.${t}.`)}`,
			};
			const pair = { 'ofauth-signature': `t=${t},v1=${sign(`${t}.`)}` };
			for (const headers of [triple, pair])
				expect(check(headers, { secrets: [secret] })).toEqual(REFUSED);
		}
	});

	it('and none at all refuses everything', () => {
		expect(check(bySvix({ at: NOW, body: BODY }), { secrets: [] })).toEqual(REFUSED);
	});
});

describe('Whatever comes in, nothing is thrown', () => {
	it('in the place of the headers, the body, the secrets or all', () => {
		const names = fc.constantFrom(
			'svix-id',
			'svix-timestamp',
			'svix-signature',
			'ofauth-signature',
			'__proto__',
		);
		const headers = fc.oneof(
			fc.anything(),
			fc.dictionary(names, fc.oneof(fc.anything(), fc.string())),
		);
		fc.assert(
			fc.property(
				headers,
				fc.anything(),
				fc.anything(),
				fc.anything(),
				(anyHeaders, body, secrets, now) => {
					const request = { headers: anyHeaders, body, secrets, now };
					expect(checkSignature(request as never)).toEqual(REFUSED);
				},
			),
			{ numRuns: 2000 },
		);
		fc.assert(
			fc.property(
				fc.anything(),
				(request) => void expect(checkSignature(request as never)).toEqual(REFUSED),
			),
		);
		const traps = new Proxy(
			{},
			{
				get: () => {
					throw new Error('trap');
				},
			},
		);
		expect(check(traps)).toEqual(REFUSED);
		const request = { headers: bySvix({ at: NOW, body: BODY }), secrets: SECRETS, now: NOW };
		for (const body of [undefined, {}, null, [1]])
			expect(checkSignature({ ...request, body: body as never })).toEqual(REFUSED);
	});

	it('a problem shows no part of the request', () => {
		const headers = bySvix({ secret: WRONG_SECRET, at: NOW, body: BODY });
		const said = JSON.stringify(check(headers));
		for (const part of [SECRET.slice(6), headers['svix-signature'], 'msg_1'])
			expect(said).not.toContain(part);
	});
});

test('digests are compared in constant time, by one function alone', () => {
	const source = read('nodes/OfAuthWebhookTrigger/signature.ts');
	expect(source.match(/timingSafeEqual\(/g)).toHaveLength(1);
	expect(source).toContain('one.length === other.length && timingSafeEqual(one, other)');
	// Nothing else is compared in the file but the scheme and whether there is an ID.
	const compared = [...source.matchAll(/(\S+) (?:===|!==|==|!=) (\S+)/g)].map(([text]) => text);
	expect(compared).toEqual([
		'(signed.length === 0)',
		'(fresh.length === 0)',
		'...(id === undefined',
		"scheme === 'ofauth'",
		'one.length === other.length',
	]);
	expect(source).not.toMatch(/\.equals\(|\.compare\(|localeCompare|\.includes\(|indexOf/);
});
