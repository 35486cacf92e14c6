import type { Mutation } from './types';

const ACTIONS = 'nodes/OfAuth/actions';
const REASONS = 'scripts/docs/coverageReasons.ts';
const COVERAGE = ['test/scripts/coverage'];
const DIFFERENCES = ['test/scripts/differences'];
const CONTRACT = ['test/operations/contract'];

/** Promises about OFAuth's description and what the operations make of it. */
export const CONTRACT_MUTATIONS: Mutation[] = [
	{
		name: 'contract: something is said of every endpoint',
		file: REASONS,
		from: "'/v2/access/posts/{postId}': 'GET PUT DELETE'",
		to: "'/v2/access/posts/{postId}': 'GET PUT'",
		tests: COVERAGE,
	},
	{
		name: 'contract: an endpoint with an operation has no reason why it has none',
		file: REASONS,
		from: "'/v2/access/uploads/check': 'POST',",
		to: "'/v2/access/uploads/check': 'POST', '/v2/access/users/search': 'GET',",
		tests: COVERAGE,
	},
	{
		name: 'contract: what is asked inside is told',
		file: REASONS,
		from: "	'GET /v2/access/users/search': 'choosing a user in the form',\n",
		to: '',
		tests: COVERAGE,
	},
	{
		name: 'contract: a method is OFAuth’s',
		file: `${ACTIONS}/userList/update.operation.ts`,
		from: "method: 'PATCH'",
		to: "method: 'PUT'",
		tests: DIFFERENCES,
	},
	{
		name: 'contract: a path is OFAuth’s',
		file: `${ACTIONS}/subscriber/setNote.operation.ts`,
		from: '/{userId}/note',
		to: '/{userId}/notes',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: a name in a query is OFAuth’s',
		file: `${ACTIONS}/subscriber/filters.ts`,
		from: "query('filter[tips]')",
		to: "query('filter[tip]')",
		tests: DIFFERENCES,
	},
	{
		name: 'contract: a name in a body is OFAuth’s',
		file: `${ACTIONS}/subscriber/remarks.ts`,
		from: "body('notice')",
		to: "body('note')",
		tests: DIFFERENCES,
	},
	{
		name: 'contract: a type is OFAuth’s',
		file: `${ACTIONS}/subscriber/remarks.ts`,
		from: 'read: countFrom(1, 12)',
		to: 'read: textUpTo(12)',
		tests: CONTRACT,
		only: 'subscriber.setDiscount',
	},
	{
		name: 'contract: a limit of the form is OFAuth’s',
		file: `${ACTIONS}/subscriber/remarks.ts`,
		from: 'maxValue: 60',
		to: 'maxValue: 70',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: a limit holds for expressions',
		file: `${ACTIONS}/subscriber/remarks.ts`,
		from: 'countFrom(5, 60)',
		to: 'countFrom(5, 99)',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: a text may be as long as at OFAuth, and no longer',
		file: `${ACTIONS}/subscriber/remarks.ts`,
		from: 'textUpTo(1000)',
		to: 'textUpTo(1001)',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: every choice of OFAuth is offered',
		file: `${ACTIONS}/chat/filters.ts`,
		from: "{ name: 'Who Tipped', value: 'who_tipped' },",
		to: '',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: pages are as large as at OFAuth',
		file: `${ACTIONS}/chatMessage/getAll.operation.ts`,
		from: 'pageSize: 10',
		to: 'pageSize: 20',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: what differs has a reason',
		file: 'scripts/docs/differenceReasons.ts',
		from: "at: ['subscriber.setNote body notice: not empty'],",
		to: 'at: [],',
		tests: DIFFERENCES,
	},
	{
		name: 'contract: what no longer differs has no reason',
		file: 'scripts/docs/differenceReasons.ts',
		from: "at: ['subscriber.setNote body notice: not empty'],",
		to: "at: ['subscriber.setNote body notice: not empty', 'user.search body notice: required'],",
		tests: DIFFERENCES,
	},
	{
		name: 'contract: the sandbox answers as OFAuth describes',
		file: 'sandbox/shownUser.ts',
		from: 'canRestrict: true',
		to: "canRestrict: 'yes'",
		tests: ['test/sandbox/answers'],
	},
	{
		name: 'contract: a preview shows what OFAuth answers',
		file: 'nodes/OfAuth/__schema__/v1.0.0/userList/get.json',
		from: '"name"',
		to: '"title"',
		tests: ['test/package/previews', 'test/scripts/docs'],
	},
	{
		name: 'contract: the page says what a second run does',
		file: 'scripts/docs/secondRunWords.ts',
		from: "endpoint.method === 'DELETE' &&",
		to: "endpoint.method === 'GET' &&",
		tests: ['test/operations/secondRun'],
	},
	{
		name: 'form: a parameter that operations share is shown for nobody else',
		file: 'nodes/OfAuth/runner/sharedForms.ts',
		from: 'const part = parts.find(isOnlyTheirs) ??',
		to: 'const part = parts[0] ??',
		tests: ['test/contract/sharedForms'],
	},
	{
		name: 'form: parameters that are shared stand in the order of each operation',
		file: 'nodes/OfAuth/runner/sharedForms.ts',
		from: '[...left].find(isFree) ?? [...left][0]',
		to: '[...left][0]',
		tests: ['test/contract/sharedForms'],
	},
];
