import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const RUNNER = `${NODE}/runner`;
const CREATE = `${NODE}/actions/massMessage/create`;
const TEST_SENDS = ['test/contract/testSends'];
const TESTS = ['test/actions/testSend'];
const OUTPUT = ['test/actions/addToOutput'];
const REVIEW = ['test/actions/dryRunReview'];

/** Promises about what is looked at before fans get it: Dry Runs, tests, and what comes out of them. */
export const REVIEWS: Mutation[] = [
	{
		name: 'review: a Dry Run is on when it is added',
		file: `${RUNNER}/options/sendOptions.ts`,
		from: "default: true,\n			description:\n				'Whether to send nothing",
		to: "default: false,\n			description:\n				'Whether to send nothing",
		tests: ['test/contract/form'],
	},
	{
		name: 'review: without the option a message is sent',
		file: `${RUNNER}/options/sendOptions.ts`,
		from: 'unset: false,',
		to: '',
		tests: ['test/actions/output'],
	},
	{
		name: 'review: the form says that it is a Dry Run',
		file: `${RUNNER}/form.ts`,
		from: '		...notices,\n',
		to: '',
		tests: ['test/actions/notices'],
	},
	{
		name: 'review: the canvas says that it is a Dry Run',
		file: `${NODE}/OfAuth.node.ts`,
		from: '?.dryRun === true',
		to: '?.dryRun === 1',
		tests: ['test/actions/subtitle'],
	},
	...['userLists', 'excludeUserLists', 'subscribedAfterDate', 'scheduledDate'].map(
		(field): Mutation => ({
			name: `test send: has no ${field}`,
			file: `${CREATE}/testSend.ts`,
			from: 'without: [userLists, excludeUserLists, subscribedAfterDate, scheduledDate]',
			to: `without: [userLists, excludeUserLists, subscribedAfterDate, scheduledDate].filter(({ form }) => form.name !== '${field}')`,
			tests: TEST_SENDS,
		}),
	),
	{
		name: 'test send: goes to its recipients',
		file: `${RUNNER}/testSend.ts`,
		from: '[to.form.name]: { value: reading.value, set: true }',
		to: '[to.form.name]: fields[to.form.name]',
		tests: TEST_SENDS,
	},
	{
		name: 'test send: nobody in it reaches nobody',
		file: `${RUNNER}/testSend.ts`,
		from: 'if (isEmpty(given.value))',
		to: 'if (isEmpty(given.value)) return { fields, isTest: true, problems: [] };\n		if (isEmpty(given.value))',
		tests: TESTS,
	},
	{
		name: 'test send: has no key',
		file: `${RUNNER}/plan.ts`,
		from: 'aimed.isTest ? { ...settings, sendOnceKey: undefined } : settings',
		to: 'settings',
		tests: TESTS,
	},
	{
		name: 'test send: the ledger does not take it for the message',
		file: `${RUNNER}/testSend.ts`,
		from: 'return isTest ? ((memory[KEY] ??= {}) as IContextObject) : memory;',
		to: 'return KEY && isTest ? memory : memory;',
		tests: TESTS,
	},
	{
		name: 'test send: the journal does not take it for the message',
		file: `${NODE}/delivery/markPlaces.ts`,
		from: 'isTest ? [TEST, ...words] : words',
		to: 'isTest && !TEST ? [TEST, ...words] : words',
		tests: TESTS,
	},
	{
		name: 'test send: a repeated call does not take it for the message',
		file: `${RUNNER}/sends.ts`,
		from: 'new ToolGuard(memory)',
		to: "new ToolGuard(memory && context.getContext('node'))",
		tests: ['test/delivery/repeatedCalls'],
		only: 'has sent a test',
	},
	{
		name: 'test send: every item says so',
		file: `${RUNNER}/additions.ts`,
		from: 'isTest ? { test: true } : {}',
		to: 'isTest ? {} : {}',
		tests: TESTS,
	},
	{
		name: 'output: what was sent before a Retry has what was asked for',
		file: `${RUNNER}/sends.ts`,
		from: 'if (note) ledger.note(item, note);',
		to: '',
		tests: OUTPUT,
	},
	{
		name: 'output: no field of the response is lost',
		file: `${RUNNER}/additions.ts`,
		from: '...values, ...Object.fromEntries(theirs)',
		to: '...values',
		tests: OUTPUT,
	},
	{
		name: 'output: an error has it among its details',
		file: `${RUNNER}/outcomes.ts`,
		from: "outcome: 'notSent', connectionId, parameters, ...added",
		to: "outcome: 'notSent', connectionId, parameters",
		tests: OUTPUT,
	},
	{
		name: 'output: what was not sent again says so',
		file: `${RUNNER}/outcomes.ts`,
		from: 'sent: false, alreadySent',
		to: 'alreadySent',
		tests: OUTPUT,
	},
	{
		name: 'output: what was not sent again is left out',
		file: `${RUNNER}/runCreates.ts`,
		from: 'isForModel ? all : withoutAlreadySent',
		to: 'isForModel || all ? all : withoutAlreadySent',
		tests: OUTPUT,
	},
	{
		name: 'review: a look leaves nothing behind',
		file: `${NODE}/delivery/sentKeys.ts`,
		from: 'await alone.remove(isSure ? ours : [...entries.keys()]);',
		to: 'if (!isSure) await alone.remove(ours);',
		tests: ['test/delivery/sentKeys'],
	},
	{
		name: 'review: a look leaves the key free',
		file: `${NODE}/delivery/sentKeys.ts`,
		from: 'return `${key}\\u0000sent`;',
		to: 'return key;',
		tests: ['test/delivery/sentKeys'],
	},
	{
		name: 'review: what may have been sent counts as sent',
		file: `${NODE}/delivery/sendOne.ts`,
		from: 'account?.lost(trace));\n		key.confirm();',
		to: 'account?.lost(trace));',
		tests: REVIEW,
	},
	{
		name: 'review: the last message of a run is known as sent',
		file: `${NODE}/delivery/deliver.ts`,
		from: 'if (sent.length > 0) await record.add(sent)',
		to: 'if (sent.length < 0) await record.add(sent)',
		tests: REVIEW,
	},
	{
		name: 'review: OFAuth is asked once',
		file: `${RUNNER}/connectionLists.ts`,
		from: 'known && !isStale(known, search) ? known : newReading(context, search)',
		to: 'newReading(context, search)',
		tests: REVIEW,
	},
	{
		name: 'review: lists that were looked up by name are not asked for again',
		file: `${RUNNER}/connectionLists.ts`,
		from: 'const READ = new WeakMap<IContextObject, Map<string, Reading>>();',
		to: 'const READ = { get: () => undefined, set: () => {} } as unknown as WeakMap<IContextObject, Map<string, Reading>>;',
		tests: REVIEW,
		only: 'lists that are named',
	},
	{
		name: 'review: OFAuth is asked until all is found and no further',
		file: `${NODE}/transport/listReader.ts`,
		from: ' && !isEnough?.()',
		to: '',
		tests: REVIEW,
	},
	{
		name: 'review: a size that is not known makes the sum unknown',
		file: `${CREATE}/reviewAudience.ts`,
		from: 'sizes.includes(null)',
		to: 'sizes.length === 0',
		tests: REVIEW,
	},
	{
		name: 'review: no name passes for a line of it',
		file: `${RUNNER}/dryRuns.ts`,
		from: "].map((line) => line.replace(/\\s+/g, ' '));",
		to: '];',
		tests: REVIEW,
	},
];
