const Sequencer = require('@jest/test-sequencer').default;

const { maxWorkers } = require('../../jest.config.js');

/** Seconds of those that mostly wait, on a machine with nothing else to do. */
const WAITING = {
	'operations/faults': 118,
	'delivery/keyRuns': 107,
	'operations/manyUsers': 66,
	'scripts/start': 60,
	'delivery/faultMatrix': 57,
	'operations/waitUntilSent': 37,
	'delivery/rateLimit': 33,
	'operations/createOnce': 26,
	'operations/wholeList': 26,
	'delivery/lanes': 25,
	'operations/chatMessages': 25,
	'uploads/ready': 24,
	'examples/personalMessages': 22,
	'delivery/doubt': 18,
	'operations/vaultUpload': 18,
	'actions/addToOutput': 15,
	'delivery/keyRecord': 14,
	'lookUp/runs': 14,
	'transport/keyStaysHome': 14,
	'examples/thankTheBuyers': 13,
	'examples/welcomeNewSubscribers': 13,
	'names/asking': 13,
	'uploads/bytes': 13,
	'uploads/upload': 13,
	'examples/unsendUnlessBought': 12,
	'operations/lists': 12,
	'uploads/waits': 12,
	'actions/dryRunReview': 11,
	'transport/unknownOutcomes': 11,
	'actions/sendOnceKeys': 10,
	'delivery/cancel': 10,
	'examples/keys': 10,
	'operations/update': 9,
	'transport/refusals': 9,
	'delivery/turns': 8,
};
/** Of those that keep a processor busy and take longest; all others take a few. */
const WORKING = {
	'lookUp/lookUp': 57,
	'delivery/sendOnce': 46,
	'delivery/repeatedRuns': 40,
	'trigger/model': 38,
	'delivery/journal': 32,
	'operations/contract': 27,
	'trigger/manyCreators': 20,
	'trigger/polls': 18,
	'trigger/bought': 16,
	'package/scan': 15,
	'delivery/everyCall': 11,
	'webhookTrigger/forgery': 11,
	'before/before': 10,
};
const FEW = 3;

const nameOf = ({ path }) => /([^/\\]+[/\\][^/\\]+)\.test\.ts$/.exec(path)?.[1].replace('\\', '/');
const secondsOf = (test) => WAITING[nameOf(test)] ?? WORKING[nameOf(test)] ?? FEW;
const longestFirst = (tests) => [...tests].sort((one, other) => secondsOf(other) - secondsOf(one));

/**
 * Of all that run at a time, half wait and half work, and the long ones begin first: otherwise the processors have nothing
 * to do at one time, and at another too much.
 */
module.exports = class extends Sequencer {
	sort(tests) {
		const all = longestFirst(super.sort(tests));
		const waiting = all.filter((test) => nameOf(test) in WAITING);
		const working = all.filter((test) => !(nameOf(test) in WAITING));
		const workers = Array.from({ length: maxWorkers }, () => ({ until: 0, isWaiting: false }));
		return all.map(() => {
			const next = workers.reduce((first, one) => (one.until < first.until ? one : first));
			const others = workers.filter((one) => one !== next && one.isWaiting).length;
			next.isWaiting = waiting.length > 0 && (others < maxWorkers / 2 || working.length === 0);
			const test = (next.isWaiting ? waiting : working).shift() ?? waiting.shift();
			next.until += secondsOf(test);
			return test;
		});
	}
};
