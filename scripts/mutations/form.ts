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
		from: 'if (!isNeeded && (leaveOutEmpty || field.mayTurnOutEmpty)) return undefined;',
		to: 'if (!isNeeded) return undefined;',
		tests: ['test/contract'],
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
