import type { IDataObject, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';

import { chatMessage } from '../../nodes/OfAuth/actions/chatMessage';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import type { Operation } from '../../nodes/OfAuth/runner/operation';
import { optionForms } from '../../nodes/OfAuth/runner/options';
import type { Sandbox } from '../../sandbox';
import { credentialsFor, send, wordsOf } from '../actions/support';
import { newerAgent, olderAgent } from '../helpers/agents';
import {
	NODE_NAME,
	resultOf,
	retryRun,
	runNode,
	startRun,
	type RunOptions,
} from '../helpers/engine';
import { HAS_NEWER_AGENTS } from '../helpers/engineVersions';
import { useProcessedData } from '../helpers/processedData';
import { sandboxWith, useSandbox } from '../sandbox/client';
import { bytes, sha256, until, withFiles } from '../uploads/support';

const FAN = 100_001;
const its = useSandbox({ bucket: null });
beforeAll(async () => {
	await useProcessedData(':memory:');
});

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value: value as string });
const fans = (count: number) => Array.from({ length: count }, (_, nth) => ({ fan: FAN + nth }));
const REFUSED = { status: 403, body: { error: 'No', type: 'FORBIDDEN' } };

/** What the node is told; without a pause unless a test is about it. */
const chat = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	resource: 'chatMessage',
	operation: 'send',
	userId: byId('={{ $json.fan }}'),
	text: 'Hello',
	options: { secondsBetweenSends: 0, ...options },
	...more,
});

/** As n8n runs it by itself; each test has a node of its own, because n8n keeps keys per node. */
const runOf = (sandbox: Sandbox, nodeId: string, options: RunOptions): RunOptions => ({
	mode: 'trigger',
	nodeId,
	credentials: credentialsFor(sandbox),
	...options,
});

const isSend = ({ method, path }: Sandbox['received'][number]) =>
	method === 'POST' && path.startsWith('/v2/access/chats/');
const posts = ({ received }: Sandbox) => received.filter(isSend);
const to = (fan: number) => ({ method: 'POST', path: `/v2/access/chats/${fan}/messages` });
const sentTo = ({ chatMessages }: Sandbox) => chatMessages.map(({ userId }) => userId);

/** Milliseconds between the requests of a connection. */
function distances(sandbox: Sandbox, connection = 'conn_amber'): number[] {
	const times = posts(sandbox)
		.filter(({ connectionId }) => connectionId === connection)
		.map(({ at }) => at);
	return times.slice(1).map((at, index) => at - times[index]);
}

