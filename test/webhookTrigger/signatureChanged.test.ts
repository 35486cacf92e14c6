import fc from 'fast-check';

import { BODY, check, NOW, REFUSED } from './check';
import { byOpenSsl, bySvix, byStandard, WRONG_SECRET } from './signed';

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
