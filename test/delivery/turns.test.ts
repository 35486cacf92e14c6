import type { INodeParameters } from 'n8n-workflow';

import { redact } from '../../nodes/OfAuth/transport/redact';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const texts = () => sandbox.messages.map(({ body }) => body.text);

function run(
	items: RunOptions['items'],
	options: INodeParameters = {},
	more: Partial<RunOptions> = {},
): RunOptions {
	return {
		mode: 'trigger',
		items,
		parameters: {
			connectionId: '={{ $json.connection ?? "conn_amber" }}',
			text: '={{ $json.text }}',
			userLists: ['fans'],
			options,
		},
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
		...more,
	};
}

test('Send Again with a key and Retry On Fail sends what an unknown outcome left unsent', async () => {
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	sandbox.fault({ status: 502 });
	const options = { sendOnceKey: 'again', onUnknownOutcome: 'sendAgain' };
	const { items, error } = await runNode(
		run([{ text: 'a' }], options, { settings, nodeId: 'again' }),
	);
	expect(error).toBeUndefined();
	expect(texts()).toEqual(['a']);
	expect(items[0].json).toMatchObject({ id: 7001 });
});

test('a message that may exist keeps its key, even where sending it again is refused', async () => {
	const again = run(
		[{ text: 'a' }],
		{ sendOnceKey: 'k', onUnknownOutcome: 'sendAgain' },
		{ nodeId: 'k' },
	);
	sandbox.fault({ status: 502, create: true });
	const first = await runNode(again);
	sandbox.fault({ status: 403 });
	const second = await retryRun(again, first.run);
	expect((second.error?.context as { data: object }).data).toMatchObject({ outcome: 'unknown' });
	const { items } = await runNode(again);
	expect(items[0].json).toEqual({ sent: false, alreadySent: true, sendOnceKey: 'k' });
	expect(texts()).toEqual(['a']);
});

test('a second message with the same key waits for what becomes of the first', async () => {
	const items = [0, 1].map(() => ({ connection: 'conn_amber', text: 'same' }));
	sandbox.fault({ delayMs: 200, status: 400, body: { error: 'No' } });
	const settings = { onError: 'continueRegularOutput' as const };
	const options = { sendOnceKey: 'same', parallelSends: 2 };
	const result = await runNode(run(items, options, { settings, nodeId: 'same' }));
	expect(sandbox.peakInFlight).toBe(1);
	expect(texts()).toEqual(['same']);
	expect(result.items.map(({ json }) => ('error' in json ? 'error' : 'sent'))).toEqual([
		'error',
		'sent',
	]);
});

test('Parallel Sends of one connection is not that of another', async () => {
	const items = [
		...Array.from({ length: 8 }, (_, item) => ({
			connection: 'conn_amber',
			atOnce: 1,
			text: `a${item}`,
		})),
		{ connection: 'conn_bella', atOnce: 20, text: 'b' },
	];
	sandbox.fault({ match: { text: 'a0' }, status: 429 });
	await runNode(run(items, { parallelSends: '={{ $json.atOnce }}' }));
	expect(texts().filter((text) => text !== 'b')).toEqual(items.slice(0, 8).map(({ text }) => text));
});

test('a schedule that passes during a wait is not sent', async () => {
	sandbox.fault({ status: 429, headers: { 'retry-after': '2' } });
	const options = run([{ text: 'a', at: new Date(Date.now() + 1200).toISOString() }]);
	options.parameters = {
		...options.parameters,
		whenToSend: 'scheduled',
		scheduledDate: '={{ $json.at }}',
	};
	const { error } = await runNode(options);
	expect(error?.message).toMatch(/Scheduled Date .* passed while the message waited/);
	expect(texts()).toEqual([]);
});

test('the error of a retry says which execution to retry next', async () => {
	const options = run([{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
	sandbox.fault({ match: { text: 'b' }, status: 403 });
	const first = await runNode(options);
	sandbox.fault({ match: { text: 'c' }, status: 403 });
	const second = await retryRun(options, first.run);
	expect(second.error?.description).toContain(
		'retry this newest execution, not the one it came from',
	);
	const third = await retryRun(options, second.run);
	expect(third.error).toBeUndefined();
	expect(texts()).toEqual(['a', 'b', 'c']);
});

test('a key of digits leaves numbers alone', () => {
	const data = { id: 7001, text: 'key 7001', list: [7001, '7001'] };
	expect(redact(data, '7001')).toEqual({ id: 7001, text: 'key ***', list: [7001, '***'] });
});
