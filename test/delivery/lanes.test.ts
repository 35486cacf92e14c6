import { sleep } from 'n8n-workflow';

import { LaneGate } from '../../nodes/OfAuth/delivery/lanes';
import {
	manyConnections,
	SANDBOX_API_KEY,
	startSandbox,
	type Sandbox,
	type SandboxOptions,
} from '../../sandbox';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function start(
	connections: string[],
	options: SandboxOptions,
	nodeOptions = {},
): Promise<RunOptions> {
	sandbox = await startSandbox({ bucket: null, connections: manyConnections(96), ...options });
	return {
		mode: 'trigger',
		items: connections.map((connection, item) => ({ connection, text: `message ${item}` })),
		parameters: {
			connectionId: '={{ $json.connection }}',
			text: '={{ $json.text }}',
			userLists: ['fans'],
			options: nodeOptions,
		},
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	};
}
const active = manyConnections(96)
	.filter(({ status }) => status === 'active')
	.map(({ id }) => id);
const same = (count: number) => Array.from({ length: count }, () => active[0]);

test('one connection has one message on its way unless told otherwise', async () => {
	await runNode(await start(same(6), { latencyMs: 20 }));
	expect(sandbox.peakInFlight).toBe(1);
	expect(sandbox.messages.map(({ body }) => body.text)).toEqual(
		[0, 1, 2, 3, 4, 5].map((item) => `message ${item}`),
	);
});

test('Parallel Sends lets as many of one connection go, and the output keeps the order of the items', async () => {
	const options = await start(
		same(30),
		{ latencyMs: 20, holdUntilInFlight: 7 },
		{ parallelSends: 7 },
	);
	const { items } = await runNode(options);
	expect(sandbox.peakInFlight).toBe(7);
	const byId = new Map(sandbox.messages.map(({ id, body }) => [id, body.text]));
	expect(items.map(({ json }) => byId.get(Number(json.id)))).toEqual(
		options.items?.map(({ text }) => text),
	);
});

test.each([1, 2])(
	'64 connections send side by side, more queue, with Parallel Sends %i',
	async (parallelSends) => {
		expect(active.length).toBeGreaterThan(80);
		const held = { latencyMs: 300, holdUntilInFlight: 64 };
		await runNode(await start(active, held, { parallelSends }));
		expect(sandbox.peakInFlight).toBe(64);
		expect(sandbox.messages).toHaveLength(active.length);
	},
);

test('a connection with many messages at once does not keep a waiting one out', async () => {
	const gate = new LaneGate(1);
	const order: string[] = [];
	const send = async (lane: string) =>
		await gate.pass(lane, async () => {
			order.push(lane);
			await sleep(5);
		});
	await Promise.all(['a', 'a', 'b', 'a', 'a'].map(send));
	expect(order).toEqual(['a', 'a', 'b', 'a', 'a']);
});

test('after an error no connection starts a new send, and what is on its way is awaited and recorded', async () => {
	const [first, second] = active;
	const options = await start([first, second, first, second, first], { latencyMs: 100 });
	sandbox.fault({
		match: { text: 'message 0' },
		status: 403,
		body: { error: 'No', type: 'FORBIDDEN' },
	});
	const failed = await runNode(options);
	expect(sandbox.messages.map(({ body }) => body.text)).toEqual(['message 1']);
	expect(failed.error?.description).toContain('Sent: 1 of 5 messages; not tried: 3');

	const retried = await retryRun(options, failed.run);
	expect(retried.items).toHaveLength(5);
	expect(sandbox.messages.map(({ body }) => body.text).sort()).toEqual(
		[0, 1, 2, 3, 4].map((item) => `message ${item}`),
	);
});

test('Max Wait ends a wait with what was waited and what is left', async () => {
	const options = await start(same(4), { bucket: { perMinute: 1, burst: 2 } }, { maxWait: 2 });
	const { error } = await runNode(options);
	expect(error?.message).toMatch(
		/waited \d s, \d s more would pass Max Wait; 2 messages remain unsent/,
	);
	expect(error?.message).toContain('[item 2]');
	expect((error?.context as { data: object }).data).toMatchObject({
		outcome: 'notSent',
		status: 429,
	});
	expect(sandbox.messages).toHaveLength(2);
});

test('a wait that is announced to be longer than Max Wait is not begun, for each item on its own', async () => {
	const options = await start(same(3), {}, { maxWait: 60 });
	sandbox.fault({ status: 429, headers: { 'retry-after': '3600' }, times: 2 });
	const { items } = await runNode({ ...options, settings: { onError: 'continueRegularOutput' } });
	expect(items.map(({ json }) => (json.error ? 'notSent' : 'sent'))).toEqual([
		'notSent',
		'notSent',
		'sent',
	]);
});
