import * as fc from 'fast-check';

import { readCount, readNumber, readPrice } from '../../nodes/OfAuth/values/money';
import { problemOf, valueOf } from './readings';

const cents = fc.integer({ min: 0, max: 20_000 });

describe('readPrice', () => {
	test('every price in cents, as a number and as text', () => {
		fc.assert(
			fc.property(cents, (amount) => {
				const price = amount / 100;
				expect(valueOf(readPrice(price))).toBe(price);
				expect(valueOf(readPrice(String(price)))).toBe(price);
				expect(valueOf(readPrice(` ${price.toFixed(2)}\n`))).toBe(price);
			}),
			{ numRuns: 500 },
		);
	});

	test('a third decimal is refused', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 19_999 }), fc.integer({ min: 1, max: 9 }), (c, d) => {
				const price = `${(c / 100).toFixed(2)}${d}`;
				expect(problemOf(readPrice(price))).toBe(`"${price}" has more than two decimals`);
				expect(problemOf(readPrice(Number(price)))).toMatch(/more than two decimals/);
			}),
		);
	});

	test.each([[200.01], [-1], [-0.01], [1e9], ['200.01'], ['-1'], ['1000']])(
		'%j is outside 0 to 200',
		(price) =>
			expect(problemOf(readPrice(price))).toBe(
				`${JSON.stringify(price)} is outside 0 to 200 US dollars`,
			),
	);

	test.each([[NaN], [Infinity], [-Infinity], ['9,99'], ['$5'], ['1e2'], ['free'], ['0x10'], ['.']])(
		'%p is no price',
		(price) => expect(problemOf(readPrice(price))).toMatch(/is not a price/),
	);

	test.each([[true], [[5]], [{}], [null], [undefined], ['']])('%p is no price', (price) => {
		expect(problemOf(readPrice(price))).toMatch(/is not a price/);
	});

	test('there is no minus zero', () => {
		expect(Object.is(valueOf(readPrice(-0)), 0)).toBe(true);
		expect(Object.is(valueOf(readPrice('-0.00')), 0)).toBe(true);
	});
});

describe('readCount', () => {
	test('whole numbers from 0 up, as a number and as text', () => {
		fc.assert(
			fc.property(fc.nat(), (count) => {
				expect(valueOf(readCount(count))).toBe(count);
				expect(valueOf(readCount(` ${count} `))).toBe(count);
			}),
		);
	});

	test.each([[-1], [1.5], [NaN], ['1.5'], ['-1'], ['two'], [true], [2 ** 53]])(
		'%p is refused and shown',
		(count) =>
			expect(problemOf(readCount(count))).toContain(
				Number.isNaN(count) ? 'NaN' : JSON.stringify(count),
			),
	);
});

test.each([
	['.5', 0.5],
	['5.', 5],
	['007', 7],
	[' 3 ', 3],
	['1 000', undefined],
	['--1', undefined],
	['', undefined],
	[null, undefined],
	[5n, undefined],
])('readNumber(%p) is %p', (given, expected) => {
	expect(readNumber(given)).toBe(expected);
});
