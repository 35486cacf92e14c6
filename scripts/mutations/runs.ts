import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const CREATE = `${NODE}/runner/runCreates.ts`;
const ERRORS = `${NODE}/runner/runErrors.ts`;
const GOING_ON = `${NODE}/runner/goingOn.ts`;
const GUARD = `${NODE}/delivery/toolGuard.ts`;
const DOUBT = `${NODE}/delivery/doubt.ts`;

/** Promises about what the end of a run tells, and about calls by a model. */
export const RUNS: Mutation[] = [
	{
		name: 'runs: a sub-workflow names its own execution',
		file: GOING_ON,
		from: "executionId ? ` ${executionId}` : ''",
		to: "''",
		tests: ['test/delivery/subWorkflow'],
	},
	{
		name: 'runs: the message of a sub-workflow says it too',
		file: GOING_ON,
		from: "run.mode !== 'integrated' || !maySend",
		to: 'run.mode.length > 0 || !maySend',
		tests: ['test/delivery/subWorkflow'],
	},
	{
		name: 'runs: what to change before a retry names the execution of a sub-workflow',
		file: GOING_ON,
		from: "if (run.mode === 'integrated') return `${ownExecution(run)} (not the one that called it)`;",
		to: '',
		tests: ['test/delivery/subWorkflow'],
	},
	{
		name: 'runs: the node hands over the execution that it runs in',
		file: CREATE,
		from: 'executionId: context.getExecutionId()',
		to: "executionId: ''",
		tests: ['test/delivery/subWorkflow'],
	},
	{
		name: 'runs: the error of a bad item tells of what may exist',
		file: CREATE,
		from: 'const unknown = failedOf(known, about);',
		to: 'const unknown: Failed[] = [];',
		tests: ['test/delivery/doubt'],
		only: 'does not hide|Retry On Fail',
	},
	{
		name: 'runs: a bad item that may exist is unknown',
		file: CREATE,
		from: "known?.outcome === 'unknown' ? { ...one, ...known } : undefined",
		to: 'undefined',
		tests: ['test/delivery/doubt'],
		only: 'a field is bad',
	},
	{
		name: 'runs: what may exist is never notSent',
		file: DOUBT,
		from: "if (delivery.outcome !== 'notSent') return delivery;",
		to: 'if (delivery) return delivery;',
		tests: ['test/delivery/doubt'],
		only: 'OFAuth refuses it|upload fails|breaks here',
	},
	{
		name: 'runs: what may exist is never notTried',
		file: DOUBT,
		from: "if (delivery.outcome === 'notTried') return known;",
		to: '',
		tests: ['test/delivery/doubt'],
		only: 'not reached again|stopped',
	},
	{
		name: 'runs: every message that may exist is named',
		file: ERRORS,
		from: 'failed.map(({ item }) => item)',
		to: 'failed.slice(0, LISTED).map(({ item }) => item)',
		tests: ['test/delivery/doubt'],
		only: 'however many',
	},
	{
		name: 'runs: the advice for what may exist stands beside another error',
		file: ERRORS,
		from: 'isUnknown(first) || unknown.length === 0',
		to: 'unknown.length >= 0',
		tests: ['test/delivery/doubt'],
		only: 'not reached again',
	},
	{
		name: 'runs: the same call of a tool is not sent twice',
		file: GUARD,
		from: 'if (earlier) return',
		to: 'if (earlier && !this) return',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: a call of unknown outcome is not sent again',
		file: GUARD,
		from: 'if (inDoubt && !request.sendAgain) return REFUSED;',
		to: '',
		tests: ['test/delivery/runs', 'test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: Send Again holds for calls too',
		file: GUARD,
		from: ' && !request.sendAgain',
		to: '',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: equal calls at once wait for each other',
		file: GUARD,
		from: 'TURNS.get(context) ?? new KeyTurns()',
		to: 'new KeyTurns()',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: a call that was cut off is unknown',
		file: GUARD,
		from: 'known.unknown = inDoubt ?? CUT_OFF;',
		to: '',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: a date that moves with the clock makes no other message',
		file: GUARD,
		from: 'Math.abs(moved - (other.at - one.at)) <= TOLERANCE',
		to: 'moved > 10 * TOLERANCE * TOLERANCE',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: another date makes another message',
		file: GUARD,
		from: 'moved === 0 ||',
		to: 'moved >= 0 ||',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: a tool whose errors stop the workflow is guarded',
		file: CREATE,
		from: 'isTool: isTool(context)',
		to: 'isTool: isForModel',
		tests: ['test/delivery/repeatedCalls'],
	},
	{
		name: 'runs: a model is told that the answer is from before',
		file: `${NODE}/runner/outcomes.ts`,
		from: '...response, alreadySent: true, note: SENT_EARLIER',
		to: '...response',
		tests: ['test/delivery/repeatedCalls'],
	},
];
