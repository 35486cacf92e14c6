import { sleep } from 'n8n-workflow';

import { DEFAULT_CONNECTIONS, type SandboxOptions } from '../../sandbox';
import { credentialsFor, hintsOf, send, wordsOf } from '../actions/support';
import { retryRun, type RunOptions } from '../helpers/engine';
import { sandboxWith } from '../sandbox/client';

let connections = 0;

/** The process remembers what it sent through a connection: each test has its own. */
async function open(options: SandboxOptions = {}) {
	const connectionId = `conn_look${++connections}`;
	const sandbox = await sandboxWith({
		bucket: null,
		connections: [{ ...DEFAULT_CONNECTIONS[0], id: connectionId }],
		...options,
	});
	const credentials = credentialsFor(sandbox, { connectionId });
	const run = (more: RunOptions = {}) => ({ credentials, mode: 'trigger' as const, ...more });
	return { sandbox, run, connectionId };
}

const looks = ({ received }: { received: Array<{ path: string }> }) =>
	received.filter(({ path }) => path.endsWith('/sent'));
const texts = (count: number) => Array.from({ length: count }, (_, item) => ({ text: `m${item}` }));
const parameters = { text: '={{ $json.text }}', userIds: '', userLists: ['fans'] };

test('a message that is found lets the others follow, each once, and comes out as OFAuth shows it', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ match: { text: 'm1' }, create: true, drop: true });
	const result = await send(sandbox, run({ parameters, items: texts(4) }));
	expect(result.error).toBeUndefined();
	expect(sandbox.messages.map(({ body }) => body.text)).toEqual(['m0', 'm1', 'm2', 'm3']);
	expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3].map((item) => ({ item })),
	);
	expect(result.items[1].json).toMatchObject({ id: 7002, rawText: 'm1', foundByLookUp: true });
	expect(hintsOf(result)).toEqual([expect.stringContaining('found among the sent messages')]);
	expect(looks(sandbox)).toHaveLength(1);
});

test('a hundred lost at once cost at most three requests, and all that exist are found', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, status: 502, times: Infinity });
	const { items } = await send(
		sandbox,
		run({
			parameters: { ...parameters, options: { parallelSends: 20 } },
			items: texts(100),
			settings: { onError: 'continueRegularOutput' },
		}),
	);
	expect(items.every(({ json }) => json.foundByLookUp === true)).toBe(true);
	expect(items.map(({ json }) => json.rawText)).toEqual(texts(100).map(({ text }) => text));
	expect(new Set(items.map(({ json }) => json.id)).size).toBe(100);
	expect(looks(sandbox).length).toBeLessThanOrEqual(3);
});

test('Retry On Fail looks again before it stops', async () => {
	const { sandbox, run } = await open({ sent: { lagMs: 600 } });
	sandbox.fault({ create: true, drop: true });
	const { error, items } = await send(
		sandbox,
		run({
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 500 },
		}),
	);
	expect(error).toBeUndefined();
	expect(items[0].json.foundByLookUp).toBe(true);
	expect(sandbox.messages).toHaveLength(1);
});

test('of a run that ended in the middle of a send the Retry looks, from what the ledger wrote ahead', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true, times: Infinity });
	sandbox.fault({ match: { path: /\/sent$/ }, status: 403, times: 1 });
	const options = run();
	const failed = await send(sandbox, options);
	const stored = JSON.parse(JSON.stringify(failed.run)) as typeof failed.run;
	const [context] = Object.values(stored.data.executionData?.contextData ?? {}) as Array<{
		ofAuthLedger: Array<{ entries: Record<string, { state: string; failure?: object }> }>;
	}>;
	context.ofAuthLedger[0].entries[0] = { ...context.ofAuthLedger[0].entries[0], state: 'started' };
	const retried = await retryRun(
		{ parameters: { text: 'Hello', userIds: '123456' }, ...options },
		stored,
	);
	expect(retried.error).toBeUndefined();
	expect(retried.items[0].json).toMatchObject({ id: 7001, foundByLookUp: true });
	expect(sandbox.messages).toHaveLength(1);
});

test('an equal one of an earlier round is none of those that were lost', async () => {
	const { sandbox, run } = await open();
	await send(sandbox, run());
	sandbox.fault({ drop: true });
	const { error } = await send(sandbox, run());
	expect(error?.message).toContain('The connection to OFAuth broke');
	expect(wordsOf(error)).toMatch(/It was looked up [23] times/);
	expect(wordsOf(error)).toContain('and is not there; OFAuth may show it later.');
});

