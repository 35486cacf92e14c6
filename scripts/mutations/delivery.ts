import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const CREATE = `${NODE}/runner/runCreates.ts`;
const SEND_ONE = `${NODE}/delivery/sendOne.ts`;

/** Promises about sending: what is remembered, repeated, waited for. */
export const DELIVERY: Mutation[] = [
	{
		name: 'write-ahead',
		file: SEND_ONE,
		from: '	ledger.started(item, trace && { ...trace, to: leftAt + Number(send.trace?.timeout) });\n',
		to: '',
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'ledger write',
		file: SEND_ONE,
		from: '		ledger.sent(item, response);\n',
		to: '',
		tests: ['test/delivery/retry'],
	},
	{
		name: 'ledger read',
		file: `${NODE}/delivery/ledger.ts`,
		from: "if (entry.state === 'sent') return { outcome: 'sent', response: entry.response };",
		to: 'if (entry) return undefined;',
		tests: ['test/delivery/retry'],
	},
	{
		name: 'keeping the ledger under Retry On Fail',
		file: CREATE,
		from: '!node.retryOnFail && output[0]?.json.error === undefined',
		to: 'output.length > 0',
		tests: ['test/delivery/faultMatrix'],
		only: '403|error: "x"',
	},
	{
		name: 'a key is free again after notSent',
		file: SEND_ONE,
		from: 'const stuck = await release();\n	if (stuck) return { done: stuck };\n	// A run',
		to: '// A run',
		tests: ['test/delivery/sendOnce', 'test/delivery/cancel'],
	},
	{
		name: 'a key that a stopped run has taken is free again',
		file: SEND_ONE,
		from: "(await release()) ?? { outcome: 'notTried' }",
		to: "{ outcome: 'notTried' }",
		tests: ['test/delivery/deliver.test'],
	},
	{
		name: 'unknown is never sent again',
		file: `${NODE}/delivery/outcome.ts`,
		from: "matches: () => true,\n		outcome: 'unknown',\n		next: 'report',",
		to: "matches: () => true,\n		outcome: 'notSent',\n		next: 'tryAgain',",
		tests: ['test/delivery/faultMatrix'],
		only: '502 after|reset after',
	},
	{
		name: 'lane order',
		file: `${NODE}/delivery/lanes.ts`,
		from: 'lane.reduce((count, job) => Math.min(count, job.atOnce), lane.length)',
		to: 'lane.length',
		tests: ['test/delivery/lanes'],
	},
	{
		name: 'cancel ends a wait',
		file: `${NODE}/delivery/pacing.ts`,
		from: 'left > 0 && !isOver()',
		to: 'left > 0',
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'a bucket that fills fast: its first pause is short',
		file: `${NODE}/delivery/pacing.ts`,
		from: 'this.pause ?? Math.min(FIRST_PAUSE, first)',
		to: 'this.pause ?? FIRST_PAUSE',
		tests: ['test/delivery/pacing'],
	},
	{
		name: 'a bucket that fills fast: a lane is told',
		file: `${NODE}/delivery/lanePause.ts`,
		from: 'this.backoff.next(token)',
		to: 'this.backoff.next()',
		tests: ['test/delivery/pauses'],
	},
	{
		name: 'cancel stops before the next send',
		file: `${NODE}/delivery/deliver.ts`,
		from: 'stopped || cancelSignal?.aborted === true',
		to: 'stopped',
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'nothing starts after an error in another lane',
		file: `${NODE}/delivery/deliver.ts`,
		from: "if (stopAtFailure && 'failure' in delivery) stopped = true;",
		to: '',
		tests: ['test/delivery/lanes'],
	},
	{
		name: 'the rate limit is waited for',
		file: `${NODE}/delivery/outcome.ts`,
		from: "outcome: 'notSent',\n		next: 'wait',",
		to: "outcome: 'notSent',\n		next: 'report',",
		tests: ['test/delivery/faultMatrix'],
		only: '429 with no header',
	},
	{
		name: 'an error thrown in a send stays in its lane',
		file: `${NODE}/delivery/repeatOnce.ts`,
		from: 'return await work.run();\n	} catch (error) {',
		to: 'return await work.run();\n	} catch (error) {\n		if (error) throw new Error(String(error));',
		tests: ['test/delivery/brokenPlaces'],
	},
	{
		name: 'an error after a send has left is awaited and recorded',
		file: `${NODE}/delivery/deliver.ts`,
		from: '.catch((error: unknown) => ledger.settled(send.item) ?? brokenOff(error))',
		to: '',
		tests: ['test/delivery/deliver.test'],
	},
	{
		name: 'a schedule that has passed is not sent',
		file: SEND_ONE,
		from: 'const late = isLate();',
		to: 'const late = undefined;',
		tests: ['test/delivery/turns'],
	},
	{
		name: 'a send that holds its key may go on',
		file: SEND_ONE,
		from: 'before ? undefined : key.claim(),',
		to: 'key.claim(),',
		tests: ['test/delivery/turns'],
	},
];
