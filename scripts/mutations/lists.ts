import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const WHOLE = ['test/operations/wholeList'];
const SUBSCRIBERS = ['test/operations/subscribers'];
const READS = ['test/operations/reads'];
const PICKERS = ['test/methods/morePickers'];

/** Promises about lists: that they are whole, whichever way OFAuth gives them, and that filters mean what they say. */
export const LISTS: Mutation[] = [
	{
		name: 'list: the next page begins where the last one ended',
		file: `${NODE}/transport/pageTurner.ts`,
		from: 'offset: (came) => ({ offset: came }),',
		to: 'offset: (came) => ({ offset: came + Math.floor(came / 400) }),',
		tests: WHOLE,
		only: 'whatever happens',
	},
	{
		name: 'list: a full page that does not say that it is the last is not the last',
		file: `${NODE}/transport/page.ts`,
		from: 'exchange.body.length >= limit',
		to: 'exchange.body.length > limit',
		tests: WHOLE,
		only: 'whichever shape',
	},
	{
		name: 'list: a list is found under items too',
		file: `${NODE}/transport/page.ts`,
		from: 'body.list ?? body.items ?? body.users',
		to: 'body.list ?? body.users',
		tests: WHOLE,
		only: 'whichever shape',
	},
	{
		name: 'list: posts go on by their own time where no marker is given',
		file: `${NODE}/transport/pageTurner.ts`,
		from: 'tailMarker ?? list.at(-1)?.postedAtPrecise',
		to: 'tailMarker',
		tests: WHOLE,
		only: 'whichever shape',
	},
	{
		name: 'list: of IDs ten are asked for at a time',
		file: `${NODE}/actions/user/getAll.operation.ts`,
		from: 'pageSize: 10, ids',
		to: 'pageSize: 11, ids',
		tests: WHOLE,
		only: 'at most ten',
	},
	{
		name: 'list: a chat that moves comes once',
		file: `${NODE}/actions/chat/getAll.operation.ts`,
		from: ", knownBy: 'withUser'",
		to: '',
		tests: READS,
		only: 'Chat',
	},
	{
		name: 'filter: what OFAuth did not sift is sifted here',
		file: `${NODE}/transport/listReader.ts`,
		from: 'this.wanted.keeps?.(entry) !== false',
		to: 'true',
		tests: SUBSCRIBERS,
	},
	{
		name: 'filter: a month that has begun is none',
		file: `${NODE}/actions/subscriber/filters.ts`,
		from: 'return since >= least * MONTH - LENIENCE;',
		to: 'return Math.ceil(since / MONTH) >= least;',
		tests: SUBSCRIBERS,
	},
	{
		name: 'filter: a short month of the calendar is one',
		file: `${NODE}/actions/subscriber/filters.ts`,
		from: 'return since >= least * MONTH - LENIENCE;',
		to: 'return since >= least * MONTH;',
		tests: SUBSCRIBERS,
	},
	{
		name: 'filter: a state is asked for always',
		file: `${NODE}/actions/subscriber/filters.ts`,
		from: '\talways: true,\n',
		to: '',
		tests: SUBSCRIBERS,
	},
	{
		name: 'request: an empty body is sent where there is to be one',
		file: `${NODE}/transport/request.ts`,
		from: "if (isEmptyObject(body)) return { headers: { ...headers, ...JSON_TYPE }, body: '{}' };",
		to: '',
		tests: READS,
		only: 'Login Link',
	},
	{
		name: 'connections: what is asked for the key names none',
		file: `${NODE}/actions/connection/getAll.operation.ts`,
		from: '\tisOfKey: true,\n',
		to: '',
		tests: READS,
		only: 'Connection',
	},
	{
		name: 'connections: a key without the scope ACCOUNT is told so',
		file: `${NODE}/actions/connection/getAll.operation.ts`,
		from: '\trefusals: [lacksAccountScope],\n',
		to: '',
		tests: READS,
		only: 'Connection',
	},
	{
		name: 'history: all of it is asked for',
		file: `${NODE}/actions/subscription/getHistory.operation.ts`,
		from: '\talways: true,\n',
		to: '',
		tests: READS,
		only: 'History',
	},
	{
		name: 'pickers: a page goes on where the last one ended',
		file: `${NODE}/methods/editorRequest.ts`,
		from: 'String(offset + page.list.length)',
		to: 'String(offset + perPage - 1)',
		tests: PICKERS,
	},
	{
		name: 'pickers: an expired fan can be chosen too',
		file: `${NODE}/methods/searchSubscribers.ts`,
		from: ", qs: { type: 'all' }",
		to: '',
		tests: PICKERS,
	},
];
