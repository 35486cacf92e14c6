import { sleep } from 'n8n-workflow';

import { exampleWorkflows } from '../scripts/n8n/examples';
import type { Saved } from '../scripts/n8n/rest';
import { startVideoServer, type VideoServer } from '../scripts/n8n/videoServer';
import {
	created,
	ended,
	executionsOf,
	outputOf,
	post,
	publish,
	resultOf,
	retry,
	until,
	untilCreated,
} from './helpers/executions';
import { hurried, isOnce, isSending, judge, meanwhile, prepare } from './helpers/exampleResults';
import { openStage, print, type Stage } from './helpers/stage';
import {
	OFAUTH_NODE,
	ofAuth,
	splitOut,
	texts,
	webhook,
	webhookWorkflow,
	workflow,
} from './helpers/workflows';

const BUCKET = { perMinute: 600, burst: 90 };

let stage: Stage;

beforeAll(async () => {
	stage = await openStage({ bucket: BUCKET });
}, 180_000);
beforeEach(() => stage.sandbox.reset());
afterAll(async () => await stage?.close(), 60_000);

const credential = () => stage.credential;
const send = async (path: string, items: object[]) => await post(stage.n8n.url, path, { items });

describe('Production', () => {
	it('answers a webhook with the response of each message, in item order', async () => {
		await publish(stage, webhookWorkflow('plain', ofAuth(credential())));
		const { status, json } = await send('plain', texts(3));
		expect(status).toBe(200);
		expect((json as Array<{ id: number }>).map(({ id }) => id)).toEqual([7001, 7002, 7003]);
		expect(created(stage.sandbox).texts).toEqual(['Message 1', 'Message 2', 'Message 3']);
	});

	it('sends 300 items through the rate limit, each once', async () => {
		await publish(stage, webhookWorkflow('bucket', ofAuth(credential())));
		const start = Date.now();
		const { json } = await send('bucket', texts(300));
		const seconds = (Date.now() - start) / 1000;
		const { distinct, twice } = created(stage.sandbox);
		const limits = stage.sandbox.received.filter(({ status }) => status === 429).length;
		const limit = ((300 - BUCKET.burst) / BUCKET.perMinute) * 60;
		print(
			`300 items: ${distinct} distinct, ${twice} twice, ${seconds.toFixed(1)} s (the bucket alone: ${limit} s), ${limits} answers 429`,
		);
		expect(json).toHaveLength(300);
		expect({ distinct, twice }).toEqual({ distinct: 300, twice: 0 });
	});

	it('Retry On Fail sends only the rest', async () => {
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		await publish(stage, webhookWorkflow('retry-on-fail', ofAuth(credential(), {}, settings)));
		stage.sandbox.fault({ match: { text: 'Message 3' }, status: 403, times: 2 });
		const { status, json } = await send('retry-on-fail', texts(5));
		expect(status).toBe(200);
		expect(json).toHaveLength(5);
		expect(created(stage.sandbox).texts).toEqual(texts(5).map(({ text }) => text));
	});

	it('Retry of a failed execution sends only the rest, and gives all responses', async () => {
		const saved = await publish(stage, webhookWorkflow('retry', ofAuth(credential())));
		stage.sandbox.fault({ match: { text: 'Message 4' }, status: 403 });
		const { status } = await send('retry', texts(6));
		expect(status).toBe(500);
		expect(created(stage.sandbox).distinct).toBe(3);
		const failed = await ended(stage.rest, saved.id);
		expect(failed.status).toBe('error');

		await retry(stage.rest, failed.id);
		const second = await ended(stage.rest, saved.id);
		const { data } = await resultOf(stage.rest, second.id);
		expect(second.status).toBe('success');
		expect(outputOf(data, OFAUTH_NODE).map(({ id }) => id)).toEqual([
			7001, 7002, 7003, 7004, 7005, 7006,
		]);
		expect(created(stage.sandbox).texts).toEqual(texts(6).map(({ text }) => text));
	});

	it('finds a message whose answer was lost among the sent ones, and sends the rest', async () => {
		// n8n remembers what it sent through a connection, and a sandbox that is reset gives the same IDs again.
		const connectionId = { __rl: true, mode: 'id', value: 'conn_coral' };
		await publish(stage, webhookWorkflow('looked-up', ofAuth(credential(), { connectionId })));
		stage.sandbox.fault({ match: { text: 'Message 2' }, drop: true, create: true });
		const { json } = await send('looked-up', texts(3));
		const items = json as Array<Record<string, unknown>>;
		expect(items.map(({ id }) => id)).toEqual([7001, 7002, 7003]);
		expect(items[1].foundByLookUp).toBe(true);
		expect(created(stage.sandbox).texts).toEqual(['Message 1', 'Message 2', 'Message 3']);
	});

	it('does not send a message of unknown outcome again, however often it is retried', async () => {
		const node = ofAuth(credential(), { options: { onUnknownOutcome: 'stop' } });
		const saved = await publish(stage, webhookWorkflow('unknown', node));
		stage.sandbox.fault({ match: { text: 'Message 2' }, drop: true, create: true });
		await send('unknown', texts(3));
		const failed = await ended(stage.rest, saved.id);
		await retry(stage.rest, failed.id);
		const [newest] = await executionsOf(stage.rest, saved.id);
		expect(newest.status).toBe('error');
		expect(created(stage.sandbox).texts).toEqual(['Message 1', 'Message 2']);
	});

	it('On Error "continue" sends the others and gives the failed one as an item', async () => {
		const settings = { onError: 'continueRegularOutput' };
		await publish(stage, webhookWorkflow('continue', ofAuth(credential(), {}, settings)));
		stage.sandbox.fault({ match: { text: 'Message 2' }, status: 403 });
		const { json } = await send('continue', texts(3));
		const items = json as Array<Record<string, unknown>>;
		expect(items).toHaveLength(3);
		expect(Object.keys(items[1]).sort()).toEqual(['details', 'error', 'message']);
		expect(created(stage.sandbox).texts).toEqual(['Message 1', 'Message 3']);
	});

	it('On Error "error output" parts the failed from the sent', async () => {
		const node = ofAuth(credential(), {}, { onError: 'continueErrorOutput' });
		const saved = await publish(stage, webhookWorkflow('error-output', node));
		stage.sandbox.fault({ match: { text: 'Message 2' }, status: 403 });
		await send('error-output', texts(3));
		const { id } = await ended(stage.rest, saved.id);
		const { data } = await resultOf(stage.rest, id);
		expect(outputOf(data, OFAUTH_NODE, 0).map(({ id: made }) => made)).toEqual([7001, 7002]);
		expect(outputOf(data, OFAUTH_NODE, 1)).toHaveLength(1);
	});

	it('a stopped execution sends no more; a second run with a Send Once Key sends the rest', async () => {
		const node = ofAuth(credential(), { options: { sendOnceKey: '={{ $json.text }}' } });
		const saved = await publish(stage, webhookWorkflow('stop', node, 'onReceived'));
		const items = texts(12, 'Key');
		stage.sandbox.fault({ delayMs: 250, create: true, times: 12 });
		await send('stop', items);
		await untilCreated(stage.sandbox, 4);
		const running = (await executionsOf(stage.rest, saved.id))[0];
		await stage.rest.call('POST', `/executions/${running.id}/stop`);
		const afterStop = await until(async () => {
			const before = stage.sandbox.messages.length;
			await sleep(1000);
			return stage.sandbox.messages.length === before ? before : undefined;
		}, 'quiet after the stop');
		expect(afterStop).toBeLessThanOrEqual(6);
		expect((await resultOf(stage.rest, running.id)).status).toBe('canceled');

		await send('stop', items);
		const second = await until(
			async () =>
				(await executionsOf(stage.rest, saved.id)).find(
					({ id, status }) => id !== running.id && status === 'success',
				),
			'the second run',
		);
		const { data } = await resultOf(stage.rest, second.id);
		const already = outputOf(data, OFAUTH_NODE).filter(({ alreadySent }) => alreadySent);
		const { distinct, twice } = created(stage.sandbox);
		print(
			`stopped after ${afterStop} of 12; second run: ${already.length} already sent, rest sent`,
		);
		expect(already).toHaveLength(afterStop);
		expect({ distinct, twice }).toEqual({ distinct: 12, twice: 0 });
	});

	it('Loop Over Items sends every batch once', async () => {
		const loop = {
			name: 'Loop',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			parameters: { batchSize: 3, options: {} },
		};
		const nodes = [webhook('loop', 'lastNode'), splitOut, loop, ofAuth(credential())];
		await publish(
			stage,
			workflow('loop', nodes, {
				Webhook: ['Items'],
				Items: ['Loop'],
				Loop: [[], [OFAUTH_NODE]],
				[OFAUTH_NODE]: ['Loop'],
			}),
		);
		const { status } = await send('loop', texts(10));
		expect(status).toBe(200);
		expect(created(stage.sandbox).texts).toEqual(texts(10).map(({ text }) => text));
	});

	it('a failed loop that is retried sends only the rest', async () => {
		const saved = (await stage.rest.workflows()).find(({ name }) => name === 'loop');
		stage.sandbox.fault({ match: { text: 'Message 5' }, status: 403 });
		await send('loop', texts(10));
		const failed = await ended(stage.rest, saved?.id ?? '');
		expect(failed.status).toBe('error');
		await retry(stage.rest, failed.id);
		expect(created(stage.sandbox).texts).toEqual(texts(10).map(({ text }) => text));
	});

	it('works in a sub-workflow, and gives the parent all responses', async () => {
		await publishCalled('parent');
		const { status, json } = await send('parent', texts(4));
		expect(status).toBe(200);
		expect(json).toHaveLength(4);
		expect(created(stage.sandbox).texts).toEqual(texts(4).map(({ text }) => text));
	});

	it('a sub-workflow that fails: what the text tells leads to 0 twice', async () => {
		const { parent, sub } = await publishCalled('failing-parent');
		stage.sandbox.fault({ match: { text: 'Message 4' }, status: 403 });
		const { status } = await send('failing-parent', texts(5));
		expect(status).toBe(500);
		expect(created(stage.sandbox).distinct).toBe(3);

		const failed = await ended(stage.rest, parent.id);
		const { error } = await resultOf(stage.rest, failed.id);
		print(`the parent shows: ${error?.message}\n${error?.description}`);
		const told = [error?.message, error?.description].map(
			(text) => /retry the sub-workflow's own execution (\d+)/.exec(text ?? '')?.[1],
		);
		const own = await ended(stage.rest, sub.id);
		expect(told).toEqual([own.id, own.id]);
		expect(own).toMatchObject({ status: 'error', mode: 'integrated' });

		await retry(stage.rest, own.id);
		const newest = await ended(stage.rest, sub.id);
		const { data } = await resultOf(stage.rest, newest.id);
		expect(newest.status).toBe('success');
		expect(outputOf(data, OFAUTH_NODE)).toHaveLength(5);
		const { distinct, twice } = created(stage.sandbox);
		expect({ distinct, twice }).toEqual({ distinct: 5, twice: 0 });
	});

	it('refuses a bad item before anything is sent, with the answer naming it', async () => {
		const saved = await publish(stage, webhookWorkflow('bad', ofAuth(credential())));
		await send('bad', [...texts(2), { text: 'Three', lists: '12.5' }]);
		const { id, status } = await ended(stage.rest, saved.id);
		const { error } = await resultOf(stage.rest, id);
		expect(status).toBe('error');
		expect(error?.message).toContain('Nothing was sent');
		expect(error?.message).toContain('12.5');
		expect(stage.sandbox.received).toEqual([]);
	});
});

