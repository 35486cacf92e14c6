/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the engine is named by the environment */
import { sleep, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import {
	NODE_NAME,
	prepare,
	retryRun,
	runNode,
	startRun,
	type RunOptions,
	type RunResult,
} from '../helpers/engine';
import { TELLS_WHAT_IS_RETRIED } from '../helpers/engineVersions';
import { freshFolder, join, runScript } from '../helpers/files';
import { namedItems } from '../helpers/namedItems';
import { countEntries, useProcessedData } from '../helpers/processedData';

const file = join(freshFolder(), 'n8n.sqlite');
/** On which engine, if not this project's own. */
const OTHER_ENGINE = process.env.OFAUTH_ENGINE;
/** Entries of a message; beside them stands that the execution has begun. */
const MARKS = TELLS_WHAT_IS_RETRIED ? 2 : 4;
let sandbox: Sandbox;
let executions = 0;

beforeAll(async () => {
	await useProcessedData(file);
});
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const texts = (count: number) =>
	Array.from({ length: count }, (_, item) => ({ text: `to ${item}` }));
const created = () => sandbox.messages.map(({ body }) => String(body.text));
const twice = () => created().length - new Set(created()).size;
const newId = () => `journal-${++executions}`;

/** Each test has a node of its own, because n8n keeps the record per node. */
function run(nodeId: string, more: Partial<RunOptions> = {}, options = {}): RunOptions {
	return {
		nodeId,
		mode: 'trigger',
		executionId: newId(),
		parameters: { text: '={{ $json.text }}', userLists: ['fans'], options },
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
		items: texts(15),
		...more,
	};
}

/** What Retry of a crashed execution does: it begins anew, with nothing but the data of its beginning. */
function retryOf(options: RunOptions, more: Partial<RunOptions> = {}): RunOptions {
	return { ...options, mode: 'retry', retryOf: options.executionId, executionId: newId(), ...more };
}

/**
 * Begins an execution and leaves it for ever where `number` messages exist, the last of them on its way:
 * a process of its own, which is killed. That runs on this project's engine; on another one
 * (`npm run compatibility`) the execution is left behind in this process.
 */
async function crash(options: RunOptions, number: number, isKilled = !OTHER_ENGINE): Promise<void> {
	sandbox.fault({ skip: number - 1, create: true, delayMs: 60_000 });
	const until = sandbox.messages.length + number;
	const child = isKilled
		? runScript('test/helpers/runOnce.ts', { file, options })
		: void startRun(options);
	while (sandbox.messages.length < until) await sleep(5);
	if (!child) return;
	child.kill();
	expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
}

/** The items that a failed run names as of unknown outcome. */
function namedUnknown({ error }: RunResult): number[] {
	const words = `${error?.message}\n${error?.description}`;
	return namedItems(words);
}

describe('after a crash in the middle of 15', () => {
	test('Retry sends the rest, none twice, and names what may exist; so does every later Retry', async () => {
		const options = run('crash');
		await crash(options, 6);
		const first = retryOf(options);
		const result = await runNode(first);
		expect(created().sort()).toEqual(
			texts(15)
				.map(({ text }) => text)
				.sort(),
		);
		expect(result.error?.message).toContain('cut off');
		expect(namedUnknown(result)).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5]));

		// The Retry again, as n8n stored it; and the crashed one again, of which n8n knows nothing.
		const again = await retryRun(retryOf(first), result.run);
		expect(again.error?.message).toContain('cut off');
		await runNode(retryOf(options));
		expect(created()).toHaveLength(15);
		const settings = { onError: 'continueRegularOutput' } as const;
		const { items, error } = await retryRun(retryOf(first, { settings }), result.run);
		expect(error).toBeUndefined();
		expect(items.filter(({ json }) => json.error !== undefined)).toHaveLength(6);
		expect(items.slice(6).map(({ json }) => json.id)).toEqual(
			Array.from({ length: 9 }, (_, index) => 7007 + index),
		);
		expect(created()).toHaveLength(15);
	});

	test('the Retry of a Retry that crashes too knows what both have sent', async () => {
		const options = run('twice crashed');
		await crash(options, 3);
		const second = retryOf(options);
		await crash(second, 4);
		await runNode(retryOf(second));
		expect({ all: created().length, twice: twice() }).toEqual({ all: 15, twice: 0 });
	});

	// Its two processes are to have the same engine.
	if (!OTHER_ENGINE)
		test('the same execution that runs again sends the rest', async () => {
			const options = run('same id');
			await crash(options, 6, true);
			const again = await runNode(options);
			expect(again.error?.message).toContain('cut off');
			expect({ all: created().length, twice: twice() }).toEqual({ all: 15, twice: 0 });
		});

	test('texts that move with the clock are known by their item', async () => {
		const options = run('clock');
		options.parameters = {
			...options.parameters,
			text: '={{ $json.text }} at {{ $now.toMillis() }}',
		};
		await crash(options, 6);
		await runNode(retryOf(options));
		expect(new Set(created().map((text) => text.replace(/ at .*/, ''))).size).toBe(15);
		expect(created()).toHaveLength(15);
	});

	test('items in another order, with another content, are known by their requests', async () => {
		const options = run('order', { items: texts(15).map((item) => ({ ...item, fetched: 1 })) });
		await crash(options, 6);
		const items = texts(15).map((item) => ({ ...item, fetched: 2 }));
		await runNode(retryOf(options, { items: items.reverse() }));
		expect({ all: created().length, twice: twice() }).toEqual({ all: 15, twice: 0 });
	});

	test('equal items are counted: as many as there should be', async () => {
		const items = Array.from({ length: 10 }, () => ({ text: 'the same' }));
		const options = run('equal', { items });
		await crash(options, 4);
		const { error } = await runNode(
			retryOf(options, { items: items.map((item) => ({ ...item, fetched: 2 })) }),
		);
		expect(created()).toHaveLength(10);
		expect(error?.message).toContain('cut off');
	});

	test('Send Again sends again what may exist, and only that', async () => {
		const options = run('send again');
		await crash(options, 6);
		const parameters = { ...options.parameters, options: { onUnknownOutcome: 'sendAgain' } };
		const { items, error } = await runNode(retryOf(options, { parameters }));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(15);
		expect({ all: created().length, twice: twice() }).toEqual({ all: 21, twice: 6 });
	});

	test('a fresh start is a new run', async () => {
		const options = run('fresh');
		await crash(options, 6);
		const { items, error } = await runNode(run('fresh'));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(15);
		expect(created()).toHaveLength(21);
	});

	test('a bad item that was sent before the crash is named as one that may exist', async () => {
		const items = texts(3).map((item) => ({ ...item, lists: 'fans' }));
		const options = run('bad', { items });
		options.parameters = { ...options.parameters, userLists: '={{ $json.lists }}' };
		await crash(options, 2);
		const parameters = {
			...options.parameters,
			userLists: '={{ $itemIndex === 0 ? "" : "fans" }}',
		};
		const result = await runNode(retryOf(options, { parameters }));
		expect(namedUnknown(result)).toContain(0);
		expect(twice()).toBe(0);
	});

	test('two Retries at once send the rest once', async () => {
		const options = run('double click', { items: texts(30) });
		await crash(options, 6);
		sandbox.fault({ create: true, delayMs: 20, times: Infinity });
		await Promise.all([runNode(retryOf(options)), runNode(retryOf(options))]);
		expect(twice()).toBe(0);
	});

	test('Retry waits for an answer of the database: where it gives none, nothing is sent', async () => {
		const options = run('asked');
		await crash(options, 6);
		const broken = retryOf(options);
		const { error } = await runNode({ ...broken, nodeType: withBrokenRecord() });
		expect(error?.message).toContain('could not be asked');
		expect(created()).toHaveLength(6);
	});
});

