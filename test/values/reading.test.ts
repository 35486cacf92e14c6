import * as fc from 'fast-check';

import { isEmpty, show } from '../../nodes/OfAuth/values/reading';

describe('isEmpty', () => {
	test.each([[undefined], [null], [''], [' \n\t'], [[]], [[null]], [['', [[]]]]])(
		'%j is nothing',
		(value) => expect(isEmpty(value)).toBe(true),
	);

	test.each([[0], [false], [NaN], ['0'], [{}], [[0]], [[null, 'a']], [new Date(0)]])(
		'%j is something',
		(value) => expect(isEmpty(value)).toBe(false),
	);
});

describe('show', () => {
	test.each([
		[undefined, 'undefined'],
		[null, 'null'],
		[NaN, 'NaN'],
		[5n, '5'],
		['5', '"5"'],
		['', '""'],
		[[], '[]'],
		[{ a: [1] }, '{"a":[1]}'],
		['a\nb', '"a\\nb"'],
	])('%p', (value, expected) => {
		expect(show(value)).toBe(expected);
	});

	test('anything gives one line of about 80 characters, and nothing throws', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withDate: true }), (value) => {
				const text = show(value);
				expect(text).not.toMatch(/[\r\n]/);
				expect([...text].length).toBeLessThanOrEqual(81);
			}),
		);
	});

	test('what holds itself, and emoji at the cut', () => {
		const self: Record<string, unknown> = {};
		self.self = self;
		expect(show(self)).toBe('[object Object]');
		expect(show('😀'.repeat(100))).toBe(`"${'😀'.repeat(79)}…`);
	});
});
