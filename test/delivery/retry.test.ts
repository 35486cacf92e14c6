import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const items = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }));
const created = () => sandbox.messages.map(({ body }) => String(body.text).slice(0, 1));

function changing(options = {}): RunOptions {
	return {
		mode: 'trigger',
		items,
		parameters: {
			text: '={{ $json.name }} at {{ $now.toMillis() }}',
			userLists: ['fans'],
			whenToSend: 'scheduled',
			scheduledDate: '={{ $now.plus(1, "hour") }}',
			options,
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
	};
}

test('Retry of a failed execution sends only what was not sent, and gives every response', async () => {
	sandbox.fault({ skip: 2, status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
	const failed = await runNode(changing());
	expect(failed.error?.description).toContain(
		'Sent: 2 of 5 messages; not tried: 2. Retry of this execution',
	);
	expect(created()).toEqual(['a', 'b']);

	const retried = await retryRun(changing(), failed.run);
	expect(created()).toEqual(['a', 'b', 'c', 'd', 'e']);
	expect(retried.error).toBeUndefined();
	expect(retried.items.map(({ json }) => json.id)).toEqual([7001, 7002, 7003, 7004, 7005]);
	expect(retried.items.map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, item) => ({ item })),
	);
});

test('what was sent is not read again: its schedule may have passed by then', async () => {
	sandbox.fault({ skip: 1, status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
	const options = changing();
	const failed = await runNode(options);
	const past = {
		scheduledDate: '={{ $itemIndex === 0 ? "2020-01-01" : $now.plus(1, "hour") }}',
	};
	const retried = await retryRun(
		{ ...options, parameters: { ...options.parameters, ...past } },
		failed.run,
	);
	expect(retried.error).toBeUndefined();
	expect(created()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test.each([true, false])(
	'a message of unknown outcome (created: %s) stops the Retry too',
	async (create) => {
		sandbox.fault({ skip: 2, drop: true, create });
		const failed = await runNode(changing());
		const before = sandbox.received.length;
		const retried = await retryRun(changing(), failed.run);
		expect(sandbox.received).toHaveLength(before);
		expect(retried.error?.message).toContain('[item 2]');
		expect(retried.error?.description).toContain(
			'Nobody knows whether OFAuth created this message',
		);
		expect(retried.error?.description).toContain('Send Again');
	},
);

test('with Send Again the user takes it upon himself, and only that message and the rest go out', async () => {
	sandbox.fault({ skip: 2, drop: true });
	const failed = await runNode(changing());
	const retried = await retryRun(changing({ onUnknownOutcome: 'sendAgain' }), failed.run);
	expect(created()).toEqual(['a', 'b', 'c', 'd', 'e']);
	expect(retried.items).toHaveLength(5);
});

test('a send that was cut off counts as unknown', async () => {
	sandbox.fault({ skip: 2, status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
	const failed = await runNode(changing());
	const data = JSON.parse(JSON.stringify(failed.run.data));
	const [context] = Object.values<{ ofAuthLedger: object }>(data.executionData.contextData);
	Object.assign((Object.values(context.ofAuthLedger)[0] as { entries: object }).entries, {
		3: { state: 'started' },
	});
	const retried = await retryRun(changing(), { ...failed.run, data });
	expect(retried.error?.message).toContain('cut off');
	expect(created()).toEqual(['a', 'b']);
});

test('the ledger holds neither text nor audience, and at most 1 kB an item', async () => {
	sandbox.fault({ create: true, status: 200, body: { id: 1, date: 'x', extra: 'y'.repeat(5000) } });
	const error = { error: 'z'.repeat(5000), type: 'T'.repeat(500), requestId: 'r'.repeat(500) };
	sandbox.fault({ skip: 1, status: 500, body: error });
	const { run } = await runNode({
		...changing(),
		parameters: {
			text: 'secret text',
			userIds: '123456789',
			options: { onUnknownOutcome: 'stop' },
		},
	});
	const [context] = Object.values(run.data.executionData?.contextData ?? {}) as Array<{
		ofAuthLedger: Record<string, { entries: Record<string, object> }>;
	}>;
	const entries = Object.values(context.ofAuthLedger[0].entries).map((entry) =>
		JSON.stringify(entry),
	);
	expect(entries).toHaveLength(3);
	expect(entries.join()).not.toMatch(/secret text|123456789/);
	expect(Math.max(...entries.map((entry) => entry.length))).toBeLessThanOrEqual(1024);
});

test('nothing is kept of a run that n8n does not repeat', async () => {
	const { run } = await runNode(changing());
	expect(JSON.stringify(run.data.executionData?.contextData)).not.toContain('ofAuthLedger');
});