/** The node with a record that fails. */
function withBrokenRecord(): INodeType {
	const fail = async () => await Promise.reject(new Error('database is locked'));
	const node = new OfAuth();
	node.execute = async function (this: IExecuteFunctions) {
		Object.assign(this.helpers, { checkProcessedAndRecord: fail, removeProcessed: fail });
		return await OfAuth.prototype.execute.call(this);
	};
	return node;
}

test('a first run goes on where the database takes no marks, and says so', async () => {
	const { run: ended, items } = await runNode(run('no marks', { nodeType: withBrokenRecord() }));
	expect(items).toHaveLength(15);
	expect(created()).toHaveLength(15);
	const hints = ended.data.resultData.runData[NODE_NAME][0].hints ?? [];
	expect(hints.map(({ message }) => message).join()).toContain('after a crash of n8n');
});

test('where n8n does not tell when it has stored an execution, the marks go when the node ends', async () => {
	const node = new OfAuth();
	node.execute = async function (this: IExecuteFunctions) {
		Object.assign((this as unknown as { additionalData: object }).additionalData, { hooks: {} });
		return await OfAuth.prototype.execute.call(this);
	};
	await runNode(run('no hooks', { nodeType: node })).catch(() => undefined);
	expect(created()).toHaveLength(15);
	expect(countEntries(file, 'no hooks')).toBe(0);
});

