import * as fc from 'fast-check';

import { readId, readIntegerId, readList, type Id } from '../../nodes/OfAuth/values/ids';
import { problemOf, valueOf } from './readings';

const ids = (value: unknown) => readList(value, readId, false);
const number = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
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
