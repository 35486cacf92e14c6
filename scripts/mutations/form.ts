import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const CREATE = `${NODE}/runner/runCreates.ts`;

/** Promises about what the form gives. */
export const FORM: Mutation[] = [
	{
		name: 'plan before send',
		file: CREATE,
		from: 'if (bad.length > 0 && !goesOn)',
		to: 'if (bad.length > 100)',
		tests: ['test/actions'],
	},
	{
		name: 'an empty field makes the item bad',
		file: `${NODE}/runner/request.ts`,
		from: 'if (!isNeeded && (dropEmpty || field.mayTurnOutEmpty)) return undefined;',
		to: 'if (!isNeeded) return undefined;',
		tests: ['test/contract'],
	},
	{
		name: 'an empty When to Send is never Now',
		file: `${NODE}/runner/choices.ts`,
		from: 'if (isEmpty(value))',
		to: 'if (isEmpty(value)) return { value: String(form.default) };\n\tif (isEmpty(value))',
		tests: ['test/actions/whenToSend'],
	},
	{
		name: 'At a Set Time without a date is never Now',
		file: `${NODE}/actions/fields/message.ts`,
		from: 'required: true,',
		to: '',
		tests: ['test/actions/whenToSend'],
	},
	{
		name: 'Now has no date',
		file: `${NODE}/runner/request.ts`,
		from: 'if (onlyIf && chosen.get(onlyIf.choice) !== onlyIf.is) continue;',
		to: '',
		tests: ['test/actions/whenToSend'],
	},
	{
		name: 'a price that nobody touched is not in the request',
		file: `${NODE}/runner/parameters.ts`,
		from: '!isEmpty(raw[name]) && raw[name] !== usual;',
		to: '!isEmpty(raw[name]);',
		tests: ['test/actions/whenToSend'],
	},
	{
		name: 'a price of 0 by an expression is in the request',
		file: `${NODE}/runner/parameters.ts`,
		from: 'const set = isExpressionText(raw[name]) || isFilledIn;',
		to: 'const set = isFilledIn && read(name, item) !== usual;',
		tests: ['test/actions/whenToSend'],
	},
	{
		name: 'a date in an error is in the zone of the workflow too',
		file: `${NODE}/values/instants.ts`,
		from: 'const local = utc.setZone(zone);',
		to: "const local = utc.setZone('utc');",
		tests: ['test/values/instants', 'test/contract/refused'],
	},
	{
		name: 'no notice of a price that only the run knows',
		file: `${NODE}/actions/fields/content/contentNotices.ts`,
		from: "{ _cnd: { regex: '^=' } }",
		to: "{ _cnd: { startsWith: '?' } }",
		tests: ['test/actions/notices'],
	},
	{
		name: 'an empty connection expression never falls back',
		file: `${NODE}/runner/connection.ts`,
		from: 'return reader.isExpression(connectionForm.name)',
		to: "return reader.isExpression('no such parameter')",
		tests: ['test/contract', 'test/actions'],
	},
	{
		name: 'an expression that throws makes its item bad',
		file: `${NODE}/runner/plan.ts`,
		from: '.catch((error: Thrown) => unreadable(operation, error))',
		to: '',
		tests: ['test/delivery/brokenPlaces'],
	},
];