test('a node that is done when a later one crashes sends nothing again', async () => {
	const hangs: INodeType = {
		description: {
			displayName: 'Hangs',
			name: 'hangs',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => await new Promise(() => undefined),
	};
	const options = run('later', { items: texts(5), nodeTypes: { hangs } });
	const { workflow, pinData } = prepare(options);
	const nodes = [
		...Object.values(workflow.nodes),
		{
			id: 'x',
			name: 'Hangs',
			type: 'hangs',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {},
		},
	];
	const connections = {
		...workflow.connectionsBySourceNode,
		[NODE_NAME]: { main: [[{ node: 'Hangs', type: 'main' as const, index: 0 }]] },
	};
	const whole = { ...options, workflow: { nodes, connections, pinData } };
	void startRun(whole);
	while (sandbox.messages.length < 5) await sleep(5);
	await sleep(100);
	const { error } = await runNode(retryOf(options));
	expect(error?.message).toContain('cut off');
	expect(created()).toHaveLength(5);
});

test('an execution of equal items that ends well takes no marks of one that has crashed', async () => {
	const options = run('apart');
	await crash(options, 6);
	await runNode(run('apart'));
	await runNode(retryOf(options));
	const counts = texts(15).map(({ text }) => created().filter((one) => one === text).length);
	expect(counts).toEqual(Array.from({ length: 15 }, () => 2));
});

describe('what stays in the record', () => {
	test('nothing after a good run, an ordinary failure, and a Retry that succeeds', async () => {
		await runNode(run('clean'));
		expect(countEntries(file, 'clean')).toBe(0);
		const options = run('clean');
		sandbox.reset();
		sandbox.fault({ match: { text: 'to 3' }, status: 403 });
		const { run: failed, error } = await runNode(options);
		expect(error?.message).toContain('[item 3]');
		expect(countEntries(file, 'clean')).toBe(0);
		const { error: none } = await retryRun(retryOf(options), failed);
		expect(none).toBeUndefined();
		expect(created()).toEqual(texts(15).map(({ text }) => text));
		// That a Retry has succeeded stays: whoever retries the execution once more is to send nothing.
		expect(countEntries(file, 'clean')).toBe(1);
	});

	test('after a crash the marks, until a Retry has succeeded', async () => {
		const options = run('kept');
		await crash(options, 6);
		expect(countEntries(file, 'kept')).toBe(1 + 6 * MARKS);
		await runNode(retryOf(options, { settings: { onError: 'continueRegularOutput' } }));
		// That the one has begun, and that a Retry of it has succeeded; what n8n does not tell is not cleared up.
		expect(countEntries(file, 'kept')).toBeLessThanOrEqual(TELLS_WHAT_IS_RETRIED ? 2 : 14);
	});

	test('after a stop the marks', async () => {
		const options = run('stop');
		sandbox.fault({ skip: 5, create: true, delayMs: 60_000 });
		const going = startRun(options);
		while (sandbox.messages.length < 6) await sleep(5);
		going.cancel();
		await sleep(200);
		expect(countEntries(file, 'stop')).toBe(1 + 6 * MARKS);
	});
});

test('a Retry of the original after a Retry that failed half-way sends nothing twice', async () => {
	const options = run('siblings', { items: texts(6) });
	sandbox.fault({ match: { text: 'to 1' }, status: 403 });
	const { run: original } = await runNode(options);
	sandbox.fault({ match: { text: 'to 4' }, status: 403 });
	const first = await retryRun(retryOf(options), original);
	expect(first.error?.message).toContain('[item 4]');
	const second = await retryRun(retryOf(options), original);
	expect(second.error?.message).toContain('cut off');
	expect(created().sort()).toEqual(texts(6).map(({ text }) => text));
});

test('a message that was certainly not sent is sent by the Retry of a Retry', async () => {
	const options = run('refused', { items: texts(4) });
	sandbox.fault({ match: { text: 'to 1' }, status: 403 });
	const { run: original } = await runNode(options);
	sandbox.fault({ match: { text: 'to 2' }, status: 403 });
	const retry = retryOf(options);
	const { run: second } = await retryRun(retry, original);
	const { items, error } = await retryRun(retryOf(retry), second);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual([7001, 7002, 7003, 7004]);
	expect(created()).toEqual(texts(4).map(({ text }) => text));
});

test('two executions side by side with equal items: all are created', async () => {
	sandbox.fault({ create: true, delayMs: 5, times: Infinity });
	const [one, other] = [run('side'), run('side')];
	const results = await Promise.all([runNode(one), runNode(other)]);
	expect(results.map(({ items }) => items.length)).toEqual([15, 15]);
	expect(created()).toHaveLength(30);
	expect(countEntries(file, 'side')).toBe(0);
});