describe('Seconds Between Sends', () => {
	test('by itself OnlyFans refuses none, and no connection waits for another', async () => {
		const sandbox = await sandboxWith({ bucket: null, chatPaceMs: 3000 });
		const connections = ['conn_amber', 'conn_bella', 'conn_coral'];
		const { items, error } = await send(sandbox, {
			items: [0, 1, 2].flatMap(() => connections).map((of, nth) => ({ of, fan: FAN + nth })),
			// Nothing in Options: it is the default that is tried.
			parameters: chat({}, { options: {}, connectionId: byId('={{ $json.of }}') }),
		});
		expect([error, items.length]).toEqual([undefined, 9]);
		expect(posts(sandbox).map(({ status }) => status)).toEqual(Array(9).fill(200));
		for (const connection of connections) {
			const apart = distances(sandbox, connection);
			expect([apart.length, Math.min(...apart) >= 3000]).toEqual([2, true]);
		}
		// Round by round: one after another it would be connection by connection.
		const order = posts(sandbox).map(({ connectionId }) => connectionId);
		for (const round of [0, 3, 6])
			expect(order.slice(round, round + 3).sort()).toEqual(connections);
	});

	test('it holds over Retry On Fail, after what was refused too', async () => {
		const sandbox = await sandboxWith({ bucket: null, chatPaceMs: 400 });
		sandbox.fault({ match: to(FAN + 1), ...REFUSED });
		const { items, error } = await send(sandbox, {
			items: fans(4),
			parameters: chat({ secondsBetweenSends: 0.4 }),
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect([error, items.length]).toEqual([undefined, 4]);
		expect(sentTo(sandbox)).toEqual(fans(4).map(({ fan }) => fan));
		expect(distances(sandbox)).toHaveLength(4);
		expect(Math.min(...distances(sandbox))).toBeGreaterThanOrEqual(400);
	});

	test.each(['one after the other', 'side by side'])('it holds over two runs %s', async (how) => {
		const sandbox = await sandboxWith({ bucket: null, chatPaceMs: 400 });
		const run = async (first: number) =>
			await send(sandbox, {
				items: fans(3).map(({ fan }) => ({ fan: fan + first })),
				parameters: chat({ secondsBetweenSends: 0.4 }),
			});
		const both =
			how === 'side by side' ? await Promise.all([run(0), run(10)]) : [await run(0), await run(10)];
		expect(both.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(new Set(sentTo(sandbox)).size).toBe(6);
		expect(distances(sandbox)).toHaveLength(5);
		expect(Math.min(...distances(sandbox))).toBeGreaterThanOrEqual(400);
	});

	test('it is counted from the end of a slow one, whichever run that is of', async () => {
		const sandbox = await sandboxWith({ bucket: null });
		sandbox.fault({ match: { method: 'POST', path: /chats/ }, delayMs: 700, times: Infinity });
		const run = async (fan: number) =>
			await send(sandbox, { items: [{ fan }], parameters: chat({ secondsBetweenSends: 0.3 }) });
		await Promise.all([run(FAN), run(FAN + 1), run(FAN + 2)]);
		expect(distances(sandbox)).toHaveLength(2);
		expect(Math.min(...distances(sandbox))).toBeGreaterThanOrEqual(1000);
	});

	test('what was sent before, by its key, takes no time of the others', async () => {
		const keyed = (options: INodeParameters) =>
			runOf(its.sandbox, 'paced keys', {
				items: fans(15),
				parameters: chat({ sendOnceKey: '={{ $json.fan }}', ...options }),
			});
		await runNode(keyed({}));
		// Five seconds for each would outlast the test by far.
		const { items } = await runNode(keyed({ secondsBetweenSends: 5 }));
		expect(items.filter(({ json }) => json.alreadySent === true)).toHaveLength(15);
		expect(posts(its.sandbox)).toHaveLength(15);
	});

	test.each([-1, '={{ "soon" }}'])('%j is refused before anything is sent', async (pause) => {
		const { error } = await send(its.sandbox, {
			items: fans(2),
			parameters: chat({ secondsBetweenSends: pause }),
		});
		expect(error?.message).toContain('Options → Seconds Between Sends');
		expect(its.sandbox.received).toEqual([]);
	});
});

describe('each fan once', () => {
	test('Send Once Key: what one execution has sent, the next does not', async () => {
		const options = runOf(its.sandbox, 'keys', {
			items: fans(3),
			parameters: chat({ sendOnceKey: '=welcome {{ $json.fan }}' }),
		});
		await runNode({ ...options, items: fans(2) });
		const { items } = await runNode(options);
		expect(sentTo(its.sandbox)).toEqual([FAN, FAN + 1, FAN + 2]);
		expect(items.map(({ json }) => json.alreadySent ?? false)).toEqual([true, true, false]);
	});

	test('the same key for two fans is refused before anything is sent', async () => {
		const run = { items: fans(2), parameters: chat({ sendOnceKey: 'may' }) };
		const { error } = await runNode(runOf(its.sandbox, 'shared key', run));
		expect(error?.message).toContain('is also the key of item');
		expect(posts(its.sandbox)).toEqual([]);
	});

	test('what comes out says whom it is for, and so does an error', async () => {
		its.sandbox.fault({ match: to(FAN + 1), ...REFUSED });
		const { items } = await runNode(
			runOf(its.sandbox, 'whom', {
				items: fans(3),
				parameters: chat(),
				settings: { onError: 'continueRegularOutput' },
			}),
		);
		expect(items.map(({ json }) => json.userId)).toEqual([`${FAN}`, undefined, `${FAN + 2}`]);
		expect(items[1].json.details).toMatchObject({ userId: `${FAN + 1}` });
		its.sandbox.fault({ match: to(FAN + 1), ...REFUSED });
		const stopped = await runNode(
			runOf(its.sandbox, 'whom stopped', { items: fans(2), parameters: chat() }),
		);
		expect(stopped.error?.message).toContain(`[item 1; userId ${FAN + 1}]`);
		const retried = await retryRun(
			runOf(its.sandbox, 'whom stopped', { items: fans(2), parameters: chat() }),
			stopped.run,
		);
		expect(retried.items.map(({ json }) => json.userId)).toEqual([`${FAN}`, `${FAN + 1}`]);
	});

	test.each(['undefined', '..', '123,456', '@amber', 1.5])(
		'a fan that is none (%j) is refused before anything is sent',
		async (fan) => {
			const { error } = await send(its.sandbox, {
				items: [{ fan: FAN }, { fan }],
				parameters: chat(),
			});
			expect(error?.message).toContain('Fan [item 1]');
			expect(posts(its.sandbox)).toEqual([]);
		},
	);

	test('Retry sends to those who got nothing, and gives the answers of all', async () => {
		its.sandbox.fault({ match: to(FAN + 1), ...REFUSED });
		const options = runOf(its.sandbox, 'ledger', { items: fans(4), parameters: chat() });
		const stopped = await runNode(options);
		expect(stopped.error?.message).toContain(`[item 1; userId ${FAN + 1}]`);
		expect(wordsOf(stopped.error)).toContain('Sent: 1 of 4 messages; not tried: 2');
		const { items, error } = await retryRun(options, stopped.run);
		expect(error).toBeUndefined();
		expect(sentTo(its.sandbox)).toEqual(fans(4).map(({ fan }) => fan));
		expect(items.map(({ json }) => json.id)).toEqual([8000001, 8000002, 8000003, 8000004]);
	});

	test('Dry Run sends nothing, and says to whom it would', async () => {
		const { items } = await send(its.sandbox, {
			items: fans(2),
			parameters: chat({ dryRun: true }, { text: '=Hi {{ $json.fan }}' }),
		});
		expect(its.sandbox.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect(items.map(({ json }) => json)).toEqual(
			fans(2).map(({ fan }) =>
				expect.objectContaining({
					dryRun: true,
					sent: false,
					userId: String(fan),
					body: { text: `Hi ${fan}` },
					review: expect.stringContaining(`To: user ${fan}`),
				}),
			),
		);
	});

	test('a run that was cut off: the Retry knows whom it has written to, in whatever order they come', async () => {
		const sandbox = await sandboxWith({ bucket: null });
		const options = runOf(sandbox, 'journal', {
			executionId: 'chat-journal-1',
			items: fans(3),
			parameters: chat(),
		});
		sandbox.fault({ match: to(FAN + 1), create: true, delayMs: 60_000 });
		const running = startRun(options);
		await until(() => posts(sandbox).length === 2);
		running.cancel();
		await running;
		const ids = { retryOf: 'chat-journal-1', executionId: 'chat-journal-2' };
		const { items } = await runNode({
			...options,
			...ids,
			mode: 'retry',
			items: [...fans(3)].reverse(),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(sentTo(sandbox)).toEqual([FAN, FAN + 1, FAN + 2]);
		expect(items.map(({ json }) => 'error' in json)).toEqual([false, true, true]);
	});
});

describe('a file of the workflow', () => {
	async function withFile(): Promise<RunOptions> {
		const options = await withFiles(its.sandbox, { data: bytes(2500) });
		const { media } = options.parameters as INodeParameters;
		return { ...options, items: fans(1), parameters: chat({}, { media }) };
	}

	test('is uploaded and goes into the message', async () => {
		const { items, error } = await runNode(await withFile());
		expect(error).toBeUndefined();
		expect(its.sandbox.uploads).toMatchObject([{ size: 2500, sha256: sha256(bytes(2500)) }]);
		const [{ mediaId }] = its.sandbox.uploads;
		expect(its.sandbox.chatMessages).toMatchObject([
			{ userId: FAN, body: { text: 'Hello', mediaItems: [mediaId] } },
		]);
		expect(items[0].json.id).toBe(8000001);
	});

	test('is not uploaded again by a Retry', async () => {
		its.sandbox.fault({ match: to(FAN), ...REFUSED });
		const options = await withFile();
		const { run, error } = await runNode(options);
		expect(error?.message).toContain('FORBIDDEN');
		await retryRun(options, run);
		expect(its.sandbox.uploads).toHaveLength(1);
		expect(its.sandbox.chatMessages).toMatchObject([
			{ body: { mediaItems: [its.sandbox.uploads[0].mediaId] } },
		]);
	});
});

describe('unknown outcome', () => {
	const operation = chatMessage.operations.find(({ value }) => value === 'send') as Operation;

	test('the form has Stop and Send Again, and begins with Stop', () => {
		const { inOptions } = optionForms(operation);
		const form = inOptions.find(({ name }) => name === 'onUnknownOutcome') as INodeProperties;
		const values = (form.options ?? []).map((option) => (option as { value: string }).value);
		expect([form.default, values.sort()]).toEqual(['stop', ['sendAgain', 'stop']]);
	});

	test('Look It Up is refused before anything is sent', async () => {
		const { error } = await send(its.sandbox, {
			items: fans(1),
			parameters: chat({ onUnknownOutcome: 'lookUp' }),
		});
		expect(error?.message).toContain('Options → If Outcome Is Unknown');
		expect(its.sandbox.received).toEqual([]);
	});

	test.each([true, false])('stays unknown, whatever became of it (%s)', async (create) => {
		its.sandbox.fault({ match: to(FAN + 1), drop: true, create });
		const options = runOf(its.sandbox, `unknown ${create}`, { items: fans(3), parameters: chat() });
		const stopped = await runNode(options);
		const retried = await retryRun(options, stopped.run);
		for (const { error } of [stopped, retried]) {
			expect(error?.message).toContain(`[item 1; userId ${FAN + 1}]`);
			expect(wordsOf(error)).toContain('Look into the chat with this fan');
			expect(wordsOf(error)).toContain('Nobody knows whether OFAuth created this message');
			expect(wordsOf(error)).not.toMatch(/look(ed)? it up|looked up/i);
			expect((error?.context as { data: object }).data).toMatchObject({ outcome: 'unknown' });
		}
		expect(its.sandbox.received.map(({ method }) => method)).toEqual(['POST', 'POST']);
	});

	test('as an item it says the same, and the others are sent', async () => {
		its.sandbox.fault({ match: to(FAN + 1), drop: true, create: true });
		const { items } = await send(its.sandbox, {
			items: fans(3),
			parameters: chat(),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items[1].json.message).toContain('Look into the chat with this fan');
		expect(items[1].json.details).toMatchObject({ outcome: 'unknown' });
		expect(posts(its.sandbox)).toHaveLength(3);
		expect(its.sandbox.received).toHaveLength(3);
	});

	test('Send Again sends that message and the rest', async () => {
		its.sandbox.fault({ match: to(FAN + 1), drop: true });
		const options = runOf(its.sandbox, 'again', { items: fans(3), parameters: chat() });
		const stopped = await runNode(options);
		const parameters = chat({ onUnknownOutcome: 'sendAgain' });
		const { items } = await retryRun({ ...options, parameters }, stopped.run);
		expect([items.length, sentTo(its.sandbox)]).toEqual([3, [FAN, FAN + 1, FAN + 2]]);
	});
});

describe('Unsend', () => {
	const unsend = async (fan: number, messageId: unknown) =>
		await send(its.sandbox, {
			parameters: {
				resource: 'chatMessage',
				operation: 'delete',
				userId: byId(fan),
				messageId: messageId as string,
			},
		});
	const sendTwo = async () => await send(its.sandbox, { items: fans(2), parameters: chat() });

	test('what was sent is taken back, and a second time there is nothing', async () => {
		const { items } = await sendTwo();
		const id = items[0].json.id as number;
		const done = await unsend(FAN, id);
		expect(done.items[0].json).toMatchObject({
			deleted: true,
			userId: String(FAN),
			messageId: String(id),
		});
		expect(its.sandbox.chatMessages.map(({ canceledAt }) => canceledAt !== undefined)).toEqual([
			...[true, false],
		]);
		const again = await unsend(FAN, id);
		expect(again.error?.message).toContain('There is no such message in the chat with this fan');
		expect(wordsOf(again.error)).toContain('there is nothing left to do');
	});

	test('a message to another fan stays', async () => {
		const { items } = await sendTwo();
		const { error } = await unsend(FAN + 1, items[0].json.id);
		expect(error?.message).toContain('There is no such message in the chat with this fan');
		expect(its.sandbox.chatMessages.filter(({ canceledAt }) => canceledAt)).toEqual([]);
	});

	test('success: false is no success', async () => {
		const { items } = await sendTwo();
		its.sandbox.advance(25 * 3_600_000);
		const { error, items: none } = await unsend(FAN, items[0].json.id);
		expect(none).toEqual([]);
		expect(error?.message).toContain('OFAuth did not unsend the message (success: false)');
		expect(wordsOf(error)).toContain('What the fan has got stays there');
	});

	test('an answer that was lost after it was unsent is done', async () => {
		const { items } = await sendTwo();
		its.sandbox.fault({ match: { method: 'DELETE', path: /chats/ }, drop: true, create: true });
		const done = await unsend(FAN, items[0].json.id);
		expect(done.items[0].json).toMatchObject({ deleted: true, alreadyGone: true });
	});
});

const AGENTS: Array<[string, typeof newerAgent]> = [['older agents', olderAgent]];
if (HAS_NEWER_AGENTS) AGENTS.push(['newer agents', newerAgent]);

test.each(AGENTS)(
	'a tool of %s: the same text to two fans is two messages, to one fan it is one',
	async (_name, agent) => {
		const tool = new OfAuth();
		tool.description = { ...tool.description, inputs: [], outputs: ['ai_tool'] };
		const calls: IDataObject[] = [{ fan: FAN }, { fan: FAN + 1 }, { fan: FAN }].map(({ fan }) => ({
			fan: String(fan),
		}));
		const node = (name: string, type: string, more = {}) => ({
			...{ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number] },
			...{ parameters: {}, ...more },
		});
		const run = await startRun({
			mode: 'trigger',
			credentials: credentialsFor(its.sandbox),
			nodeType: tool,
			nodeTypes: { agent: agent(calls) as INodeType },
			workflow: {
				nodes: [
					node('Start', 'start'),
					node('Agent', 'agent'),
					node(NODE_NAME, 'n8n-nodes-ofauth.ofAuthTool', {
						parameters: {
							...chat(),
							toolDescription: 'Writes to a fan',
							userId: byId("={{ $fromAI('fan', 'whom', 'string') }}"),
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
		});
		expect(resultOf(run, 'Agent').error).toBeUndefined();
		expect(sentTo(its.sandbox)).toEqual([FAN, FAN + 1]);
	},
);
