import fc from 'fast-check';

import {
	markOf,
	nameOf,
	read,
	recent,
	remember,
	written,
	type Marks,
} from '../../nodes/OfAuthWebhookTrigger/deliveries';

const NOW = Date.UTC(2026, 10, 27, 12);
const HOUR = 3_600_000;

const named = (id: string) => nameOf([id], Buffer.from('{}'));

function rememberAll(keys: string[], now = NOW, marks: Marks = new Map()): Marks {
	return keys.reduce((known, key) => remember(known, named(key), now).marks, marks);
}

test('a delivery is new once', () => {
	fc.assert(
		fc.property(fc.array(fc.string(), { maxLength: 60 }), (keys) => {
			const seen = new Set<string>();
			let marks: Marks = new Map();
			for (const key of keys) {
				const result = remember(marks, named(key), NOW);
				expect(result.isNew).toBe(!seen.has(key));
				seen.add(key);
				// As it is stored.
				marks = read(JSON.parse(JSON.stringify(written(result.marks))));
				expect([...marks]).toEqual([...result.marks]);
			}
			expect([...marks.keys()].sort()).toEqual([...seen].map(markOf).sort());
		}),
	);
});

test('for 48 hours', () => {
	const { marks } = remember(new Map(), named('msg_1'), NOW);
	expect(remember(marks, named('msg_1'), NOW + 48 * HOUR - 1000).isNew).toBe(false);
	expect(remember(marks, named('msg_1'), NOW + 48 * HOUR).isNew).toBe(true);
	expect(recent(marks, NOW + 48 * HOUR)).toEqual(new Map());
});

test('among the last thousand, the oldest go first, also within one second', () => {
	const keys = Array.from({ length: 1500 }, (_, index) => `msg_${index}`);
	const marks = rememberAll(keys);
	expect([...marks.keys()]).toEqual(keys.slice(-1000).map(markOf));
	const later = rememberAll(['msg_late'], NOW + HOUR, marks);
	expect(later.size).toBe(1000);
	expect(later.has(markOf('msg_500'))).toBe(false);
	expect(later.has(markOf('msg_501'))).toBe(true);
});

test('the oldest are those of the earliest time, in whatever order they are stored', () => {
	const stored = new Map(
		Array.from({ length: 1000 }, (_, index) => [`mark-${index}`, NOW / 1000 - index]),
	);
	const { marks } = remember(stored, named('msg_1'), NOW);
	expect(marks.has('mark-999')).toBe(false);
	expect(marks.has('mark-998')).toBe(true);
});

test('what comes after a clock that was ahead was put right is remembered', () => {
	const ahead = rememberAll(
		Array.from({ length: 1000 }, (_, index) => `msg_${index}`),
		NOW + 1000 * HOUR,
	);
	const { marks, isNew } = remember(ahead, named('msg_now'), NOW);
	expect(isNew).toBe(true);
	expect(remember(marks, named('msg_now'), NOW + 1000).isNew).toBe(false);
	expect(recent(marks, NOW + 49 * HOUR)).toEqual(new Map());
});

test('they take less than 25 kB', () => {
	const marks = rememberAll(
		Array.from({ length: 1200 }, (_, index) => `${index}`.padEnd(200, 'x')),
	);
	expect(JSON.stringify(written(marks)).length).toBeLessThan(25_000);
});

test('whatever is stored is read, and what comes out is bounded', () => {
	const piece = fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{16}[0-9a-z]{1,8}$/));
	const stored = fc.oneof(
		fc.anything(),
		fc.array(piece).map((pieces) => pieces.join(' ')),
		fc.string({ unit: fc.constantFrom(...'aZ09-_ .') }),
	);
	fc.assert(
		fc.property(stored, fc.string(), (text, key) => {
			const result = remember(read(text), named(key), NOW);
			expect(result.isNew).toBe(true);
			expect(result.marks.get(markOf(key))).toBe(NOW / 1000);
			for (const time of result.marks.values()) expect(time).toBeLessThanOrEqual(NOW / 1000);
			expect(remember(read(written(result.marks)), named(key), NOW).isNew).toBe(false);
		}),
		{ numRuns: 1000 },
	);
});

test('nothing of what is known is changed', () => {
	const known = rememberAll(['msg_1']);
	const before = [...known];
	remember(known, named('msg_2'), NOW);
	expect([...known]).toEqual(before);
});

test('a mark is short, of text and bytes alike, and shows nothing of the delivery', () => {
	expect(markOf('msg_1')).toMatch(/^[\w-]{16}$/);
	expect(markOf(Buffer.from('msg_1'))).toBe(markOf('msg_1'));
});
