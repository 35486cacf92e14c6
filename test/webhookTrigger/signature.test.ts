import { createHmac } from 'node:crypto';

import fc from 'fast-check';
import { Webhook } from 'svix';

import { checkSignature } from '../../nodes/OfAuthWebhookTrigger/signature';
import { read } from '../package/commands';
import { byOpenSsl, bySvix, byStandard, SECRET, TEST_SECRET, WRONG_SECRET } from './signed';

const NOW = Date.UTC(2026, 10, 27, 12);
const SECRETS = [SECRET];
const BODY = Buffer.from('{"type":"connection.created","data":{"connection":{"id":"conn_1"}}}');

function check(
	headers: Record<string, unknown>,
	{ body = BODY, secrets = SECRETS, now = NOW } = {},
) {
	return checkSignature({ body, headers, secrets, now });
}

const REFUSED = { problem: expect.any(String) as string };

const ids = fc.stringMatching(/^[\w:+/=-]{1,60}$/);
const times = fc.integer({ min: NOW / 1000 - 300, max: NOW / 1000 + 300 }).map((t) => t * 1000);
const texts = fc
	.oneof(fc.json(), fc.string({ unit: 'binary' }))
	.filter((text) => Buffer.from(text).toString() === text);
const svixSecrets = fc
	.tuple(fc.uint8Array({ minLength: 16, maxLength: 64 }), fc.boolean())
	.map(
		([bytes, hasPrefix]) => `${hasPrefix ? 'whsec_' : ''}${Buffer.from(bytes).toString('base64')}`,
	)
	// Without it, a secret may begin with what is taken for the prefix.
	.filter((secret) => secret.replace('whsec_', '').length >= 16);
const plainSecrets = fc
	.stringMatching(/^[!-~]{16,60}$/)
	.filter((text) => !text.startsWith('whsec_'));

describe('What the libraries sign is genuine', () => {
	it.each([
		['svix', bySvix],
		['standard', byStandard],
	] as const)('%s', (scheme, sign) => {
		fc.assert(
			fc.property(svixSecrets, ids, times, texts, (secret, id, at, text) => {
				const headers = sign({ secret, id, at, body: text });
				const secrets = [WRONG_SECRET, secret];
				expect(check(headers, { body: Buffer.from(text), secrets })).toEqual({
					scheme,
					id,
					signedAt: at,
				});
			}),
			{ numRuns: 300 },
		);
	});

	it('ofauth, signed by OpenSSL', () => {
		fc.assert(
			fc.property(
				fc.oneof(plainSecrets, svixSecrets),
				times,
				fc.uint8Array({ maxLength: 300 }),
				fc.constantFrom('hex', 'base64'),
				(secret, at, bytes, encoding) => {
					const body = Buffer.from(bytes);
					const headers = byOpenSsl({ secret, at, body }, encoding);
					expect(check(headers, { body, secrets: [secret] })).toEqual({
						scheme: 'ofauth',
						signedAt: at,
					});
				},
			),
			{ numRuns: 60 },
		);
	});

	it('in whichever case the digits of hex are', () => {
		const { 'ofauth-signature': header } = byOpenSsl({ at: NOW, body: BODY });
		const upper = header.replace(/v1=.*/, (part) => part.toUpperCase().replace('V1', 'v1'));
		expect(check({ 'ofauth-signature': upper })).toMatchObject({ scheme: 'ofauth' });
	});

	it('when the time is in milliseconds', () => {
		const headers = { 'svix-id': 'msg_1', 'svix-timestamp': String(NOW), 'svix-signature': '' };
		const key = Buffer.from(SECRET.slice(6), 'base64');
		const digest = createHmac('sha256', key).update(`msg_1.${NOW}.`).update(BODY).digest('base64');
		headers['svix-signature'] = `v1,${digest}`;
		expect(check(headers)).toEqual({ scheme: 'svix', id: 'msg_1', signedAt: NOW });
	});

	it('among several secrets, signatures and versions', () => {
		const at = NOW;
		const { 'svix-signature': good, ...rest } = bySvix({ at, body: BODY });
		const { 'svix-signature': other } = bySvix({ secret: WRONG_SECRET, at, body: BODY });
		const several = { ...rest, 'svix-signature': `v1a,x0_-= ${other} v2,abc ${good}` };
		const secrets = [TEST_SECRET, SECRET];
		expect(check(several, { secrets })).toMatchObject({ scheme: 'svix', id: 'msg_1' });
		const { 'ofauth-signature': pair } = byOpenSsl({ at, body: BODY });
		const pairs = { 'ofauth-signature': pair.replace(',', ',v0=abc,v1=abc,') };
		expect(check(pairs, { secrets })).toMatchObject({ scheme: 'ofauth' });
	});
});

