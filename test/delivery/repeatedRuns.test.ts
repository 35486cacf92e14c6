/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the engine is named by the environment */
import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { Database } from 'node-sqlite3-wasm';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { newerAgent } from '../helpers/agents';
import {
	NODE_NAME,
	retryRun,
	runNode,
	startRun,
	type RunOptions,
	type RunResult,
} from '../helpers/engine';
import { HAS_NEWER_AGENTS } from '../helpers/engineVersions';
import { freshFolder, join, runScript } from '../helpers/files';
import { loopNode } from '../helpers/loopNode';
import { broughtBack, countEntries, useProcessedData } from '../helpers/processedData';

const file = join(freshFolder(), 'n8n.sqlite');
let sandbox: Sandbox;
let executions = 0;

/** Its executions crash in processes of their own, which have this project's engine. */
const ownEngine = process.env.OFAUTH_ENGINE === undefined;

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
const newId = () => `finding-${++executions}`;
const goesOn = { onError: 'continueRegularOutput' } as const;

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
function retryOf(options: RunOptions, more: Partial<RunOptions> = {}): RunOptions {
	return { ...options, mode: 'retry', retryOf: options.executionId, executionId: newId(), ...more };
}
async function crash(options: RunOptions, number: number): Promise<void> {
	const before = sandbox.messages.length;
	sandbox.fault({ skip: number - 1, create: true, delayMs: 60_000 });
	const first = runScript('test/helpers/runOnce.ts', { file, options });
	while (sandbox.messages.length < before + number) await sleep(5);
	first.kill();
	await first.ended;
}
const words = ({ error }: RunResult) => `${error?.message}\n${error?.description}`;
const withOptions = (options: RunOptions, more: IDataObject): RunOptions => ({
	...options,
	parameters: { ...options.parameters, options: more as never },
});
/** The node on a record that fails as told. */
function withRecord(
	how: (helpers: Record<string, (...args: unknown[]) => Promise<unknown>>) => object,
): INodeType {
	const node = new OfAuth();
	node.execute = async function (this: IExecuteFunctions) {
		const helpers = this.helpers as never;
		Object.assign(helpers, how(helpers));
		return await OfAuth.prototype.execute.call(this);
	};
	return node;
}