test('two runs that lose equal messages at once: one that exists is not taken for both', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true, delayMs: 500 });
	sandbox.fault({ drop: true, delayMs: 500 });
	const both = await Promise.all([send(sandbox, run()), send(sandbox, run())]);
	expect(sandbox.messages).toHaveLength(1);
	for (const { error } of both)
		expect(wordsOf(error)).toContain('1 is like it, and 2 like it may have been created');
});

test.each<[string, SandboxOptions]>([
	['whose hasMore never ends', { sent: { endlessHasMore: true } }],
	['that ignores endDate', { sent: { ignoresEndDate: true, endlessHasMore: true, most: 20 } }],
])('a server %s: the look-up ends', async (_name, options) => {
	const { sandbox, run, connectionId } = await open(options);
	for (let index = 0; index < 30; index++)
		sandbox.addMessage({ connectionId, body: { text: `other ${index}` }, at: Date.now() - 60_000 });
	sandbox.fault({ create: true, drop: true });
	const { error, items } = await send(sandbox, run());
	expect(error).toBeUndefined();
	expect(items[0].json.foundByLookUp).toBe(true);
});

test('more than a page of messages later a Retry still finds it', async () => {
	const { sandbox, run, connectionId } = await open();
	sandbox.fault({ create: true, drop: true });
	sandbox.fault({ match: { path: /\/sent$/ }, status: 403 });
	const options = run();
	const failed = await send(sandbox, options);
	await sleep(2100);
	for (let index = 0; index < 120; index++) {
		const at = Date.now() - index * 8;
		sandbox.addMessage({ connectionId, body: { text: `later ${index}` }, at });
	}
	const retried = await retryRun(
		{ parameters: { text: 'Hello', userIds: '123456' }, ...options },
		failed.run,
	);
	expect(retried.items[0]?.json).toMatchObject({ id: 7001, foundByLookUp: true });
});

test('Stop asks nothing, and Send Again sends', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true });
	const options = run({ parameters: { options: { onUnknownOutcome: 'stop' } } });
	const { error } = await send(sandbox, options);
	expect(error).toBeDefined();
	expect(looks(sandbox)).toEqual([]);
	expect(wordsOf(error)).not.toContain('looked up');
});

test('a scheduled message is not looked up, and says why', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true });
	const scheduledDate = new Date(Date.now() + 3_600_000).toISOString();
	const { error } = await send(
		sandbox,
		run({ parameters: { whenToSend: 'scheduled', scheduledDate } }),
	);
	expect(wordsOf(error)).toContain('It was not looked up: OFAuth shows no scheduled messages');
	expect(looks(sandbox)).toEqual([]);
});

test('answers without a Date tell nothing', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true });
	sandbox.fault({
		match: { path: /\/sent$/ },
		times: Infinity,
		headers: { date: 'x' },
		body: { items: [], hasMore: false },
	});
	const { error } = await send(sandbox, run());
	expect(wordsOf(error)).toContain('OFAuth’s answers tell no time (Date)');
});

test('a look-up that gets no answer ends, and says why', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true });
	sandbox.fault({ match: { path: /\/sent$/ }, drop: true, times: Infinity });
	const { error } = await send(sandbox, run());
	expect(wordsOf(error)).toContain('It could not be looked up: The connection to OFAuth broke');
	expect(looks(sandbox)).toHaveLength(3);
});

test('a rate limit in a look-up is a wait', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ create: true, drop: true });
	sandbox.fault({ match: { path: /\/sent$/ }, status: 429, headers: { 'retry-after': '1' } });
	const { error } = await send(sandbox, run());
	expect(error).toBeUndefined();
});

test('neither ledger nor error has the text in it', async () => {
	const { sandbox, run } = await open();
	sandbox.fault({ drop: true });
	const { run: failed, error } = await send(sandbox, run({ parameters: { text: 'secret words' } }));
	const kept = JSON.stringify(failed.data.executionData?.contextData);
	expect(kept).toContain('"trace"');
	expect(kept).not.toMatch(/secret ?words/);
	expect(wordsOf(error)).not.toMatch(/secret/);
});
