import { sleep } from 'n8n-workflow';

import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { NODE_NAME, runNode, type RunOptions } from '../helpers/engine';
import { freshFolder, join, runScript } from '../helpers/files';
import { print } from '../helpers/print';
import { fillRecord, useProcessedData } from '../helpers/processedData';

const file = join(freshFolder(), 'n8n.sqlite');
const names = (count: number) =>
	Array.from({ length: count }, (_, item) => ({ name: `fan club ${item}` }));
let sandbox: Sandbox;

beforeAll(async () => {
	await useProcessedData(file);
});
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

/** Each test has a node of its own, because n8n keeps keys per node. */
function keyed(nodeId: string, more: Partial<RunOptions> = {}, options = {}): RunOptions {
	return {
		nodeId,
		parameters: {
			text: '={{ $json.name }}',
			userLists: ['fans'],
			options: { sendOnceKey: '={{ $json.name }}', onUnknownOutcome: 'stop', ...options },
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
		items: names(3),
		...more,
	};
}
const created = () => sandbox.messages.map(({ body }) => body.text);

test('the same key in two executions is sent by the first only', async () => {
	await runNode(keyed('two'));
	const { items } = await runNode(keyed('two', { items: names(5) }));
	expect(created()).toEqual(names(5).map(({ name }) => name));
	expect(items[0].json).toEqual({ sent: false, alreadySent: true, sendOnceKey: 'fan club 0' });
	expect(items[4].json).toMatchObject({ id: 7005 });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(names(5).map((_, item) => ({ item })));
});

test('the same key twice in one execution is sent once', async () => {
	const { items } = await runNode(keyed('twins', { items: [{ name: 'a' }, { name: 'a' }] }));
	expect(created()).toEqual(['a']);
	expect(items[1].json).toEqual({ sent: false, alreadySent: true, sendOnceKey: 'a' });
});

test('the same keys in two executions side by side are sent once', async () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const both = [
		keyed('both', { items: names(12), settings }),
		keyed('both', { items: names(12), settings }),
	];
	const results = await Promise.all(both.map(async (options) => await runNode(options)));
	expect(created().sort()).toEqual(
		names(12)
			.map(({ name }) => name)
			.sort(),
	);
	const outputs = results.flatMap(({ items }) => items.map(({ json }) => json));
	expect(outputs.filter(({ alreadySent }) => alreadySent)).toHaveLength(12);
});

test('many connections side by side lose no record', async () => {
	const connections = ['conn_amber', 'conn_bella', 'conn_coral'];
	const items = names(30).map(({ name }, item) => ({ name, connection: connections[item % 3] }));
	const options = keyed('side', { items });
	options.parameters = { ...options.parameters, connectionId: '={{ $json.connection }}' };
	await runNode(options);
	await runNode(options);
	expect(created().sort()).toEqual(
		names(30)
			.map(({ name }) => name)
			.sort(),
	);
});

test('after a notSent the key is free again', async () => {
	sandbox.fault({
		match: { text: 'fan club 1' },
		status: 403,
		body: { error: 'No', type: 'FORBIDDEN' },
	});
	const { error } = await runNode(keyed('notSent'));
	expect(error?.message).toContain('[item 1]');
	const { items } = await runNode(keyed('notSent'));
	expect(created()).toEqual(['fan club 0', 'fan club 1', 'fan club 2']);
	expect(items[0].json).toHaveProperty('alreadySent', true);
});

test.each([true, false])(
	'after an unknown (created: %s) the key stays taken, whatever Send Again says',
	async (create) => {
		const nodeId = `unknown-${create}`;
		sandbox.fault({ match: { text: 'fan club 1' }, drop: true, create });
		const { error } = await runNode(keyed(nodeId));
		expect(error?.message).toContain('[item 1]');
		const { items } = await runNode(keyed(nodeId, {}, { onUnknownOutcome: 'sendAgain' }));
		expect(items[1].json).toEqual({ sent: false, alreadySent: true, sendOnceKey: 'fan club 1' });
		expect(
			sandbox.received.filter(({ body }) => (body as { text: string }).text === 'fan club 1'),
		).toHaveLength(1);
		expect(items[2].json).toMatchObject({ id: expect.any(Number) });
	},
);