if (ownEngine)
	describe('a worker that is taken for dead, but lives (it lost Redis, or its event loop was blocked)', () => {
		test('n8n 1 runs the job again beside it, under the same id', async () => {
			const options = run('zombie same');
			sandbox.fault({ create: true, delayMs: 150, times: Infinity });
			const first = runScript('test/helpers/runOnce.ts', { file, options });
			while (sandbox.messages.length < 3) await sleep(5);
			await runNode({ ...options, settings: goesOn });
			await first.ended;
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
		test('n8n 2 shows it as crashed, and a user clicks Retry', async () => {
			const options = run('zombie retry');
			sandbox.fault({ create: true, delayMs: 150, times: Infinity });
			const first = runScript('test/helpers/runOnce.ts', { file, options });
			while (sandbox.messages.length < 3) await sleep(5);
			sandbox.fault({ create: true, delayMs: 10, times: Infinity });
			await runNode(retryOf(options, { settings: goesOn }));
			await first.ended;
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
	});

if (ownEngine)
	describe('the Send Once Key in the Retry of a crash was', () => {
		test.each([
			['added', undefined, '={{ $json.text }}'],
			['removed', '={{ $json.text }}', undefined],
			[
				'holds the id of the execution',
				'={{ $json.text }} {{ $now.toMillis() }}',
				'={{ $json.text }} {{ $now.toMillis() }}',
			],
		])('%s', async (name, before, after) => {
			const options = run(`key ${name}`, {}, before ? { sendOnceKey: before } : {});
			await crash(options, 6);
			const retry = withOptions(retryOf(options), after ? { sendOnceKey: after } : {});
			await runNode({ ...retry, settings: goesOn });
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
	});

if (ownEngine)
	describe('a Retry with Send Again keeps the marks of what it does not send', () => {
		test('it ends at a refusal; Retry of the crashed one, with Stop again', async () => {
			const options = run('again refused');
			await crash(options, 6);
			sandbox.fault({ match: { text: 'to 0' }, status: 403 });
			await runNode(withOptions(retryOf(options), { onUnknownOutcome: 'sendAgain' }));
			expect(created()).toHaveLength(6);
			await runNode(retryOf(options));
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
		test('it is stopped at once by its user; Retry of the crashed one, with Stop again', async () => {
			const options = run('again stopped');
			await crash(options, 6);
			sandbox.fault({ match: { text: 'to 0' }, status: 429, headers: { 'retry-after': '30' } });
			const going = startRun(withOptions(retryOf(options), { onUnknownOutcome: 'sendAgain' }));
			await sleep(500);
			going.cancel();
			await sleep(300);
			expect(created()).toHaveLength(6);
			await runNode(retryOf(options));
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
	});

if (ownEngine)
	describe('Retry once more of an execution whose Retry has succeeded (a second tab, the API) sends nothing', () => {
		test('after an ordinary failure', async () => {
			const options = run('again', { items: texts(6) });
			sandbox.fault({ match: { text: 'to 1' }, status: 403 });
			const { run: original } = await runNode(options);
			const first = await retryRun(retryOf(options), original);
			expect(first.error).toBeUndefined();
			await retryRun(retryOf(options), original);
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
		test('after a crash', async () => {
			const options = run('again crash', { items: texts(6) });
			await crash(options, 2);
			await runNode(retryOf(options, { settings: goesOn }));
			await runNode(retryOf(options, { settings: goesOn }));
			expect({ twice: twice() }).toEqual({ twice: 0 });
		});
	});

if (ownEngine)
	describe('the database cannot be asked in the Retry of a crash', () => {
		const fails = () =>
			withRecord(() => ({
				checkProcessedAndRecord: async () => await Promise.reject(new Error('database is locked')),
			}));
		test('the error does not say that nothing was sent, nor to run the node again', async () => {
			const options = run('asked');
			await crash(options, 6);
			const result = await runNode(retryOf(options, { nodeType: fails() }));
			expect(words(result)).not.toContain('Nothing was sent');
			expect(words(result)).not.toContain('run the node again');
		});
		test('nor do the items say notSent', async () => {
			const options = run('asked items');
			await crash(options, 6);
			const { items } = await runNode(retryOf(options, { nodeType: fails(), settings: goesOn }));
			expect(items.map(({ json }) => (json.details as IDataObject)?.outcome)).not.toContain(
				'notSent',
			);
		});
	});

if (HAS_NEWER_AGENTS)
	test('an agent: Retry after a crash, and the model calls twice with the same arguments', async () => {
		const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
			id: name,
			name,
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			...more,
		});
		const nodeType = new OfAuth();
		nodeType.description = { ...nodeType.description, inputs: [], outputs: ['ai_tool'] };
		const options: RunOptions = {
			mode: 'trigger',
			executionId: newId(),
			credentials: {
				main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
			},
			nodeType,
			nodeTypes: { agent: newerAgent([{ text: 'a' }, { text: 'a' }]) },
			workflow: {
				nodes: [
					node('Start', 'start'),
					node('Agent', 'agent'),
					node(NODE_NAME, 'n8n-nodes-ofauth.ofAuthTool', {
						id: 'agent tool',
						parameters: {
							resource: 'massMessage',
							operation: 'create',
							toolDescription: 'Sends',
							text: "={{ $fromAI('text', 'what to say', 'string') }}",
							userLists: ['fans'],
						},
						credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
					}),
				],
				connections: {
					Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					[NODE_NAME]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
				pinData: { Start: [{ json: {} }] },
			},
		};
		// A process that dies: it never comes to an end, and its memory is not this one's.
		sandbox.fault({ create: true, delayMs: 60_000 });
		const dies: RunOptions = { ...options };
		const going = startRun(dies);
		while (sandbox.messages.length < 1) await sleep(5);
		void going;
		await sleep(50);
		expect(countEntries(file, 'agent tool')).toBeGreaterThan(0);
		const run2 = await startRun({
			...options,
			mode: 'retry',
			retryOf: options.executionId,
			executionId: newId(),
		});
		expect(JSON.stringify(run2.data.resultData.runData)).toContain('cut off');
		expect(created()).toEqual(['a']);
	});

if (ownEngine)
	test('another worker writes the record back without the beginning of an execution, which then crashes', async () => {
		const options = run('begun');
		const key = ['workflow-1', 'n:begun'];
		// What the other worker has read before this execution began.
		const stale = JSON.stringify([]);
		sandbox.fault({ create: true, delayMs: 700 });
		sandbox.fault({ skip: 4, create: true, delayMs: 60_000 });
		const first = runScript('test/helpers/runOnce.ts', { file, options });
		while (sandbox.messages.length < 1) await sleep(5);
		const database = new Database(file);
		database.exec('PRAGMA busy_timeout = 5000');
		database.run('INSERT OR REPLACE INTO processed_data VALUES (?, ?, ?)', [...key, stale]);
		database.close();
		while (sandbox.messages.length < 6) await sleep(5);
		await sleep(500);
		first.kill();
		await first.ended;
		// All marks of what was sent are there again.
		expect(countEntries(file, 'begun')).toBeGreaterThanOrEqual(12);
		await runNode({ ...options, settings: goesOn });
		expect({ twice: twice() }).toEqual({ twice: 0 });
	});

if (ownEngine)
	describe('items in another order at the Retry, equal but for', () => {
		test('their dates', async () => {
			const items = ['2031-01-01', '2032-01-01', '2033-01-01'].map((date) => ({ date }));
			const options = run('dates', { items });
			options.parameters = {
				text: 'reminder',
				userLists: ['fans'],
				whenToSend: 'scheduled',
				scheduledDate: '={{ $json.date }}T00:00:00Z',
			};
			await crash(options, 1);
			await runNode(retryOf(options, { items: [...items].reverse(), settings: goesOn }));
			const dates = sandbox.messages.map(({ body }) => String(body.scheduledDate));
			expect({ twice: dates.length - new Set(dates).size, dates }).toMatchObject({ twice: 0 });
		});
	});

if (ownEngine)
	describe('a message that was certainly not sent is sent by the Retry of', () => {
		test('a crash while it waited for its rate limit', async () => {
			const options = run('waits', { items: texts(3) });
			sandbox.fault({ match: { text: 'to 1' }, status: 429, headers: { 'retry-after': '60' } });
			const first = runScript('test/helpers/runOnce.ts', { file, options });
			while (sandbox.messages.length < 1) await sleep(5);
			await sleep(1000);
			first.kill();
			await first.ended;
			expect(created()).toEqual(['to 0']);
			await runNode(retryOf(options, { settings: goesOn }));
			expect(created()).toContain('to 1');
		});

		test('a refusal, and the database failed while its mark was taken away', async () => {
			const options = run('unmark', { items: texts(3) });
			sandbox.fault({ match: { text: 'to 1' }, status: 403 });
			let fails = 2;
			const nodeType = withRecord((helpers) => {
				const { removeProcessed } = helpers;
				return {
					removeProcessed: async (...args: unknown[]) =>
						fails-- > 0
							? await Promise.reject(new Error('database is locked'))
							: await removeProcessed(...args),
				};
			});
			const { run: failed } = await runNode({ ...options, nodeType });
			expect(created()).toEqual(['to 0']);
			const { error } = await retryRun(retryOf(options), failed);
			expect(error?.message).toBeUndefined();
			expect(created()).toEqual(['to 0', 'to 1', 'to 2']);
		});

		test('a refusal, and another worker has written its mark back', async () => {
			const options = run('stale', { items: texts(3) });
			sandbox.fault({ match: { text: 'to 1' }, status: 403, delayMs: 200 });
			const database = new Database(file);
			database.exec('PRAGMA busy_timeout = 5000');
			const going = runNode(options);
			while (sandbox.messages.length < 1) await sleep(5);
			await sleep(60);
			const row = database.get(
				"SELECT value FROM processed_data WHERE context = 'n:stale'",
			) as unknown as { value: string };
			const { run: failed } = await going;
			database.run('INSERT OR REPLACE INTO processed_data VALUES (?, ?, ?)', [
				'workflow-1',
				'n:stale',
				row.value,
			]);
			database.close();
			await retryRun(retryOf(options, { settings: goesOn }), failed);
			expect(created()).toEqual(['to 0', 'to 1', 'to 2']);
		});
	});

function inLoop(
	nodeId: string,
	parameters: IDataObject,
	settings: Partial<INode> = {},
	items: IDataObject[],
): RunOptions {
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	return {
		mode: 'trigger',
		executionId: newId(),
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
		nodeTypes: { loop: loopNode },
		workflow: {
			nodes: [
				node('Start', 'start'),
				node('Loop', 'loop'),
				node(NODE_NAME, 'n8n-nodes-ofauth.ofAuth', {
					id: nodeId,
					parameters: {
						resource: 'massMessage',
						operation: 'create',
						userLists: ['fans'],
						...parameters,
					} as never,
					credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } },
					...settings,
				}),
			],
			connections: {
				Start: { main: [[{ node: 'Loop', type: 'main', index: 0 }]] },
				Loop: { main: [[], [{ node: NODE_NAME, type: 'main', index: 0 }]] },
				[NODE_NAME]: { main: [[{ node: 'Loop', type: 'main', index: 0 }]] },
			},
			pinData: { Start: items.map((json) => ({ json: json as never })) },
		},
	};
}

test('a bad item in the third round of a loop: the error does not say that nothing was sent', async () => {
	const options = inLoop('loop bad', { text: '={{ $json.text }}' }, {}, [
		{ text: 'a' },
		{ text: 'b' },
		{ text: '' },
	]);
	const { error } = await runNode(options);
	expect(created()).toEqual(['a', 'b']);
	expect(error?.message).not.toContain('Nothing was sent.');
	expect(error?.description).not.toContain('run the node again');
});

if (ownEngine)
	describe('a second worker is at work on the same record', () => {
		const noise = (nodeId: string) =>
			runScript('test/helpers/runOnce.ts', {
				file,
				gapMs: 4,
				options: run(nodeId, {
					items: Array.from({ length: 1500 }, (_, n) => ({ text: `noise ${n}` })),
				}),
			});

		test('Retry of executions whose message was refused', async () => {
			const other = noise('race refused');
			while (sandbox.messages.length < 5) await sleep(5);
			const blocked: string[] = [];
			for (let turn = 0; turn < 40; turn++) {
				const options = run('race refused', { items: [{ text: `mine ${turn}` }] });
				sandbox.fault({ match: { text: `mine ${turn}` }, status: 403 });
				const { run: failed } = await runNode(options);
				broughtBack();
				const { error } = await retryRun(retryOf(options), failed);
				// What the look of the Retry recorded, and what another Retry has recorded, are the same to it.
				const isLookBack = broughtBack().some((entry) => entry.startsWith('retry\u0000'));
				if (error && !isLookBack) blocked.push(error.message);
			}
			other.kill();
			await other.ended;
			expect(blocked).toEqual([]);
		});

		test('Retry of a crash: what was never sent is sent', async () => {
			const looks: Array<{ isBroughtBack: boolean; unsent: number }> = [];
			while (looks.every(({ isBroughtBack }) => isBroughtBack) && looks.length < 4) {
				const options = run(`race look ${looks.length}`, { items: texts(40) });
				await crash(options, 1);
				const before = sandbox.messages.length;
				const other = noise(`race look ${looks.length}`);
				while (sandbox.messages.length < before + 7) await sleep(5);
				broughtBack();
				const { items } = await runNode(retryOf(options, { settings: goesOn }));
				other.kill();
				await other.ended;
				const unsent = items.slice(1).filter(({ json }) => json.error !== undefined).length;
				looks.push({ isBroughtBack: broughtBack().length > 0, unsent });
			}
			// What another process has brought back of a look is told like a mark: never sent on a guess.
			expect(looks.at(-1)).toEqual({ isBroughtBack: false, unsent: 0 });
		});
	});

test('n8n before 2.15: the marks of one day do not block the messages of another', async () => {
	// No word of which execution a Retry repeats.
	const nodeType = new OfAuth();
	nodeType.execute = async function (this: IExecuteFunctions) {
		delete (this as unknown as { additionalData: { hooks: { retryOf?: string } } }).additionalData
			.hooks.retryOf;
		return await OfAuth.prototype.execute.call(this);
	};
	const day = () => run('old n8n', { items: texts(6), nodeType });
	const first = day();
	sandbox.fault({ match: { text: 'to 1' }, status: 403 });
	const { run: failed } = await runNode(first);
	sandbox.fault({ match: { text: 'to 4' }, status: 403 });
	const { run: again } = await retryRun(retryOf(first), failed);
	expect((await retryRun(retryOf(first), again)).error).toBeUndefined();
	expect(created()).toHaveLength(6);
	sandbox.reset();
	// The next day: everything is refused at once; the Retry is to send it all.
	const second = day();
	sandbox.fault({ match: { text: 'to 0' }, status: 403 });
	const { run: refused } = await runNode(second);
	const { error } = await retryRun(retryOf(second), refused);
	expect(error?.message).toBeUndefined();
	expect(created()).toHaveLength(6);
});

test('n8n before 2.15: a crash, then a good run with equal items, then Retry of the crash', async () => {
	const nodeType = new OfAuth();
	nodeType.execute = async function (this: IExecuteFunctions) {
		delete (this as unknown as { additionalData: { hooks: { retryOf?: string } } }).additionalData
			.hooks.retryOf;
		return await OfAuth.prototype.execute.call(this);
	};
	const hour = () => run('hourly', { items: texts(4), nodeType });
	const crashed = hour();
	sandbox.fault({ skip: 2, create: true, delayMs: 60_000 });
	void startRun(crashed);
	while (sandbox.messages.length < 3) await sleep(5);
	await sleep(50);
	expect((await runNode(hour())).error).toBeUndefined();
	expect(created()).toHaveLength(7);
	await runNode(retryOf(crashed, { settings: goesOn }));
	// Three by the crashed one, four by the next, the fourth by the Retry: no text more than twice.
	expect(created()).toHaveLength(8);
});
