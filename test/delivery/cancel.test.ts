import { sleep, type IRun } from 'n8n-workflow';

import { SANDBOX_API_KEY, startSandbox, type SandboxOptions, type Sandbox } from '../../sandbox';
import { NODE_NAME, runNode, startRun, type RunOptions } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';

const items = Array.from({ length: 50 }, (_, item) => ({ name: `fans ${item}` }));
const SECOND = 1000;
let sandbox: Sandbox;
let stored: IRun;

beforeAll(async () => await useProcessedData(':memory:'));
afterEach(async () => await sandbox.close());

async function start(nodeId: string, options: SandboxOptions): Promise<RunOptions> {
	sandbox = await startSandbox(options);
	return {
		nodeId,
		items,
		parameters: {
			text: '={{ $json.name }}',
			userLists: ['fans'],
			options: { sendOnceKey: '={{ $json.name }}' },
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
		onStored: (json) => (stored = JSON.parse(json) as IRun),
	};
}

/** Stops the run when so many messages have been created. @returns milliseconds until the node had ended */
async function stopAfter(messages: number, options: RunOptions, waits = false): Promise<number> {
	const run = startRun(options);
	while (sandbox.messages.length < messages) await sleep(1);
	// Into what comes next: a request on its way, or the wait for the rate limit, of which the node has been told.
	while (waits && !sandbox.received.some(({ status }) => status === 429)) await sleep(1);
	await sleep(waits ? 300 : 60);
	const stoppedAt = performance.now();
	run.cancel();
	await run;
	return performance.now() - stoppedAt;
}

/** n8n stores nothing from which a stopped run could go on: its node is neither done nor waiting. */
function expectNothingToGoOnFrom() {
	expect(stored.status).toBe('canceled');
	expect(stored.data.resultData.runData[NODE_NAME]).toBeUndefined();
	expect(stored.data.executionData?.nodeExecutionStack).toEqual([]);
}

async function expectNewRunToSendTheRest(options: RunOptions) {
	const before = sandbox.messages.map(({ body }) => body.text);
	const result = await runNode(options);
	expect(result.error).toBeUndefined();
	const texts = sandbox.messages.map(({ body }) => body.text);
	expect(new Set(texts).size).toBe(texts.length);
	const skipped = result.items.filter(({ json }) => json.alreadySent === true);
	// What was on its way when the run was stopped counts as sent: nobody knows whether it was.
	expect(skipped.length - before.length).toBeGreaterThanOrEqual(0);
	expect(skipped.length - before.length).toBeLessThanOrEqual(1);
	expect(texts.length - before.length).toBe(items.length - skipped.length);
}

test('in the middle of 50 items: at most the one on its way is created, and a new run sends the rest', async () => {
	const options = await start('middle', { bucket: null });
	sandbox.fault({ skip: 10, create: true, delayMs: 60_000 });
	const took = await stopAfter(11, options);
	const created = sandbox.messages.length;
	expect(took).toBeLessThan(SECOND);
	await sleep(300);
	expect(sandbox.messages).toHaveLength(created);
	expectNothingToGoOnFrom();
	// Written ahead: what was on its way is known to have begun.
	expect(JSON.stringify(stored.data.executionData?.contextData)).toMatch(
		/"10":\{"state":"started","trace":\{/,
	);
	await expectNewRunToSendTheRest(options);
});

test('in the middle of a wait for the rate limit: nothing more is created, and a new run sends the rest', async () => {
	const options = await start('wait', { bucket: null });
	sandbox.fault({ skip: 10, status: 429, headers: { 'retry-after': '30' }, times: Infinity });
	const took = await stopAfter(10, options, true);
	expect(took).toBeLessThan(SECOND);
	await sleep(1500);
	expect(sandbox.messages).toHaveLength(10);
	expectNothingToGoOnFrom();
	sandbox.reset();
	sandbox.messages.push(
		...items
			.slice(0, 10)
			.map(({ name }, item) => ({ id: item, at: 0, connectionId: '', body: { text: name } })),
	);
	const { items: output } = await runNode({ ...options, items: items.slice(0, 15) });
	expect(output.filter(({ json }) => json.alreadySent === true)).toHaveLength(10);
	expect(sandbox.messages.slice(10).map(({ body }) => body.text)).toEqual(
		items.slice(10, 15).map(({ name }) => name),
	);
});

test('with continue on fail a stopped run sends nothing more either', async () => {
	const options = await start('continue', { bucket: null });
	sandbox.fault({ skip: 10, create: true, delayMs: 60_000 });
	const took = await stopAfter(11, { ...options, settings: { onError: 'continueRegularOutput' } });
	expect(took).toBeLessThan(SECOND);
	await sleep(300);
	expect(sandbox.messages).toHaveLength(11);
});
