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
	{
		name: 'values: a key with a hole in it is refused',
		file: `${NODE}/actions/massMessage/createPlan.ts`,
		from: 'if (settings.sendOnceKey !== undefined) problems.push(...hollowKey(item));',
		to: '',
		tests: ['test/actions/sendOnceKeys'],
	},
	{
		name: 'values: a key that one expression has put together out of nothing is refused',
		file: `${NODE}/actions/massMessage/createSettings.ts`,
		from: 'if (nothing) {',
		to: 'if (nothing && key === undefined) {',
		tests: ['test/actions/sendOnceKeys'],
	},
	{
		name: 'values: different messages of one key are refused',
		file: `${NODE}/actions/massMessage/create.operation.ts`,
		from: 'refuseSharedKeys(await createPlan(this, ledger))',
		to: 'await createPlan(this, ledger)',
		tests: ['test/actions/sendOnceKeys'],
	},
];
