import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { retryRun, runNode, startRun, type RunOptions } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';
import { useSandbox } from '../sandbox/client';
import { credentialsFor, send, wordsOf } from './support';

const its = useSandbox();
beforeAll(async () => await useProcessedData(':memory:'));

const TESTERS = { testRecipients: '111, 222' };
const CAMPAIGN = {
	text: '={{ $json.text }}',
	userIds: '',
	userLists: ['fans', 1001],
	whenToSend: 'scheduled',
	scheduledDate: '2099-01-01T10:00:00',
	additionalFields: { excludeUserLists: [1002] },
};
const sentTo = () => its.sandbox.messages.map(({ body }) => body.userIds ?? body.userLists);

let nodes = 0;
/** Messages to lists on a node of its own, because n8n keeps keys per node. */
function campaign(options: INodeParameters, more: Partial<RunOptions> = {}): RunOptions {
	return {
		nodeId: `test-send-${nodes}`,
		credentials: credentialsFor(its.sandbox),
		parameters: { ...CAMPAIGN, options },
		items: [{ text: 'one' }, { text: 'two' }],
		...more,
	};
}
beforeEach(() => nodes++);

test('goes to the testers and to nobody else, at once, and every item says so', async () => {
	const { items } = await runNode(campaign(TESTERS));
	expect(its.sandbox.messages.map(({ body }) => body)).toEqual([
		{ text: 'one', userIds: [111, 222] },
		{ text: 'two', userIds: [111, 222] },
	]);
	expect(items.map(({ json }) => [json.id, json.test])).toEqual([
		[7001, true],
		[7002, true],
	]);
});

test('needs no audience, and no schedule that has not passed', async () => {
	const parameters = {
		userLists: [],
		whenToSend: '={{ $json.nothing }}',
		scheduledDate: '2020-01-01',
		additionalFields: { excludeUserLists: '={{ [] }}' },
		options: TESTERS,
	};
	const { error } = await send(its.sandbox, { parameters });
	expect(error).toBeUndefined();
	expect(sentTo()).toEqual([[111, 222]]);
});

test('an error item says so among its details', async () => {
	its.sandbox.fault({ status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
	const { items } = await runNode(
		campaign(TESTERS, { settings: { onError: 'continueRegularOutput' } }),
	);
	expect(items[0].json.details).toMatchObject({ outcome: 'notSent', test: true });
	expect(Object.keys(items[0].json)).toEqual(['error', 'message', 'details']);
});

test('an expression that gives nobody refuses its item; the real audience gets nothing', async () => {
	const options = { testRecipients: '={{ $json.tester }}' };
	const { error } = await runNode(
		campaign(options, { items: [{ text: 'a', tester: 5 }, { text: 'b' }] }),
	);
	expect(wordsOf(error)).toContain('Options → Test Recipients (User IDs) [item 1]: it is empty');
	expect(its.sandbox.received).toEqual([]);
});

test('neither records its key nor looks at it', async () => {
	const keyed = (more: INodeParameters) => campaign({ sendOnceKey: '={{ $json.text }}', ...more });
	for (let time = 0; time < 2; time++) {
		const { items } = await runNode(keyed(TESTERS));
		expect(items.every(({ json }) => json.test === true && json.id !== undefined)).toBe(true);
	}
	const { items } = await runNode(keyed({}));
	expect(items.map(({ json }) => json.alreadySent)).toEqual([undefined, undefined]);
	await runNode(keyed(TESTERS));
	expect(sentTo()).toEqual([
		...Array.from({ length: 4 }, () => [111, 222]),
		['fans', 1001],
		['fans', 1001],
		[111, 222],
		[111, 222],
	]);
});

describe('a test and the real message are not taken for each other', () => {
	test('Retry of a failed test, with the option removed: every message goes to the fans', async () => {
		its.sandbox.fault({ status: 403, match: { text: 'two' } });
		const { run } = await runNode(campaign(TESTERS));
		const { items, error } = await retryRun(campaign({}), run);
		expect(error).toBeUndefined();
		expect(sentTo()).toEqual([
			[111, 222],
			['fans', 1001],
			['fans', 1001],
		]);
		expect(items.map(({ json }) => 'test' in json)).toEqual([false, false]);
	});

	test('Retry as a test of what has failed, then as it was meant: none goes out twice', async () => {
		its.sandbox.fault({ status: 403, match: { text: 'two' }, times: 2 });
		const first = await runNode(campaign({}));
		const second = await retryRun(campaign(TESTERS), first.run);
		expect(second.error).toBeDefined();
		const { error } = await retryRun(campaign({}), second.run);
		expect(error).toBeUndefined();
		expect(sentTo()).toEqual([
			['fans', 1001],
			[111, 222],
			['fans', 1001],
		]);
		expect(its.sandbox.messages.map(({ body }) => body.text)).toEqual(['one', 'one', 'two']);
	});

	test('Retry of a failed test as a test: sends the rest', async () => {
		its.sandbox.fault({ status: 403, match: { text: 'two' } });
		const { run } = await runNode(campaign(TESTERS));
		const { items } = await retryRun(campaign(TESTERS), run);
		expect(its.sandbox.messages.map(({ body }) => body.text)).toEqual(['one', 'two']);
		expect(items.map(({ json }) => json.test)).toEqual([true, true]);
	});

	/** Leaves an execution for ever where its second message is on its way: n8n has stored nothing of it. */
	const cutOff = async (options: RunOptions): Promise<RunOptions> => {
		const lost: RunOptions = { ...options, mode: 'trigger', executionId: `cut-off-${nodes}` };
		its.sandbox.fault({ skip: 1, create: true, delayMs: 60_000 });
		void startRun(lost);
		while (its.sandbox.messages.length < 2) await sleep(5);
		return lost;
	};
	let retries = 0;
	const retryOf = (lost: RunOptions, options: INodeParameters): RunOptions => ({
		...campaign(options, { items: lost.items, settings: { onError: 'continueRegularOutput' } }),
		mode: 'retry',
		retryOf: lost.executionId,
		executionId: `retry-${nodes}-${++retries}`,
	});

	test('Retry of a test that was cut off, with the option removed: every message goes to the fans', async () => {
		const lost = await cutOff(campaign(TESTERS));
		const { items } = await runNode(retryOf(lost, {}));
		expect(sentTo()).toEqual([
			[111, 222],
			[111, 222],
			['fans', 1001],
			['fans', 1001],
		]);
		expect(items.map(({ json }) => json.error)).toEqual([undefined, undefined]);
	});

	test('Retry as a test of what was cut off: neither stops nor frees the real messages', async () => {
		const three = { items: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] };
		const lost = await cutOff(campaign({}, three));
		await runNode(retryOf(lost, TESTERS));
		const { items } = await runNode(retryOf(lost, {}));
		expect(sentTo()).toEqual([
			['fans', 1001],
			['fans', 1001],
			...three.items.map(() => [111, 222]),
			['fans', 1001],
		]);
		expect(items.map(({ json }) => (json.details as IDataObject | undefined)?.outcome)).toEqual([
			'unknown',
			'unknown',
			undefined,
		]);
	});
});
