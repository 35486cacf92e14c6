import * as fc from 'fast-check';

import type { Id } from '../../nodes/OfAuth/values/ids';
import { generatedDates } from './generateDates';
import { NOW, type Typed } from './given';

/** What is typed into one field, and what must be in the request for it. */
export interface TypedField {
	typed: unknown;
	sent: unknown;
}

/** A message as it is typed, and the body that says the same. */
export interface Message {
	typed: Typed;
	body: Record<string, unknown>;
}

const blank = fc.constantFrom('', ' ', '\n', '\t ');
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const name = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,15}$/);

const pair = <T>(
	value: fc.Arbitrary<T>,
	forms: Array<(value: T) => unknown>,
): fc.Arbitrary<TypedField> =>
	fc
		.tuple(value, fc.nat({ max: forms.length - 1 }))
		.map(([sent, form]) => ({ typed: forms[form](sent), sent }));

/** Three digits after a comma might be the end of one number. */
const commas = (ids: Id[]) => ids.join(ids.some((id) => /^\d{3}$/.test(String(id))) ? ', ' : ',');

const LIST_FORMS: Array<(ids: Id[]) => unknown> = [
	(ids) => ids,
	(ids) => ids.map(String),
	(ids) => ids.map((id) => ` ${id} `),
	(ids) => ids.map((id) => [id]),
	commas,
	(ids) => (ids.length > 1 ? `${ids.join(' ,\n')}, ` : ids.join()),
	(ids) => ids.join('\n'),
	(ids) => JSON.stringify(ids),
	(ids) => (ids.length === 1 ? ids[0] : ids),
];

const listOf = (id: fc.Arbitrary<Id>) =>
	pair(fc.uniqueArray(id, { minLength: 1, maxLength: 6 }), LIST_FORMS);
const ids = listOf(fc.oneof(positive, name));
/** What is no number and no built-in list is the name of one: test/names. */
const builtIn = fc.constantFrom(
	'fans',
	'recent',
	'following',
	'rebill_off',
	'tagged',
	'friends',
	'muted',
);
const lists = listOf(fc.oneof(positive, builtIn));
const integers = listOf(positive);

const flag = pair(fc.boolean(), [
	(value) => value,
	(value) => String(value),
	(value) => (value ? 1 : 0),
	(value) => (value ? ' TRUE ' : '0'),
]);
const price = pair(
	fc.integer({ min: 0, max: 20_000 }).map((cents) => cents / 100),
	[(value) => value, (value) => value.toFixed(2), (value) => ` ${value} `],
);
const text = pair(
	fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
		.filter((value) => value.trim() !== '' && !value.startsWith('=')),
	[(value) => value],
);
const reply = fc
	.tuple(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), blank)
	.map(([sent, after]) => ({ typed: `${sent}${after}`, sent }));

const address = fc.uuid().map((id) => `https://example.com/${id}.jpg?w=1`);
const medium = fc.oneof(
	positive,
	address,
	fc.uuid().map((id) => `upload:${id}`),
);
const mediaRow = fc.oneof(
	pair(fc.array(medium, { minLength: 1, maxLength: 3 }), [
		(entries) => ({ source: 'references', references: entries.join('\n') }),
		(entries) => ({ source: 'references', references: entries }),
		(entries) => ({ source: 'references', references: entries.join(', ') }),
	]),
	pair(
		positive.map((id) => [id]),
		[([id]) => ({ source: 'vault', vaultMediaId: { __rl: true, mode: 'id', value: ` ${id}` } })],
	),
);

/** What is typed into Media, and the entries that are sent for it. */
export interface TypedMedia {
	rows: unknown[];
	sent: Id[];
}

/** Rows of Media of every kind. */
export const generatedMedia = (least: number): fc.Arbitrary<TypedMedia> =>
	fc.array(mediaRow, { minLength: least, maxLength: 4 }).map((rows) => ({
		rows: rows.map(({ typed }) => typed),
		sent: rows.flatMap(({ sent }) => sent as Id[]),
	}));

/** Every field that may be there or not, by parameter name, with its path in the body. */
export const optionalFields = (zone: string) => {
	const dates = generatedDates(zone, NOW);
	return {
		excludeUserLists: { path: 'excludeUserLists', arbitrary: lists },
		isForwardedMessage: { path: 'isForwardedMessage', arbitrary: flag },
		isLockedText: { path: 'isLockedText', arbitrary: flag },
		isMarkdown: { path: 'isMarkdown', arbitrary: flag },
		price: { path: 'price', arbitrary: price },
		releaseFormGuests: { path: 'releaseForms.guests', arbitrary: integers },
		releaseFormPartners: { path: 'releaseForms.partners', arbitrary: integers },
		releaseFormUsers: { path: 'releaseForms.users', arbitrary: integers },
		replyToMessageId: { path: 'replyToMessageId', arbitrary: reply },
		scheduledDate: { path: 'scheduledDate', arbitrary: dates.future },
		subscribedAfterDate: { path: 'subscribedAfterDate', arbitrary: dates.any },
		userTags: { path: 'userTags', arbitrary: integers },
	};
};

export const generatedText = text;
export const generatedIds = ids;
export const generatedLists = lists;