/** A webhook's workflow that hands all its items to a sub-workflow with the node. */
async function publishCalled(path: string) {
	const trigger = {
		name: 'Called',
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		parameters: { inputSource: 'passthrough' },
	};
	const called = workflow(`sub of ${path}`, [trigger, ofAuth(credential())], {
		Called: [OFAUTH_NODE],
	});
	const sub = await publish(stage, called);
	const call = {
		name: 'Call',
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		parameters: {
			workflowId: { __rl: true, mode: 'id', value: sub.id },
			workflowInputs: { mappingMode: 'defineBelow', value: {} },
			options: {},
		},
	};
	const nodes = [webhook(path, 'lastNode'), splitOut, call];
	const parent = await publish(
		stage,
		workflow(path, nodes, { Webhook: ['Items'], Items: ['Call'] }),
	);
	return { parent, sub };
}

const NEEDS_A_MODEL = /langchain/;
const MANUAL = /manualTrigger|scheduleTrigger|executeWorkflowTrigger/;

describe('Examples', () => {
	const nowhere = { credential: { id: '', name: '' }, apiUrl: '', videoUrl: '' };
	const examples = exampleWorkflows(nowhere).filter(
		({ nodes }) => !nodes.some(({ type }) => NEEDS_A_MODEL.test(type)),
	);
	let video: VideoServer;
	beforeAll(async () => {
		video = await startVideoServer();
	});
	afterAll(async () => await video.close());

	/** Runs it to its end, begun by what is pinned, by hand or as if the clock had come. */
	async function runOnce(saved: Saved, trigger: string) {
		const { executionId } = await stage.rest.call<{ executionId: string }>(
			'POST',
			`/workflows/${saved.id}/run`,
			// n8n 1 runs what it is given, n8n 2 what was saved.
			{ workflowData: saved, triggerToStartFrom: { name: trigger } },
		);
		return await resultOf(stage.rest, executionId, 90);
	}

	/** The same, with what others do meanwhile. */
	async function runFirst(saved: Saved, trigger: string) {
		const [result] = await Promise.all([
			runOnce(saved, trigger),
			meanwhile(saved.name, stage.sandbox),
		]);
		return result;
	}

	it.each(examples.map(({ name }) => name))('"%s" is imported and runs', async (name) => {
		const surroundings = { apiUrl: stage.sandbox.url, videoUrl: video.url };
		const ready = exampleWorkflows({ credential: credential(), ...surroundings });
		const found = ready.find((one) => one.name === name);
		if (!found) throw new Error(`no example ${name}`);
		const example = hurried(found);
		const pinned = Object.keys(example.pinData ?? {});
		const trigger =
			example.nodes.find(
				(node) => pinned.includes(node.name) && /trigger|webhook/i.test(node.type),
			) ?? example.nodes.find(({ type }) => MANUAL.test(type));
		if (!trigger)
			throw new Error(`"${name}" has no trigger that starts without an event from outside`);
		const saved = await stage.rest.createWorkflow(example);
		prepare(name, stage.sandbox);
		const first = await runFirst(saved, trigger.name);
		const { status, error, data } = first;
		const { messages, chatMessages } = stage.sandbox;
		print(
			`"${name}": ${status}, ${messages.length} mass messages, ${chatMessages.length} chat messages`,
		);
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(created(stage.sandbox).twice).toBe(0);
		expect(new Set(chatMessages.map(({ userId }) => userId)).size).toBe(chatMessages.length);
		const made = judge(name, stage.sandbox, first);
		const { lastNodeExecuted: last = '' } = data.resultData;
		const sent = messages.length + chatMessages.length;
		if (isSending(example)) expect(sent).toBeGreaterThan(0);
		else expect(outputOf(data, last).length).toBeGreaterThan(0);

		if (!isOnce(example)) return;
		const changes = () => stage.sandbox.received.filter(({ method }) => method !== 'GET').length;
		const before = changes();
		const again = await runOnce(saved, trigger.name);
		expect(again.error).toBeUndefined();
		expect(messages.length + chatMessages.length).toBe(sent);
		print(`"${name}", a second run: ${again.status}, ${changes() - before} changes`);
		expect(judge(name, stage.sandbox, again)).toEqual(made);
	});
});
