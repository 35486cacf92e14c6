import * as fc from 'fast-check';

import { readId, readIntegerId, type Id } from '../../nodes/OfAuth/values/ids';
import { readIds, readList } from '../../nodes/OfAuth/values/lists';
import { problemOf, valueOf } from './readings';

const ids = (value: unknown) => readList(value, readId, false);
// Three digits after a comma might be the end of one number: see below.
const number = fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER });
const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/);
const list = fc.array(fc.oneof(number, word), { minLength: 1, maxLength: 30 });

test('the same ids come out of every form in which a list can be given, in order', () => {
	const forms: Array<(entries: Id[]) => unknown> = [
		(entries) => entries,
		(entries) => entries.map(String),
		(entries) => entries.map((entry) => [entry]),
		(entries) => [[entries.slice(0, 1)], ...entries.slice(1)],
		(entries) => entries.join(','),
		(entries) => ` ${entries.join(' , ')} `,
		(entries) => entries.join('\n'),
		(entries) => entries.join('\r\n'),
		// One line that ends in a comma may be two expressions of which the second found nothing.
		(entries) => (entries.length > 1 ? `${entries.join(',\n')},` : entries.join()),
		(entries) => JSON.stringify(entries),
		(entries) => ` ${JSON.stringify(entries, null, 2)}\n`,
		(entries) => [entries.join(',')],
		(entries) => [JSON.stringify(entries)],
	];
	fc.assert(
		fc.property(list, fc.constantFrom(...forms), (entries, form) => {
			expect(valueOf(ids(form(entries)))).toEqual(entries);
		}),
		{ numRuns: 500 },
	);
});

test.each([
	[42, [42]],
	['42', [42]],
	['fans', ['fans']],
	[
		[1, [2, [3]]],
		[1, 2, 3],
	],
	[
		['1, 2', 3],
		[1, 2, 3],
	],
	['[1,"fans"]', [1, 'fans']],
])('%j gives %j', (given, expected) => {
	expect(valueOf(ids(given))).toEqual(expected);
});

test('one broken entry refuses the whole list and is shown', () => {
	fc.assert(
		fc.property(list, fc.nat(), (entries, at) => {
			const spoilt: unknown[] = [...entries];
			spoilt.splice(at % (entries.length + 1), 0, -7);
			expect(problemOf(ids(spoilt))).toContain('-7');
			expect(problemOf(ids(spoilt.join(',')))).toContain('"-7"');
		}),
	);
});

test('a text id is no integer id', () => {
	expect(problemOf(readList([1, 'fans'], readIntegerId, false))).toContain('"fans"');
});

describe('an empty entry of an array', () => {
	test.each([[[1, '', 2]], [[1, null, 2]], [[1, [], 2]], [[1, ' ', 2]]])(
		'%j is refused, and dropped only where that is asked for',
		(entries) => {
			expect(problemOf(ids(entries))).toMatch(/^entry 2 is empty/);
			expect(valueOf(readList(entries, readId, true))).toEqual([1, 2]);
		},
	);
});

test.each(['5,', ',5', '5,,6', '5,\n', [5, ''], [5, null]])(
	'%j has an empty entry, which may be an expression that found nothing',
	(given) => {
		expect(problemOf(ids(given))).toMatch(/^entry \d is empty/);
		expect(valueOf(readList(given, readId, true))).toEqual(given === '5,,6' ? [5, 6] : [5]);
	},
);

describe('digits grouped by commas', () => {
	test.each([
		'1,234,567',
		'12,345',
		'123,456',
		'100,200,5',
		'1,234,567,12,345',
		' 1,234 ',
		'1,234, 80001',
		'80001, 1,234',
		'fans,1,234',
		'80001\n1,234\n80002',
		['80001', '1,234'],
	])('%j may be one number, so it is refused', (given) => {
		for (const read of [readId, readIntegerId])
			expect(problemOf(readList(given, read, true))).toMatch(
				given.includes('fans') && read === readIntegerId
					? /"fans" is not an id/
					: /^"[\d,]+" may be one number or several IDs: put a blank or a new line after each comma/,
			);
	});

	test.each<[unknown, unknown[]]>([
		['80001,80002', [80001, 80002]],
		['5,6,7', [5, 6, 7]],
		['1234,567', [1234, 567]],
		['80001,123,456', [80001, 123, 456]],
		['567,1234', [567, 1234]],
		['123, 456', [123, 456]],
		['123 ,456', [123, 456]],
		['123,\n456', [123, 456]],
		['123\n456', [123, 456]],
		['[123,456]', [123, 456]],
		[
			[123, '456'],
			[123, 456],
		],
		['12,a,345', [12, 'a', 345]],
	])('%j cannot be one number', (given, expected) => {
		expect(valueOf(ids(given))).toEqual(expected);
	});

	test('no number written in groups is ever taken for several ids', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER }), list, (big, others) => {
				const grouped = big.toLocaleString('en-US');
				expect(problemOf(ids(grouped))).toContain(`"${grouped}"`);
				expect(problemOf(ids([grouped, ...others].join(', ')))).toContain(`"${grouped}"`);
				expect(problemOf(ids([...others, grouped].join('\n')))).toContain(`"${grouped}"`);
			}),
		);
	});
});

describe('each id once', () => {
	test.each<[unknown, Id[]]>([
		[
			[5, '5', ' 5 ', 7, 5],
			[5, 7],
		],
		['7, 5, 7', [7, 5]],
		['fans, 5, fans', ['fans', 5]],
		['9007199254740993, 9007199254740993', ['9007199254740993']],
	])('%j gives %j', (given, expected) => {
		expect(valueOf(readIds(given, readId, false))).toEqual(expected);
	});

	test('in the order of their first places, whatever stands twice', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.oneof(number, word), { minLength: 1 }),
				fc.array(fc.nat()),
				(entries, again) => {
					const twice = [...entries, ...again.map((at) => String(entries[at % entries.length]))];
					expect(valueOf(readIds(twice, readId, false))).toEqual(entries);
				},
			),
		);
	});

	test('a problem stays one', () => {
		expect(problemOf(readIds([5, -5], readId, false))).toContain('-5');
	});
});
