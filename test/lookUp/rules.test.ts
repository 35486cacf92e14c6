import * as fc from 'fast-check';

import { lookUp } from '../../nodes/OfAuth/actions/massMessage/create/lookUp';
import { judgeLookUp, type Sighting, type Trace } from '../../nodes/OfAuth/delivery/lookUpRules';
import { bareText, withoutTags } from '../../nodes/OfAuth/values/plainText';
import { htmlOf, plainOf } from '../../sandbox/life/html';

const SECOND = 1000;
const NOW = Date.parse('2027-01-15T12:00:00Z');
const clock = { least: -200, most: 1200 };
const around = { clock, accountedFor: new Set(['9']) };
const trace: Trace = {
	...{ id: 't', connectionId: 'conn', from: NOW, to: NOW + 3 * SECOND },
	...{ texts: ['a', 'b'], price: 5, mediaCount: 2, others: ['8'] },
};
const sighting: Sighting = { id: '1', at: NOW, texts: ['b'], price: 5, mediaCount: 2 };
const found = (traces: Trace[], sightings: Sighting[]) =>
	[...judgeLookUp(traces, sightings, around)].flatMap(([id, verdict]) =>
		verdict.found ? [[id, verdict.found.id]] : [],
	);

test('one that is like it in all is it', () => {
	expect(found([trace], [sighting])).toEqual([['t', '1']]);
});

test.each<[string, Partial<Sighting>]>([
	['text', { texts: ['c'] }],
	['price', { price: 6 }],
	['media', { mediaCount: 1 }],
	['too early', { at: NOW - 2 * SECOND }],
	['too late', { at: NOW + 5 * SECOND }],
	['accounted for in this process', { id: '9' }],
	['accounted for when it failed', { id: '8' }],
])('another %s is another message', (_name, other) => {
	expect(found([trace], [{ ...sighting, ...other }])).toEqual([]);
});

test('the edges of the window: the second in which it left, and the last in which it can have failed', () => {
	expect(found([trace], [{ ...sighting, at: NOW - SECOND }])).toEqual([['t', '1']]);
	expect(found([trace], [{ ...sighting, at: NOW - SECOND - 201 }])).toEqual([]);
	expect(found([trace], [{ ...sighting, at: NOW + 3 * SECOND + 1200 }])).toEqual([['t', '1']]);
	expect(found([trace], [{ ...sighting, at: NOW + 3 * SECOND + 1201 }])).toEqual([]);
});

test('as many as may have been created: all; fewer or more: none', () => {
	const traces = ['t1', 't2', 't3'].map((id) => ({ ...trace, id }));
	const shown = ['1', '2', '3', '4'].map((id) => ({ ...sighting, id }));
	expect(found(traces, shown.slice(0, 3))).toEqual([
		['t1', '1'],
		['t2', '2'],
		['t3', '3'],
	]);
	expect(found(traces, shown.slice(0, 2))).toEqual([]);
	expect(found(traces, shown)).toEqual([]);
});

test('while an equal one is on its way nothing is certain', () => {
	expect(found([trace, { ...trace, id: 'open', to: undefined }], [sighting])).toEqual([]);
	const two = [sighting, { ...sighting, id: '2' }];
	expect(found([trace, { ...trace, id: 'open', to: undefined }], two)).toEqual([]);
});

/** A world of equal messages: some of them lost, some of those created, all created ones shown or not. */
const worlds = fc.array(
	fc.record({
		from: fc.nat({ max: 60 }),
		took: fc.integer({ min: 1, max: 4 }),
		isCreated: fc.boolean(),
		isShown: fc.boolean(),
		kind: fc.constantFrom('x', 'y'),
	}),
	{ maxLength: 6 },
);

test('generated: nobody else about, all that is shown of a second of its own is found, and only what exists', () => {
	fc.assert(
		fc.property(worlds, fc.integer({ min: -600, max: 600 }), (sends, ahead) => {
			const exact = { least: ahead * SECOND - 100, most: ahead * SECOND + 900 };
			const traces = sends.map(({ from, took, kind }, index) => ({
				...trace,
				id: `t${index}`,
				from: NOW + from * SECOND,
				to: NOW + (from + took) * SECOND,
				texts: [kind],
			}));
			const shown = sends.flatMap(({ isCreated, isShown, from, kind }, index) =>
				isCreated && isShown
					? [{ ...sighting, id: `m${index}`, at: NOW + (from + ahead) * SECOND, texts: [kind] }]
					: [],
			);
			const verdicts = judgeLookUp(traces, shown, { clock: exact, accountedFor: new Set() });
			const given = [...verdicts.values()].flatMap(({ found: one }) => one?.id ?? []);
			expect(new Set(given).size).toBe(given.length);
			for (const [index, { from, took, isCreated, isShown, kind }] of sends.entries()) {
				const isApart = sends.every(
					(other, at) =>
						at === index ||
						other.kind !== kind ||
						other.from > from + took + 3 ||
						from > other.from + other.took + 3,
				);
				const one = verdicts.get(`t${index}`)?.found?.id;
				if (isApart) expect(one).toBe(isCreated && isShown ? `m${index}` : undefined);
			}
			// As many as are told as found of any kind exist.
			expect(given.length).toBeLessThanOrEqual(shown.length);
		}),
		{ numRuns: 2000 },
	);
});

const texts = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc
		.array(fc.constantFrom('**', '_', '*', '~', '# ', ' ', '\n', '<', '>', '&', 'Hi', '3', 'x_y'), {
			maxLength: 30,
		})
		.map((parts) => parts.join('')),
);

test.each([true, false])(
	'a text is known again however OFAuth shows it (markdown: %s)',
	(isMarkdown) => {
		fc.assert(
			fc.property(texts, (text) => {
				const html = htmlOf(text, isMarkdown);
				for (const rawText of [plainOf(html), html, text]) {
					const entry = { id: 1, date: '2027-01-15T12:00:00Z', text: html, rawText };
					const own = lookUp.likenessOf({ text, isMarkdown });
					const seen = lookUp.sightingOf(entry);
					expect(own?.texts.some((one) => seen?.texts.includes(one))).toBe(true);
				}
			}),
			{ numRuns: 500 },
		);
	},
);

test('what is no message of a time is no sighting, and a scheduled one leaves no trace', () => {
	expect(lookUp.sightingOf({ id: 1, date: 'soon' })).toBeUndefined();
	expect(lookUp.sightingOf({ date: '2027-01-15T12:00:00Z' })).toBeUndefined();
	expect(lookUp.likenessOf({ text: 'a', scheduledDate: '2027-01-15T12:00:00Z' })).toBeUndefined();
});

test.each([
	['<p>A &amp; B<br />C</p>', ' A & B C '],
	['a < b > c &lt;3 &#128075; &#x1F44B; &nope;', 'a < b > c <3 👋 👋 &nope;'],
	['&#9999999;', '&#9999999;'],
])('%s reads %s', (html, text) => {
	expect(withoutTags(html)).toBe(text);
});

test('bare text is without markdown and white space', () => {
	expect(bareText(' **Hi**\n_you_ # ~x~ ')).toBe('Hiyoux');
});