test('before a record of MySQL is full, a hint says so', async () => {
	const hintsAfter = async (count: number) => {
		const nodeId = `full-${count}`;
		fillRecord(file, nodeId, count);
		const { run } = await runNode(keyed(nodeId, { items: names(1) }));
		const hints = run.data.resultData.runData[NODE_NAME][0].hints ?? [];
		return hints.map(({ message }) => message).join();
	};
	expect(await hintsAfter(1900)).toContain('MySQL');
	expect(await hintsAfter(1000)).toBe('');
	expect(await hintsAfter(5000)).toBe('');
});

test('a process killed between send and save, then a new process on the same database', async () => {
	sandbox.fault({ match: { text: 'fan club 2' }, create: true, delayMs: 60_000 });
	const options = keyed('crash', { items: names(5) });
	const first = runScript('test/helpers/runOnce.ts', { file, options });
	while (sandbox.messages.length < 3) await sleep(5);
	first.kill();
	expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });

	const second = await runScript('test/helpers/runOnce.ts', { file, options }).ended;
	expect(second.code).toBe(0);
	expect(created()).toEqual(names(5).map(({ name }) => name));
	const { items } = JSON.parse(second.output) as { items: object[] };
	expect(items.map((item) => 'alreadySent' in item)).toEqual([true, true, true, false, false]);
});

test('processes that undo each other’s records lose neither a key nor a message', async () => {
	const shared = join(freshFolder(), 'shared.sqlite');
	// Three processes, as three workers: other keys and connections, the same record. The rate limit has each
	// key recorded and taken back again and again.
	const connections = ['conn_amber', 'conn_bella', 'conn_coral'];
	const runAll = async () => {
		const runs = connections.map(async (connection) => {
			const items = names(25).map(({ name }) => ({ name: `${connection} ${name}`, connection }));
			const options = keyed('shared', { items });
			options.parameters = { ...options.parameters, connectionId: '={{ $json.connection }}' };
			const args = { file: shared, gapMs: 2, lingerMs: 6000, options };
			const { output } = await runScript('test/helpers/runOnce.ts', args).ended;
			return JSON.parse(output) as { items: object[]; error?: string };
		});
		return await Promise.all(runs);
	};
	sandbox.fault({ status: 429, headers: { 'retry-after': '0.1' }, times: 150 });
	const first = await runAll();
	expect(first.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
	expect(new Set(created()).size).toBe(75);
	expect(first.flatMap(({ items }) => items).filter((item) => 'alreadySent' in item)).toEqual([]);
	const limited = sandbox.received.filter(({ status }) => status === 429).length;

	const second = await runAll();
	expect(second.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
	expect(created()).toHaveLength(75);
	expect(second.flatMap(({ items }) => items).filter((item) => 'alreadySent' in item)).toHaveLength(
		75,
	);
	print(`3 processes on one record of keys: 75 sent once, ${limited} answers 429 on the way`);
}, 240_000);

test('what a key costs per send', async () => {
	const items = names(200);
	const time = async (options: RunOptions) => {
		const start = performance.now();
		await runNode(options);
		return (performance.now() - start) / items.length;
	};
	const without = keyed('cost', { items });
	without.parameters = { ...without.parameters, options: {} };
	await time(without);
	const [plain, withKey] = [await time(without), await time(keyed('cost', { items }))];
	print(
		`Send Once Key: ${(withKey - plain).toFixed(2)} ms more per send (${plain.toFixed(2)} ms without)`,
	);
	expect(sandbox.messages).toHaveLength(600);
});
