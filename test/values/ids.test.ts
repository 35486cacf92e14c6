import * as fc from 'fast-check';

import { readId, readIntegerId } from '../../nodes/OfAuth/values/ids';
import { problemOf, valueOf } from './readings';

const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const blanks = fc.constantFrom('', ' ', '\t', '\n', '  \r\n', '\u00a0');
const broken = [0, -1, 1.5, NaN, Infinity, 2 ** 53, true, false, {}, [], null, undefined];
const brokenText = [
	'0x10',
	'0XFF',
	'0b11',
	'0o17',
	'９',
	'１２３',
	'٥',
	'⁵',
	'½',
	'１.５',
	'1,234,567',
	'0',
	'-1',
	'+5',
	'1.5',
	'1e5',
	'007',
	'.5',
	'5.',
];

describe.each([
	['readId', readId],
	['readIntegerId', readIntegerId],
])('%s', (_name, read) => {
	test('a number, its digits and its digits among blanks are the same id', () => {
		fc.assert(
			fc.property(positive, blanks, blanks, (id, before, after) => {
				expect(valueOf(read(id))).toBe(id);
				expect(valueOf(read(`${before}${id}${after}`))).toBe(id);
			}),
		);
	});

	test.each(broken.map((entry) => [entry]))('refuses %p and shows it', (entry) => {
		const shown =
			typeof entry === 'number' || entry === undefined ? String(entry) : JSON.stringify(entry);
		expect(problemOf(read(entry))).toContain(shown);
	});

	test.each(brokenText)('refuses the text %p and shows it', (entry) => {
		expect(problemOf(read(entry))).toContain(`"${entry}"`);
	});
});

describe('text ids', () => {
	test.each(['fans', 'rebill_off', 'a-b.c', 'Ünï', '12a', '山田', '0xyz', 'x10', '9件'])(
		'%p stays as it is',
		(id) => {
			expect(valueOf(readId(` ${id}\n`))).toBe(id);
			expect(problemOf(readIntegerId(id))).toContain(`"${id}"`);
		},
	);

	test('digits that no number can hold stay text, digit by digit', () => {
		expect(valueOf(readId('9007199254740993'))).toBe('9007199254740993');
		expect(problemOf(readIntegerId('9007199254740993'))).toContain('9007199254740993');
	});

	test.each(['my list', 'a\tb', '12 34', 'x\u0000y', '[object Object]'])(
		'%p is refused for the blank in it',
		(id) => expect(problemOf(readId(id))).toMatch(/blank inside/),
	);
});
