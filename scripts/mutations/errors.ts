import type { Mutation } from './types';

const RUNNER = 'nodes/OfAuth/runner';
const PANEL = ['test/actions/errorPanel'];
const HOLES = ['test/actions/textHoles'];

/** What errors say, and what holes in a text do. */
export const ERRORS: Mutation[] = [
	{
		name: 'errors: a hole in Text is refused',
		file: `${RUNNER}/request.ts`,
		from: "if ('problem' in reading || !field.holes || mayBeEmpty?.has(field.form.name)) continue;",
		to: 'continue;',
		tests: HOLES,
	},
	{
		name: 'errors: a hole is no problem where the field may be empty',
		file: `${RUNNER}/request.ts`,
		from: ' || mayBeEmpty?.has(field.form.name)) continue;',
		to: ') continue;',
		tests: HOLES,
	},
	{
		name: 'errors: 0 and false are no holes',
		file: `${RUNNER}/holes.ts`,
		from: 'if (isEmpty(value) || Number.isNaN(value))',
		to: 'if (!value || isEmpty(value))',
		tests: HOLES,
	},
	{
		name: 'errors: an object inside a text is a hole',
		file: `${RUNNER}/holes.ts`,
		from: "typeof value === 'object' && OBJECT.test(String(value))",
		to: 'false',
		tests: HOLES,
	},
	{
		name: 'errors: what a user wrote is no HTML in the panel',
		file: `${RUNNER}/panel.ts`,
		from: '<li>${escaped(entry)}</li>',
		to: '<li>${entry}</li>',
		tests: PANEL,
	},
	{
		name: 'errors: what OFAuth wrote is no HTML in the panel',
		file: `${RUNNER}/panel.ts`,
		from: "<br>' : ''}${escaped(line)}",
		to: "<br>' : ''}${line}",
		tests: PANEL,
	},
	{
		name: 'errors: several items with one problem are one line',
		file: `${RUNNER}/alike.ts`,
		from: 'JSON.stringify([about, kind, frame])',
		to: 'JSON.stringify([about, kind, says, one.item])',
		tests: PANEL,
	},
	{
		name: 'errors: with several connections each problem says whose it is',
		file: `${RUNNER}/whoseItems.ts`,
		from: 'several ? { item, ...all[item] } : { item }',
		to: '{ item }',
		tests: PANEL,
	},
	{
		name: 'errors: with one connection nobody is named',
		file: `${RUNNER}/whoseItems.ts`,
		from: 'several ? { item, ...all[item] } : { item }',
		to: '{ item, ...all[item] }',
		tests: PANEL,
	},
	{
		name: 'errors: an option that may be empty lets no field be empty',
		file: `${RUNNER}/options/emptyOptions.ts`,
		from: 'list.value.includes(EVERY) ? names : list.value',
		to: 'names',
		tests: ['test/contract/emptyFields'],
	},
	{
		name: 'test sends: When to Send goes with the date',
		file: `${RUNNER}/testSend.ts`,
		from: 'onlyIf ? [name, onlyIf.choice.form.name] : name',
		to: 'name',
		tests: ['test/actions/testSend'],
	},
];
