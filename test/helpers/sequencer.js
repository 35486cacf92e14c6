const Sequencer = require('@jest/test-sequencer').default;

/** By how long they take, longest first; all others are short. */
const LONG = [
	'operations/contract',
	'delivery/keyRuns',
	'operations/faults',
	'delivery/journal',
	'lookUp/lookUp',
	'delivery/sendOnce',
	'scripts/start',
	'delivery/repeatedRuns',
	'operations/manyUsers',
	'delivery/faultMatrix',
	'operations/createOnce',
	'delivery/lanes',
	'operations/chatMessages',
	'operations/wholeList',
	'operations/waitUntilSent',
	'trigger/model',
	'delivery/rateLimit',
];

/**
 * The long tests first: without a run before to learn from, jest goes by the size of files, and one processor waits at
 * the end for what the other began late.
 */
module.exports = class extends Sequencer {
	sort(tests) {
		const place = ({ path }) => {
			const at = LONG.findIndex((name) => path.endsWith(`/${name}.test.ts`));
			return at < 0 ? LONG.length : at;
		};
		return super.sort(tests).sort((one, other) => place(one) - place(other));
	}
};
module.exports.LONG = LONG;