describe('What is not exactly what was signed is refused', () => {
	const cases = [bySvix, byStandard].map((sign) => sign({ at: NOW, body: BODY }));
	const all = [
		...cases,
		byOpenSsl({ at: NOW, body: BODY }),
		byOpenSsl({ at: NOW, body: BODY }, 'base64'),
	];

	it('a changed byte of the body', () => {
		const places = fc.nat({ max: BODY.length - 1 });
		fc.assert(
			fc.property(
				fc.constantFrom(...all),
				places,
				fc.integer({ min: 1, max: 255 }),
				(headers, at, by) => {
					const body = Buffer.from(BODY);
					body[at] ^= by;
					expect(check(headers, { body })).toEqual(REFUSED);
				},
			),
		);
	});

	it('a changed character of a header', () => {
		const characters = fc.string({ unit: 'grapheme-ascii', minLength: 0, maxLength: 2 });
		fc.assert(
			fc.property(
				fc.constantFrom(...all),
				fc.nat(),
				fc.nat(),
				characters,
				(headers, which, where, by) => {
					const name = Object.keys(headers)[which % Object.keys(headers).length];
					const value = headers[name as keyof typeof headers] as string;
					const at = where % value.length;
					const changed = value.slice(0, at) + by + value.slice(at + 1);
					const isHex =
						name === 'ofauth-signature' && changed.toLowerCase() === value.toLowerCase();
					fc.pre(changed !== value && !isHex);
					expect(check({ ...headers, [name]: changed })).toEqual(REFUSED);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('a header that is missing, doubled, empty, cut or no text', () => {
		for (const headers of all) {
			for (const [name, value] of Object.entries<string>(headers)) {
				const others: unknown[] = [
					undefined,
					null,
					'',
					' ',
					`${value}, ${value}`,
					`${value},${value}`,
					`${value} `,
					` ${value}`,
					value.slice(0, -1),
					value.slice(1),
					[value],
					[value, value],
					{ toString: () => value },
					Number(value),
				];
				for (const other of others) expect(check({ ...headers, [name]: other })).toEqual(REFUSED);
			}
		}
	});

	it('a wrong secret, and the signature of another scheme', () => {
		for (const headers of all) expect(check(headers, { secrets: [WRONG_SECRET] })).toEqual(REFUSED);
		const triple = bySvix({ at: NOW, body: BODY });
		const { 'ofauth-signature': pair } = byOpenSsl({ at: NOW, body: BODY }, 'base64');
		const [ofTriple, ofPair] = [triple['svix-signature'].slice('v1,'.length), pair.split('v1=')[1]];
		expect(check({ ...triple, 'svix-signature': `v1,${ofPair}` })).toEqual(REFUSED);
		expect(check({ 'ofauth-signature': pair.replace(ofPair, ofTriple) })).toEqual(REFUSED);
	});

	it.each([
		[-300_000, true],
		[300_000, true],
		[-301_000, false],
		[301_000, false],
		[-3_600_000, false],
		[86_400_000, false],
	])('signed %d ms away from now: %s', (away, isGood) => {
		for (const sign of [bySvix, byStandard, byOpenSsl]) {
			const found = check(sign({ at: NOW + away, body: BODY }));
			expect('problem' in found).toBe(!isGood);
		}
	});
});

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

describe('Several schemes in one request', () => {
	const at = NOW;

	it('Svix comes first', () => {
		const headers = {
			...byOpenSsl({ at, body: BODY }),
			...byStandard({ at, body: BODY }),
			...bySvix({ at, body: BODY }),
		};
		expect(check(headers)).toMatchObject({ scheme: 'svix' });
	});

	it('an ID counts only where it was signed', () => {
		const bad = { ...bySvix({ at, body: BODY }), 'svix-id': 'msg_2' };
		expect(check({ ...bad, ...byOpenSsl({ at, body: BODY }) })).toEqual({
			scheme: 'ofauth',
			signedAt: at,
		});
	});

	it('an old one does not spoil a fresh one', () => {
		const old = bySvix({ at: at - 3_600_000, body: BODY });
		expect(check({ ...old, ...byStandard({ at, body: BODY }) })).toMatchObject({
			scheme: 'standard',
		});
	});
});

describe('Beside the libraries', () => {
	/** Where we are stricter, and why. */
	const STRICTER: Array<[why: string, holds: (headers: Record<string, string>) => boolean]> = [
		[
			'a point in an ID could stand for the one behind it',
			(h) => !/^[!-+\-/-~]{1,256}$/.test(h['svix-id']),
		],
		['parseInt reads what begins like a number', (h) => !/^[1-9]\d*$/.test(h['svix-timestamp'])],
		[
			'a part that is no signature may come of a header that was sent twice',
			(h) => !h['svix-signature'].split(' ').every((part) => /^v\d+\w*,[\w+/=-]+$/.test(part)),
		],
		['a time in milliseconds is one', (h) => h['svix-timestamp'].length > 10],
	];
	const mutations: Array<(text: string) => string> = [
		(text) => text,
		(text) => `${text} `,
		(text) => `${text}, ${text}`,
		(text) => `${text} ${text}`,
		(text) => `${text}.0`,
		(text) => `0${text}`,
		(text) => `v2,abc ${text}`,
		(text) => `${text},v1`,
		(text) => text.slice(0, -1),
		(text) => text.toUpperCase(),
		(text) => `v1, ${text}`,
	];

	it('what they refuse is refused, and what they accept is accepted unless there is a reason', () => {
		const { verdicts, reasons } = { verdicts: new Set<string>(), reasons: new Set<string>() };
		const anyMutation = fc.constantFrom(...mutations);
		const anyAge = fc.integer({ min: -400, max: 400 });
		const anyId = fc.oneof(ids, fc.constantFrom('a.b', 'a b', 'ä', 'a,b'));
		fc.assert(
			fc.property(
				anyId,
				anyAge,
				fc.constantFrom(SECRET, WRONG_SECRET),
				fc.tuple(anyMutation, anyMutation, anyMutation),
				(id, age, secret, [ofId, ofTime, ofSignature]) => {
					const now = Math.floor(Date.now() / 1000) * 1000;
					const genuine = bySvix({ secret, id, at: now - age * 1000, body: BODY });
					const headers = {
						'svix-id': ofId === mutations[0] ? id : genuine['svix-id'],
						'svix-timestamp': ofTime(genuine['svix-timestamp']),
						'svix-signature': ofSignature(genuine['svix-signature']),
					};
					let theirs = true;
					try {
						new Webhook(SECRET).verify(BODY, headers);
					} catch {
						theirs = false;
					}
					const ours = !('problem' in check(headers, { now: Date.now() }));
					// At the edge of the five minutes a second may pass between the two.
					fc.pre(Math.abs(Math.abs(age) - 300) > 3);
					verdicts.add(`${theirs} ${ours}`);
					const why = STRICTER.filter(([, holds]) => holds(headers)).map(([reason]) => reason);
					if (theirs && !ours) reasons.add(why[0]);
					expect(ours).toBe(theirs && why.length === 0);
				},
			),
			{ numRuns: 3000 },
		);
		expect([...verdicts].sort()).toEqual(['false false', 'true false', 'true true']);
		expect(reasons.size).toBe(3);
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
