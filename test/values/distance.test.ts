import * as fc from 'fast-check';

import { distance } from '../../nodes/OfAuth/values/distance';

const word = fc.string({ unit: 'grapheme', maxLength: 12 });

test.each([
	['', '', 0],
	['', 'abc', 3],
	['kitten', 'sitting', 3],
	['vip wales', 'vip whales', 1],
	['vip whlaes', 'vip whales', 1],
	['ca', 'abc', 3],
	['🐳', '🐋', 1],
	['fans', 'fans', 0],
])('%j and %j: %d', (one, other, slips) => {
	expect(distance(one, other)).toBe(slips);
});

test('it is the same both ways, 0 only for the same text, and never more than the longer one', () => {
	fc.assert(
		fc.property(word, word, (one, other) => {
			const slips = distance(one, other);
			expect(distance(other, one)).toBe(slips);
			expect(slips === 0).toBe(one === other);
			expect(slips).toBeLessThanOrEqual(Math.max([...one].length, [...other].length));
			expect(slips).toBeGreaterThanOrEqual(Math.abs([...one].length - [...other].length));
		}),
	);
});

test('what is more than is counted is one more than that', () => {
	fc.assert(
		fc.property(word, word, fc.nat({ max: 12 }), (one, other, most) => {
			expect(distance(one, other, most)).toBe(Math.min(distance(one, other), most + 1));
		}),
	);
});

test('one slip of a typist counts one, wherever it is', () => {
	const slips: Array<(text: string[], at: number) => string[]> = [
		(text, at) => [...text.slice(0, at), '#', ...text.slice(at)],
		(text, at) => [...text.slice(0, at), ...text.slice(at + 1)],
		(text, at) => [...text.slice(0, at), '#', ...text.slice(at + 1)],
	];
	const letters = fc.array(fc.constantFrom(...'abcdef'), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(letters, fc.nat(), fc.constantFrom(...slips), (text, place, slip) => {
			expect(distance(text.join(''), slip(text, place % text.length).join(''))).toBe(1);
		}),
	);
});

test('two neighbours in each other’s place are one slip', () => {
	const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2 });
	fc.assert(
		fc.property(letters, fc.nat(), (text, place) => {
			const at = place % (text.length - 1);
			const swapped = [...text];
			[swapped[at], swapped[at + 1]] = [swapped[at + 1], swapped[at]];
			expect(distance(text.join(''), swapped.join(''))).toBe(1);
		}),
	);
});
