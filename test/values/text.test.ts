import * as fc from 'fast-check';

import { readFlag, readText, readTextId, TEXT_LIMIT } from '../../nodes/OfAuth/values/text';
import { problemOf, valueOf } from './readings';

describe('readText', () => {
	test('any text goes through unchanged, blanks and all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
				expect(valueOf(readText(text))).toBe(text);
			}),
		);
	});

	test('the limit is 10,000 code points, not code units', () => {
		expect(TEXT_LIMIT).toBe(10_000);
		for (const character of ['x', 'ü', '😀']) {
			const longest = character.repeat(10_000);
			expect(valueOf(readText(longest))).toBe(longest);
			expect(problemOf(readText(`${longest}${character}`))).toBe(
				'it has 10001 characters, 10000 are allowed',
			);
		}
	});

	test('a number stands for its digits', () => {
		expect(valueOf(readText(0))).toBe('0');
		expect(valueOf(readText(12.5))).toBe('12.5');
	});

	test.each([[{ a: 1 }], [['a']], [true], [null], [undefined]])('%p is no text', (value) => {
		expect(problemOf(readText(value))).toMatch(/is not text$/);
	});

	test.each([[NaN], [Infinity]])('%p is no text a fan should read', (value) => {
		expect(problemOf(readText(value))).toMatch(/is not text$/);
	});
});

describe('readTextId', () => {
	test.each([
		['conn_abc', 'conn_abc'],
		[' conn_abc\n', 'conn_abc'],
		[123, '123'],
		['123', '123'],
	])('%j is read as %j', (given, expected) => {
		expect(valueOf(readTextId(given))).toBe(expected);
	});

	test.each([
		['a b'],
		['a\r\nb'],
		['ä'],
		['\u200bconn'],
		[0],
		[-1],
		[1.5],
		[true],
		[{}],
		[''],
		['.'],
		['..'],
		['undefined'],
		['null'],
	])('%j is refused', (given) => expect(problemOf(readTextId(given))).toMatch(/is not an ID$/));
});

describe('readFlag', () => {
	test.each([[true], ['true'], ['TRUE'], [' True '], [1], ['1']])('%j is true', (given) => {
		expect(valueOf(readFlag(given))).toBe(true);
	});

	test.each([[false], ['false'], ['FALSE'], [' False '], [0], ['0']])('%j is false', (given) => {
		expect(valueOf(readFlag(given))).toBe(false);
	});

	test.each([['yes'], ['no'], ['on'], [2], ['truee'], [[true]], [{}], [null]])(
		'%j is neither',
		(given) => expect(problemOf(readFlag(given))).toMatch(/is neither true nor false$/),
	);
});
