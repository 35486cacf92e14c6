import * as fc from 'fast-check';

import { labelOf } from './form';
import { bodyOf, problemsOf, requestOf } from './given';
import { generatedMessages } from './messages';
import { allows, SCHEMA_FIELDS } from './schema';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC'];

test.each(ZONES)('400 messages in %s: each is what was typed, and the schema allows it', (zone) => {
	fc.assert(
		fc.property(generatedMessages(zone), ({ typed, body }) => {
			const made = bodyOf(requestOf(typed, { zone }));
			expect(allows(made) ? [] : allows.errors).toEqual([]);
			expect(made).toEqual(body);
			// What JSON would drop or change is no request.
			expect(JSON.parse(JSON.stringify(made))).toEqual(body);
		}),
		{ numRuns: 400 },
	);
});

test('the generated messages use every field of the schema', () => {
	const used = new Set<string>();
	for (const { body } of fc.sample(generatedMessages('UTC'), 200)) {
		for (const [name, value] of Object.entries(body)) {
			if (name !== 'releaseForms') used.add(name);
			else Object.keys(value as object).forEach((inner) => used.add(`${name}.${inner}`));
		}
	}
	expect([...used].sort()).toEqual(Object.keys(SCHEMA_FIELDS).sort());
});

/** One way to spoil each field. */
const SPOILT: Array<[parameter: string, value: unknown]> = [
	['text', 'x'.repeat(10_001)],
	['text', { a: 1 }],
	['userLists', ['fans', 0]],
	['userIds', '5, -5'],
	['userIds', [1.5]],
	['excludeUserLists', [true]],
	['isForwardedMessage', 'maybe'],
	['isLockedText', 2],
	['isMarkdown', {}],
	['previewMediaCount', -1],
	['previewMediaCount', 1000],
	['price', 200.01],
	['price', -1],
	['price', NaN],
	['price', 1.999],
	['releaseFormGuests', 'Ada'],
	['releaseFormPartners', [0]],
	['releaseFormUsers', 1.5],
	['replyToMessageId', 'a b'],
	['scheduledDate', '2026-01-01T00:00:00Z'],
	['scheduledDate', 'tomorrow'],
	['subscribedAfterDate', '30 February'],
	['userTags', [[null, 'x']]],
];

test.each(SPOILT)('%s: any message is refused with this alone spoilt (%#)', (name, value) => {
	fc.assert(
		fc.property(generatedMessages('UTC'), ({ typed }) => {
			const fields = { ...typed.fields, [name]: value };
			const problems = problemsOf(requestOf({ ...typed, fields }, { zone: 'UTC' }));
			expect(problems).toEqual([expect.stringContaining(`${labelOf(name)}: `)]);
		}),
		{ numRuns: 25 },
	);
});

test('any message is refused with one spoilt row of media', () => {
	fc.assert(
		fc.property(
			generatedMessages('UTC'),
			fc.nat(),
			fc.constantFrom('photo.jpg', 'ftp://a.example/b', 'upload:', '0', '-3', 'a b'),
			({ typed }, at, references) => {
				const media = [...(typed.media ?? [])];
				const row = at % (media.length + 1);
				media.splice(row, 0, { source: 'references', references });
				const problems = problemsOf(requestOf({ ...typed, media }, { zone: 'UTC' }));
				expect(problems[0]).toContain(`Media: row ${row + 1}: ${JSON.stringify(references)}`);
			},
		),
		{ numRuns: 200 },
	);
});
