import { manyConnections, SANDBOX_API_KEY, startSandbox, type SandboxOptions } from '../../sandbox';
import { runNode } from '../helpers/engine';

const BUCKET = { perMinute: 600, burst: 90 };

/** Sends a message per name and connection; the bucket tells only when it is full again. */
async function send(connections: string[], perConnection: number, options: SandboxOptions) {
	const sandbox = await startSandbox({ connections: manyConnections(64), ...options });
	const items = Array.from({ length: connections.length * perConnection }, (_, item) => ({
		text: `message ${item}`,
		connection: connections[item % connections.length],
	}));
	const { items: output, error } = await runNode({
		items,
		parameters: {
			connectionId: '={{ $json.connection }}',
			text: '={{ $json.text }}',
			userLists: ['fans'],
		},
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	});
	await sandbox.close();
	return { sandbox, items, output, error };
}

const active = manyConnections(64)
	.filter(({ status }) => status === 'active')
	.map(({ id }) => id);

test.each([
	['300 items, one connection, bucket 600/min with burst 90', active.slice(0, 1), 300, BUCKET],
	['40 connections × 25 items, the same bucket', active.slice(0, 40), 25, BUCKET],
	['40 connections × 25 items, burst 10', active.slice(0, 40), 25, { ...BUCKET, burst: 10 }],
])(
	'%s: every message once',
	async (_name, connections, each, bucket) => {
		const { sandbox, items, output, error } = await send(connections, each, { bucket });
		expect(error).toBeUndefined();
		expect(sandbox.messages.map(({ body }) => body.text).sort()).toEqual(
			items.map(({ text }) => text).sort(),
		);
		const byId = new Map(sandbox.messages.map(({ id, body }) => [id, body.text]));
		expect(output.map(({ json }) => byId.get(Number(json.id)))).toEqual(
			items.map(({ text }) => text),
		);
	},
	120_000,
);

test('within a connection the order of the items is kept, through its rate limit', async () => {
	const { sandbox, items } = await send(active.slice(0, 3), 15, {
		bucket: { perMinute: 600, burst: 5 },
	});
	for (const id of active.slice(0, 3)) {
		const sent = sandbox.messages
			.filter(({ connectionId }) => connectionId === id)
			.map(({ body }) => body.text);
		expect(sent).toEqual(
			items.filter(({ connection }) => connection === id).map(({ text }) => text),
		);
	}
});

test('a connection that waits holds no other', async () => {
	const sandbox = await startSandbox({ bucket: null });
	sandbox.fault({
		match: { connectionId: 'conn_amber' },
		status: 429,
		headers: { 'retry-after': '2' },
	});
	const connections = ['conn_amber', 'conn_bella', 'conn_bella', 'conn_bella'];
	await runNode({
		items: connections.map((connection) => ({ connection })),
		parameters: { connectionId: '={{ $json.connection }}', text: 'hi', userLists: ['fans'] },
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	});
	await sandbox.close();
	expect(sandbox.messages.map(({ connectionId }) => connectionId)).toEqual([
		...connections.slice(1),
		'conn_amber',
	]);
});
