import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const LISTS = ['test/operations/lists'];
const PAGING = ['test/transport/paging'];

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
		file: `${NODE}/transport/pageTurner.ts`,
		from: '[came, last] = [came + page.list.length, page];',
		to: '[came, last] = [came, page];',
		tests: PAGING,
	},
	{
		name: 'operation: a page without a new entry is the last',
		file: `${NODE}/transport/pageTurner.ts`,
		from: 'return page.hasMore && fresh > 0;',
		to: 'return page.hasMore;',
		tests: PAGING,
	},
	{
		name: 'operation: a list that knows dates only reaches back into its last second',
		file: `${NODE}/transport/dateTurner.ts`,
		from: 'around: SECOND, until: 0',
		to: 'around: -SECOND, until: 0',
		tests: PAGING,
	},
	{
		name: 'operation: a second with more entries than a page is asked for with more at once',
		file: `${NODE}/transport/dateTurner.ts`,
		from: 'this.limit = Math.min(this.limit * 2, LARGEST);',
		to: '',
		tests: PAGING,
	},
	{
		name: 'operation: a list that is not whole is told',
		file: `${NODE}/transport/listReader.ts`,
		from: 'this.isCutOff = isLast && page.hasMore && hasPages(this.paging);',
		to: '',
		tests: PAGING,
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
		from: '...outputOf(operation, entry, item, asked.entries),',
		to: "...('failure' in asked.ended ? [] : outputOf(operation, entry, item, asked.entries)),",
		tests: LISTS,
	},
	{
		name: 'operation: the error says how far it came',
		file: `${NODE}/runner/repeatErrors.ts`,
		from: '`Done: ${done} of ${total} ${what}. ${AGAIN[first.again]}`',
		to: "''",
		tests: LISTS,
	},
];
