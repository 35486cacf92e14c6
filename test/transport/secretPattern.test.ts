import * as fc from 'fast-check';

import { redact } from '../../nodes/OfAuth/transport/redact';

const KEY = 'sk_live_51Hx-~+/"&<é😀\\>\'=?';
const PLAIN = 'sk_live_0815471108154711abcDEF';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const unicode = (text: string) =>
	Array.from(
		{ length: text.length },
		(_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
	).join('');
const html = (text: string) =>
	text.replace(/[<>&"']/g, (sign) => {
		const names: Record<string, string> = { '<': 'lt', '>': 'gt', '&': 'amp', '"': 'quot' };
		return names[sign] ? `&${names[sign]};` : '&#39;';
	});

const WRITINGS: Array<[name: string, write: (text: string) => string]> = [
	['itself', (text) => text],
	['capitals', (text) => text.toUpperCase()],
	['small letters', (text) => text.toLowerCase()],
	['url-encoded', encodeURIComponent],
	['url-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
	['url-encoded in small letters', (text) => encodeURIComponent(text).toLowerCase()],
	['of a form', (text) => new URLSearchParams({ k: text }).toString().slice(2)],
	[
		'every byte url-encoded',
		(text) =>
			[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
	],
	['JSON', json],
	['JSON in JSON', (text) => json(json(text))],
	['JSON as PHP writes it', (text) => json(text).replaceAll('/', '\\/')],
	['escapes of JSON', unicode],
	['HTML', html],
	['HTML twice', (text) => html(html(text))],
	['HTML in numbers', (text) => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join('')],
	[
		'HTML in hexadecimal',
		(text) =>
			[...text].map((sign) => `&#x0${sign.codePointAt(0)?.toString(16).toUpperCase()};`).join(''),
	],
];
const ENCODED: Array<[name: string, write: (text: string) => string]> = [
	['alone', (text) => text],
	['with the name of its header', (text) => `apiKey:${text}`],
	['with one byte before it', (text) => `:${text}`],
	['with two bytes before it', (text) => `k:${text}`],
	['with three bytes before it', (text) => `ab:${text}`],
	['in the middle', (text) => `{"key":"${text}","more":[1,2]}`],
];

describe.each([PLAIN, KEY])('%s', (key) => {
	test.each(WRITINGS)('%s', (_name, write) => {
		expect(redact({ text: `a ${write(key)} b` }, key)).toEqual({ text: 'a *** b' });
		expect(redact({ [write(key)]: 1 }, key)).toEqual({ '***': 1 });
	});

	test.each(ENCODED)('base64 %s', (_name, write) => {
		for (const encode of [base64, base64url]) {
			const encoded = encode(write(key));
			const masked = redact({ text: encoded }, key).text;
			// All that is left of it are the bits that share a sign with what stands beside it.
			const hidden = encoded.length - masked.replace('***', '').length;
			expect(hidden).toBeGreaterThanOrEqual(Math.floor((Buffer.byteLength(key) * 8) / 6) - 1);
			expect(redact(encodeURIComponent(encoded), key)).toContain('***');
		}
	});
});

test('whatever is around it, in whatever writing', () => {
	const secret = fc.stringMatching(/^[a-z][\x21-\x7e]{11,40}$/);
	const around = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replace(/[\\%&]/g, ' '));
	const any = fc.constantFrom(...WRITINGS.map(([, write]) => write));
	fc.assert(
		fc.property(secret, around, around, any, (key, before, after, write) => {
			const { text } = redact({ text: `${before}${write(key)}${after}` }, key);
			expect(text).not.toContain(write(key));
			expect(text).toContain('***');
		}),
		{ numRuns: 500 },
	);
	fc.assert(
		fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
			for (const encode of [base64, base64url])
				expect(redact(encode(`${before}${key}${after}`), key)).toContain('***');
		}),
	);
});

describe('what has nothing to do with it stays', () => {
	test('the same words, and base64 of other things', () => {
		const data = {
			text: 'sk_live_ is how keys begin; the API KEY is not shown',
			encoded: base64('sk_live_ and something else'),
			escaped: encodeURIComponent('sk_live_/ä'),
		};
		expect(redact(data, PLAIN)).toBe(data);
	});

	test('a short secret is found as it is only', () => {
		const data = { text: 'Key KEY a2V5 %6b%65%79' };
		expect(redact(data, 'key')).toBe(data);
		expect(redact({ text: 'a key' }, 'key')).toEqual({ text: 'a ***' });
		expect(redact({ text: 'a+k' }, 'a+k')).toEqual({ text: '***' });
	});
});

test('two keys by turns', () => {
	const other = 'sk_live_another_key_of_another';
	for (const [mine, theirs] of [
		[PLAIN, other],
		[other, PLAIN],
		[PLAIN, other],
	])
		expect(redact(`${mine} ${theirs}`, mine)).toBe(`*** ${theirs}`);
});

test.each(['\\', '%', '%25', '&', '&amp;', '&#', '&#0', 's', 'sk_live_', '\\u', 'c2tf'])(
	'megabytes of %j are looked through in no time',
	(part) => {
		const text = part.repeat(5_000_000 / part.length);
		for (const key of [PLAIN, KEY]) expect(redact(text, key)).toBe(text);
	},
);
