import * as fc from 'fast-check';

import { readList } from '../../nodes/OfAuth/values/lists';
import { readMedia, splitMedia } from '../../nodes/OfAuth/values/media';
import { problemOf, valueOf } from './readings';

const all = (value: unknown) => readList(value, readMedia, false, splitMedia);
const UPLOAD = 'upload:0b1f6c1e-8a44-4b0e-9c55-0d7b6f3d1a2e';

test.each([
	[123, 123],
	[' 123 ', 123],
	[UPLOAD, UPLOAD],
	[` ${UPLOAD}\n`, UPLOAD],
	['https://example.com/a.jpg', 'https://example.com/a.jpg'],
	['http://example.com/a.jpg?x=1&y=2#z', 'http://example.com/a.jpg?x=1&y=2#z'],
	['HTTPS://EXAMPLE.COM/A.JPG', 'HTTPS://EXAMPLE.COM/A.JPG'],
])('%j is read as %j', (entry, expected) => {
	expect(valueOf(readMedia(entry))).toBe(expected);
});

test.each([
	'photo.jpg',
	'upload:',
	'upload: 1',
	'upload',
	'ftp://example.com/a.jpg',
	'file:///etc/passwd',
	'data:image/png;base64,AAAA',
	'javascript:alert(1)',
	'https://',
	'https://exa mple.com/a',
	'//example.com/a.jpg',
	'www.example.com/a.jpg',
	'0',
	'-1',
	'1.5',
	'[object Object]',
])('%j is refused and shown', (entry) => {
	expect(problemOf(readMedia(entry))).toContain(JSON.stringify(entry));
});

test.each([[0], [-1], [1.5], [NaN], [true], [{ id: 5 }]])('%j is refused', (entry) => {
	expect(problemOf(readMedia(entry))).toMatch(/is none of/);
});

test('a mixed list keeps its order in every form', () => {
	const entry = fc.oneof(
		fc.integer({ min: 1, max: 1e12 }),
		fc.uuid().map((id) => `upload:${id}`),
		fc.uuid().map((id) => `https://example.com/${id}.jpg?a=1`),
	);
	const forms: Array<(entries: unknown[]) => unknown> = [
		(entries) => entries,
		(entries) => entries.join('\n'),
		(entries) => entries.join(', '),
		(entries) => JSON.stringify(entries),
		(entries) => [[entries]],
	];
	fc.assert(
		fc.property(
			fc.array(entry, { minLength: 1, maxLength: 12 }),
			fc.constantFrom(...forms),
			(entries, form) => {
				expect(valueOf(all(form(entries)))).toEqual(entries);
			},
		),
		{ numRuns: 300 },
	);
});

describe('commas', () => {
	test('one inside an address stays', () => {
		const address = 'https://cdn.example.com/w_300,h_200/a.jpg';
		expect(valueOf(all(address))).toEqual([address]);
		expect(valueOf(all(`${address}, 5`))).toEqual([address, 5]);
		expect(valueOf(all(`5,${address}`))).toEqual([5, address]);
	});

	test('an address before another address or an upload reference ends at the comma', () => {
		expect(valueOf(all(`https://a.example/1,https://b.example/2,${UPLOAD},7`))).toEqual([
			'https://a.example/1',
			'https://b.example/2',
			UPLOAD,
			7,
		]);
	});

	test('one that may part an address from an ID is refused, never guessed', () => {
		expect(problemOf(all('https://a.example/1,5'))).toMatch(/%2C/);
	});
});

test.each([
	['1,234,567', '1,234,567'],
	['9, 1,234', '1,234'],
	['https://example.com/a.jpg, 1,234', '1,234'],
])('%j: digits in groups may be one number', (given, shown) => {
	expect(problemOf(all(given))).toMatch(`"${shown}" may be one number or several IDs`);
});

test('media that stand twice are sent twice: the same photo may come again', () => {
	expect(valueOf(all('5, 6, 5'))).toEqual([5, 6, 5]);
});
