import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { BODY, check, NOW } from './check';
import { byOpenSsl, bySvix, byStandard, SECRET, TEST_SECRET, WRONG_SECRET } from './signed';

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
