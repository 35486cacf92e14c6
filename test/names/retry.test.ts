import { sleep } from 'n8n-workflow';

import { DEFAULT_CONNECTIONS } from '../../sandbox';
import { credentialsFor, VALID, wordsOf } from '../actions/support';
import { retryRun, runNode, startRun, type RunOptions } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';
import { useSandbox } from '../sandbox/client';
import { asked, CONNECTIONS_PATH, EACH, giveLists } from './support';

const CREATORS = DEFAULT_CONNECTIONS.slice(0, 3).map(({ id }) => id);
const [AMBER, BELLA, CORAL] = CREATORS;
const its = useSandbox({ bucket: null, checksIds: false });

beforeAll(async () => await useProcessedData(':memory:'));

const PARAMETERS = { ...VALID, ...EACH, userIds: '', userLists: '={{ $json.lists }}' };
const vip = (id: number) => [{ id, name: 'VIP' }];
const renamed = (id: number) => [{ id, name: 'Gold' }];
const sent = () =>
	its.sandbox.messages.map(({ connectionId, body }) => [connectionId, body.userLists]);

function run(nodeId: string, more: Partial<RunOptions> = {}): RunOptions {
	return {
		nodeId,
		mode: 'trigger',
		parameters: PARAMETERS,
		credentials: credentialsFor(its.sandbox),
		items: CREATORS.map((creator) => ({ creator, lists: 'VIP' })),
		...more,
	};
}

/** Amber's message is sent; Bella's and Coral's are not: a refusal stops the run before both. */
async function stopped(options: RunOptions) {
	for (const connectionId of [BELLA, CORAL])
		its.sandbox.fault({ match: { method: 'POST', connectionId }, status: 403, times: 1 });
	const { run: failed } = await runNode({
		...options,
		settings: { onError: 'stopWorkflow' },
	});
	expect(sent()).toEqual([[AMBER, [1]]]);
	return failed;
}

test('a rename between plan and Retry: what was sent stays sent, the rest is looked up anew', async () => {
	for (const [index, id] of CREATORS.entries()) giveLists(its.sandbox, id, vip(index + 1), 1);
	const options = run('renamed');
	const failed = await stopped(options);

	// Amber's list is called otherwise now, Bella's VIP is another list, and Coral has none of that name.
	giveLists(its.sandbox, AMBER, renamed(1));
	giveLists(its.sandbox, BELLA, vip(22));
	giveLists(its.sandbox, CORAL, renamed(3), 1);
	const refused = await retryRun(options, failed);
	expect(refused.error?.message).toContain('Nothing more was sent (1 were, before)');
	expect(wordsOf(refused.error)).toContain(
		'[item 2; Coral Reyes @coralreyes (conn_coral)]: there is no list called "VIP"',
	);
	expect(sent()).toEqual([[AMBER, [1]]]);

	giveLists(its.sandbox, CORAL, vip(33));
	const { error, items } = await retryRun(options, refused.run);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(sent()).toEqual([
		[AMBER, [1]],
		[BELLA, [22]],
		[CORAL, [33]],
	]);
	// What was sent is not looked up again.
	expect(asked(its.sandbox).filter((id) => id === AMBER)).toHaveLength(1);
});

test('what was sent is not looked up again, even where what may exist is sent again', async () => {
	for (const [index, id] of CREATORS.entries()) giveLists(its.sandbox, id, vip(index + 1), 1);
	const options = run('send again');
	const failed = await stopped(options);
	giveLists(its.sandbox, AMBER, renamed(1));
	const again = {
		...options,
		parameters: { ...options.parameters, options: { onUnknownOutcome: 'sendAgain' } },
	};
	for (const id of [BELLA, CORAL]) giveLists(its.sandbox, id, vip(22));
	const { error } = await retryRun(again, failed);
	expect(error).toBeUndefined();
	expect(asked(its.sandbox).filter((id) => id === AMBER)).toHaveLength(1);
	expect(sent()).toHaveLength(3);
});

test('a Retry whose items are all settled asks nothing', async () => {
	for (const [index, id] of CREATORS.entries()) giveLists(its.sandbox, id, vip(index + 1));
	its.sandbox.fault({ match: { method: 'POST', connectionId: CORAL }, drop: true, create: true });
	const given = run('settled');
	const parameters = { ...given.parameters, options: { onUnknownOutcome: 'stop' } };
	const options = { ...given, parameters };
	const { run: failed } = await runNode(options);
	expect(its.sandbox.messages).toHaveLength(3);
	const before = its.sandbox.received.length;
	const { error } = await retryRun(options, failed);
	expect(wordsOf(error)).toContain('Nobody knows whether');
	expect(its.sandbox.received).toHaveLength(before);
	expect(asked(its.sandbox, CONNECTIONS_PATH)).toHaveLength(1);
});

describe('after a crash, of which n8n stores nothing', () => {
	/** Leaves a run behind for ever where two messages of three exist, the second on its way. */
	async function crash(options: RunOptions) {
		its.sandbox.fault({ skip: 1, create: true, delayMs: 60_000 });
		void startRun(options);
		while (its.sandbox.messages.length < 2) await sleep(5);
	}
	const texts = (lists: string | number[], fetched: number) =>
		['one', 'two', 'three'].map((text) => ({ creator: AMBER, text, lists, fetched }));
	const parameters = { ...PARAMETERS, text: '={{ $json.text }}' };
	const created = () => its.sandbox.messages.map(({ body }) => [body.text, body.userLists]);
	const retryOf = (options: RunOptions, more: Partial<RunOptions> = {}): RunOptions => ({
		...options,
		mode: 'retry',
		retryOf: options.executionId,
		executionId: `retry of ${options.executionId}`,
		...more,
	});

	test('a list that is called otherwise now makes no other message of one that was sent', async () => {
		giveLists(its.sandbox, AMBER, vip(1), 1);
		giveLists(its.sandbox, AMBER, vip(22));
		const options = run('crashed', { executionId: 'names-1', parameters, items: texts('VIP', 1) });
		await crash(options);
		const { error } = await runNode(retryOf(options));
		expect(wordsOf(error)).toContain('cut off');
		expect(created()).toEqual([
			['one', [1]],
			['two', [1]],
			['three', [22]],
		]);
	});

	test('nor does a name that is gone: what may exist is told, and only the rest is refused', async () => {
		giveLists(its.sandbox, AMBER, vip(1), 1);
		giveLists(its.sandbox, AMBER, renamed(1));
		const options = run('gone', { executionId: 'names-2', parameters, items: texts('VIP', 1) });
		await crash(options);
		const { error } = await runNode(retryOf(options));
		expect(error?.message).toContain('items 0, 1 may have been created before');
		expect(error?.message).toContain('[item 2; conn_amber]: there is no list called "VIP"');
		expect(created()).toHaveLength(2);
	});

	test('a message is known by its ids, whether they were named or given', async () => {
		giveLists(its.sandbox, AMBER, vip(1));
		const options = run('ids', { executionId: 'names-3', parameters, items: texts('VIP', 1) });
		await crash(options);
		const items = texts([1], 2).reverse();
		const { error } = await runNode(retryOf(options, { items }));
		expect(wordsOf(error)).toContain('cut off');
		expect(created().map(([text]) => text)).toEqual(['one', 'two', 'three']);
	});
});
