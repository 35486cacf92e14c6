import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const CREATE = `${NODE}/actions/massMessage/create/create.operation.ts`;

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
		file: `${NODE}/actions/massMessage/create/request.ts`,
		from: 'else if (!values.leaveOutEmpty) {',
		to: 'else if (values.media === undefined) {',
		tests: ['test/contract'],
	},
	{
		name: 'an empty connection expression never falls back',
		file: `${NODE}/runner/connection.ts`,
		from: "return reader.isExpression('connectionId')",
		to: "return reader.isExpression('no such parameter')",
		tests: ['test/contract', 'test/actions'],
	},
	{
		name: 'an expression that throws makes its item bad',
		file: `${NODE}/actions/massMessage/create/plan.ts`,
		from: '.catch(unreadable)',
		to: '',
		tests: ['test/delivery/brokenPlaces'],
	},
];
