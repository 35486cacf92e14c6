import fc from 'fast-check';

import {
	markOf,
	nameOf,
	recent,
	remember,
	type Marks,
} from '../../nodes/OfAuthWebhookTrigger/deliveries';

const NOW = Date.UTC(2026, 10, 27, 12);
const HOUR = 3_600_000;

const named = (id: string) => nameOf([id], Buffer.from('{}'));

function rememberAll(keys: string[], now = NOW, marks: Marks = {}): Marks {
	return keys.reduce((known, key) => remember(known, named(key), now).marks, marks);
}

test('a delivery is new once', () => {
	fc.assert(
		fc.property(fc.array(fc.string(), { maxLength: 60 }), (keys) => {
			const seen = new Set<string>();
			let marks: Marks = {};
			for (const key of keys) {
				const result = remember(marks, named(key), NOW);
				expect(result.isNew).toBe(!seen.has(key));
				seen.add(key);
				// As it is stored.
				marks = JSON.parse(JSON.stringify(result.marks)) as Marks;
			}
			expect(Object.keys(marks).sort()).toEqual([...seen].map(markOf).sort());
		}),
	);
});

test('for 48 hours', () => {
	const { marks } = remember({}, named('msg_1'), NOW);
	expect(remember(marks, named('msg_1'), NOW + 48 * HOUR - 1000).isNew).toBe(false);
	expect(remember(marks, named('msg_1'), NOW + 48 * HOUR).isNew).toBe(true);
	expect(recent(marks, NOW + 48 * HOUR)).toEqual({});
});

test('among the last thousand, the oldest go first, also within one second', () => {
	const keys = Array.from({ length: 1500 }, (_, index) => `msg_${index}`);
	const marks = rememberAll(keys);
	expect(Object.keys(marks)).toEqual(keys.slice(-1000).map(markOf));
	const later = rememberAll(['msg_late'], NOW + HOUR, marks);
	expect(Object.keys(later)).toHaveLength(1000);
	expect(later).not.toHaveProperty(markOf('msg_500'));
	expect(later).toHaveProperty(markOf('msg_501'));
});

test('the oldest are those of the earliest time, in whatever order they are stored', () => {
	const stored = Object.fromEntries(
		Array.from({ length: 1000 }, (_, index) => [`mark-${index}`, NOW / 1000 - index]),
	);
	const { marks } = remember(stored, named('msg_1'), NOW);
	expect(marks).not.toHaveProperty('mark-999');
	expect(marks).toHaveProperty('mark-998');
});

test('what comes after a clock that was ahead was put right is remembered', () => {
	const ahead = rememberAll(
		Array.from({ length: 1000 }, (_, index) => `msg_${index}`),
		NOW + 1000 * HOUR,
	);
	const { marks, isNew } = remember(ahead, named('msg_now'), NOW);
	expect(isNew).toBe(true);
	expect(remember(marks, named('msg_now'), NOW + 1000).isNew).toBe(false);
	expect(recent(marks, NOW + 49 * HOUR)).toEqual({});
});

test('they take less than 32 kB', () => {
	const marks = rememberAll(
		Array.from({ length: 1200 }, (_, index) => `${index}`.padEnd(200, 'x')),
	);
	expect(JSON.stringify(marks).length).toBeLessThan(32_000);
});

test('whatever is stored is read, nothing of it is changed, and what comes out is plain and bounded', () => {
	const stored = fc.oneof(
		fc.anything(),
		fc.dictionary(
			fc.string(),
			fc.oneof(fc.anything(), fc.integer({ min: NOW / 1000 - 200_000, max: NOW / 1000 })),
		),
	);
	fc.assert(
		fc.property(stored, fc.string(), (marks, key) => {
			const before = fc.stringify(marks);
			const result = remember(marks, named(key), NOW);
			expect(fc.stringify(marks)).toBe(before);
			expect(result.isNew).toBe(true);
			expect(Object.getPrototypeOf(result.marks)).toBe(Object.prototype);
			expect(result.marks[markOf(key)]).toBe(NOW / 1000);
			expect(Object.values(result.marks).every((time) => typeof time === 'number')).toBe(true);
			expect(remember(result.marks, named(key), NOW).isNew).toBe(false);
		}),
		{ numRuns: 1000 },
	);
});

test('a mark is short, of text and bytes alike, and shows nothing of the delivery', () => {
	expect(markOf('msg_1')).toMatch(/^[\w-]{16}$/);
	expect(markOf(Buffer.from('msg_1'))).toBe(markOf('msg_1'));
});
