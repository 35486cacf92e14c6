import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';

/** Promises about values, and about the words of errors. */
export const VALUES: Mutation[] = [
	{
		name: 'values: no error makes n8n store a stopped run',
		file: `${NODE}/actions/router.ts`,
		from: 'throw notCanceled(error);',
		to: 'throw error;',
		tests: ['test/actions/notCanceled'],
	},
];
