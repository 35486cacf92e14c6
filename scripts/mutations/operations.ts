import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const LISTS = ['test/operations/lists'];

/** Promises about operations that may be repeated. */
export const OPERATIONS: Mutation[] = [
	{
		name: 'operation: a broken connection or a 5xx is tried again',
		file: `${NODE}/delivery/effects.ts`,
		from: "return isPassing(stopped) ? 'tryAgain' : 'report';",
		to: "return 'report';",
		tests: LISTS,
	},
	{
		name: 'operation: a list goes on at the page that broke',
		file: `${NODE}/transport/listReader.ts`,
		from: 'this.came += page.list.length;',
		to: '',
		tests: LISTS,
	},
	{
		name: 'operation: a page without a new entry is the last',
		file: `${NODE}/transport/listReader.ts`,
		from: 'this.hasMore = page.hasMore && isNew;',
		to: 'this.hasMore = page.hasMore && page.list.length > 0 && this.pages < 50;',
		tests: LISTS,
	},
	{
		name: 'operation: Limit cuts the last page',
		file: `${NODE}/transport/listReader.ts`,
		from: 'this.entries.length = Math.min(this.entries.length, this.most);',
		to: '',
		tests: LISTS,
	},
	{
		name: 'operation: a bad item stops the run before anything is asked',
		file: `${NODE}/runner/runRepeats.ts`,
		from: 'if (bad.length > 0 && !goesOn) throw refusedError(node, bad);',
		to: '',
		tests: LISTS,
	},
	{
		name: 'operation: what was read before a page that cannot be had comes out',
		file: `${NODE}/runner/runRepeats.ts`,
		from: '...outputOf(operation, entry, item, answers.get(item)),',
		to: '...(errors.has(item) ? [] : outputOf(operation, entry, item, answers.get(item))),',
		tests: LISTS,
	},
	{
		name: 'operation: the error says how far it came',
		file: `${NODE}/runner/repeatErrors.ts`,
		from: '`Done: ${done} of ${total} items. ${AGAIN}`',
		to: "''",
		tests: LISTS,
	},
];
