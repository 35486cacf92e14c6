import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';

/** Promises about values, and about the words of errors. */
export const VALUES: Mutation[] = [
	{
		name: 'values: no error makes n8n store a stopped run',
		file: `${NODE}/runner/run.ts`,
		from: 'throw notCanceled(error);',
		to: 'throw error;',
		tests: ['test/actions/notCanceled'],
	},
	{
		name: 'values: a key with a hole in it is refused',
		file: `${NODE}/runner/options/index.ts`,
		from: "if (holes === undefined || 'problem' in reading) continue;",
		to: 'continue;',
		tests: ['test/actions/sendOnceKeys'],
	},
	{
		name: 'values: a key that one expression has put together out of nothing is refused',
		file: `${NODE}/runner/options/sendOptions.ts`,
		from: 'if (nothing) {',
		to: 'if (nothing && key === undefined) {',
		tests: ['test/actions/sendOnceKeys'],
	},
	{
		name: 'values: different messages of one key are refused',
		file: `${NODE}/runner/runCreates.ts`,
		from: 'refuseSharedKeys(items, contentOf)',
		to: 'items',
		tests: ['test/actions/sendOnceKeys'],
	},
	{
		name: 'values: an id that is given twice is sent once',
		file: `${NODE}/values/lists.ts`,
		from: '[...new Set(list.value)]',
		to: '[...list.value]',
		tests: ['test/values/lists', 'test/actions/ids'],
	},
	{
		name: 'values: an id that is given twice among numbers is sent once',
		file: `${NODE}/values/lists.ts`,
		from: 'isIdNumbers(value) && areDistinct(value)',
		to: 'isIdNumbers(value)',
		tests: ['test/values/lists', 'test/actions/ids'],
	},
	{
		name: 'values: digits grouped by commas are not taken for several ids',
		file: `${NODE}/values/listEntries.ts`,
		from: '(isGrouped(run) ? [run] : ',
		to: '(isGrouped(run) && line === undefined ? [run] : ',
		tests: ['test/values'],
	},
	{
		name: 'values: a number in other digits is no text id',
		file: `${NODE}/values/ids.ts`,
		from: "NUMBER_LIKE.test(text.normalize('NFKC')) || ODD_DIGITS.test(text)",
		to: 'NUMBER_LIKE.test(text)',
		tests: ['test/values/ids', 'test/contract/differences'],
	},
	{
		name: 'values: a message whose every list is excluded is refused',
		file: `${NODE}/actions/massMessage/contradictions.ts`,
		from: 'excludedLists(body).length === lists',
		to: 'excludedLists(body).length > lists',
		tests: ['test/actions/exclusions', 'test/contract/differences'],
	},
	{
		name: 'values: a list both chosen and excluded is told',
		file: `${NODE}/actions/massMessage/hints.ts`,
		from: 'excludedLists(body).length > 0',
		to: 'excludedLists(entry.send.body).length < 0',
		tests: ['test/actions/exclusions'],
	},
	{
		name: 'values: a Connection with the key in it is not shown',
		file: `${NODE}/runner/connection.ts`,
		from: 'if (redact(value, credential.value.apiKey) !== value)',
		to: 'if (value === credential.value.apiKey)',
		tests: ['test/transport/keyStaysHome'],
	},
	{
		name: 'values: the key in another writing is taken out of what comes back',
		file: `${NODE}/transport/redact.ts`,
		from: 'pattern: secretPattern(secret) }',
		to: "pattern: new RegExp(secret.replace(/\\W/g, '\\\\$&'), 'g') }",
		tests: ['test/transport/secretPattern', 'test/transport/keyStaysHome'],
	},
	{
		name: 'values: of a page of megabytes only the beginning is looked at',
		file: `${NODE}/transport/errorBody.ts`,
		from: 'page.slice(0, LOOKED_AT)',
		to: 'page.slice(0)',
		tests: ['test/transport/errorBody'],
	},
];
