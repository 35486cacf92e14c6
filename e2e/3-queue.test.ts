import { sleep } from 'n8n-workflow';

import { manyConnections } from '../sandbox';
import type { RunningN8n } from '../scripts/n8n/start';
import {
	created,
	executionsOf,
	outputOf,
	post,
	publish,
	resultOf,
	retry,
	until,
	untilCreated,
} from './helpers/executions';
import { openQueueStage, type QueueStage } from './helpers/queue';
import { note, print } from './helpers/stage';
import { ofAuth, texts, webhookWorkflow } from './helpers/workflows';

/** OFAuth's rate, with a burst so small that 50 messages of a connection have to wait. */
const BUCKET = { perMinute: 60, burst: 30 };
const CONNECTIONS = manyConnections(21).filter(({ status }) => status === 'active');

let stage: QueueStage;

beforeAll(async () => {
	stage = await openQueueStage({ bucket: BUCKET, connections: CONNECTIONS });
}, 300_000);
beforeEach(async () => {
	// What a check that has failed has left behind must not spoil the next.
	await settled();
	stage.sandbox.reset();
});
afterAll(async () => await stage?.close(), 120_000);

const send = async (path: string, items: object[]) => await post(stage.n8n.url, path, { items });

/** Items that all go through the first connection. */
const items = (count: number, prefix: string) =>
	texts(count, prefix).map((item) => ({ ...item, connection: CONNECTIONS[0].id }));

/** The newest execution of a workflow that is none of these, once a worker has begun it. */
async function begun(workflowId: string, known: string[] = []) {
	return await until(async () => {
		const execution = (await executionsOf(stage.rest, workflowId)).find(
			({ id }) => !known.includes(id),
		);
		const worker = execution && stage.workerOf(execution.id);
		return worker === undefined ? undefined : { id: execution?.id ?? '', worker };
	}, 'an execution that a worker has begun');
}

describe('Queue mode', () => {
	it('200 executions of 5 items over 20 connections: 1,000 messages, each once, and none again', async () => {
		// Both workers write n8n's one record of keys all the time.
		const node = ofAuth(stage.credential, { options: { sendOnceKey: '={{ $json.text }}' } });
		const saved = await publish(stage, webhookWorkflow('many', node, 'onReceived'));
		const sendAll = async () => {
			const calls = Array.from({ length: 200 }, async (_, execution) => {
				const rows = texts(5, `Execution ${execution} message`).map((item, row) => ({
					...item,
					connection: CONNECTIONS[(execution * 5 + row) % CONNECTIONS.length].id,
				}));
				return (await send('many', rows)).status;
			});
			expect(new Set(await Promise.all(calls))).toEqual(new Set([200]));
		};
		const start = Date.now();
		await sendAll();
		const byWorker = await untilFinished(200);
		const seconds = (Date.now() - start) / 1000;
		const { distinct, twice } = created(stage.sandbox);
		const limited = stage.sandbox.received.filter(({ status }) => status === 429).length;
		const shares = byWorker.map(({ length }) => length);
		print(
			`200 executions on 2 workers (${shares.join(' + ')}): ${distinct} distinct, ${twice} twice, ${seconds.toFixed(1)} s, ${limited} answers 429`,
		);
		const statuses = new Set<string>();
		for (const id of byWorker.flat()) {
			const execution = await resultOf(stage.rest, id);
			expect(execution.workflowId).toBe(saved.id);
			statuses.add(execution.status);
		}
		expect([...statuses]).toEqual(['success']);
		expect({ distinct, twice }).toEqual({ distinct: 1000, twice: 0 });
		expect(Math.min(...shares)).toBeGreaterThan(0);

		await sendAll();
		await untilFinished(400);
		const again = created(stage.sandbox);
		print(`the same 200 executions again, with their Send Once Keys: ${again.twice} sent twice`);
		expect({ distinct: again.distinct, twice: again.twice }).toEqual({ distinct: 1000, twice: 0 });
	}, 400_000);

	it.each([1, 4, 12])(
		'48 messages of one connection, shared by %s executions: the bucket is the limit',
		async (executions) => {
			const path = `shared-${executions}`;
			const saved = await publish(
				stage,
				webhookWorkflow(path, ofAuth(stage.credential), 'onReceived'),
			);
			const all = items(48, 'Shared');
			const size = all.length / executions;
			const start = Date.now();
			await Promise.all(
				Array.from({ length: executions }, async (_, index) => {
					await send(path, all.slice(index * size, (index + 1) * size));
				}),
			);
			await untilCreated(stage.sandbox, all.length, 150);
			const seconds = (Date.now() - start) / 1000;
			const limit = ((all.length - BUCKET.burst) / BUCKET.perMinute) * 60;
			const limited = stage.sandbox.received.filter(({ status }) => status === 429).length;
			print(
				`${executions} executions: ${seconds.toFixed(1)} s, ${(seconds / limit).toFixed(2)} × the bucket's ${limit} s, ${limited} answers 429`,
			);
			const ended = await until(
				async () => {
					const statuses = (await executionsOf(stage.rest, saved.id)).map(({ status }) => status);
					return statuses.some((status) => status === 'running' || status === 'new')
						? undefined
						: statuses;
				},
				'the end of all executions',
				60,
			);
			expect(ended).toEqual(Array.from({ length: executions }, () => 'success'));
			const { distinct, twice } = created(stage.sandbox);
			expect({ distinct, twice }).toEqual({ distinct: 48, twice: 0 });
		},
		240_000,
	);

	it('an execution that failed in one worker and is retried on the other: each once', async () => {
		const saved = await publish(
			stage,
			webhookWorkflow('other', ofAuth(stage.credential), 'onReceived'),
		);
		stage.sandbox.fault({ match: { text: 'Other 6' }, status: 403 });
		await send('other', items(10, 'Other'));
		const first = await begun(saved.id);
		expect((await resultOf(stage.rest, first.id)).status).toBe('error');
		expect(created(stage.sandbox).distinct).toBe(5);

		await stage.workers[first.worker].stop();
		await retry(stage.rest, first.id);
		const second = await begun(saved.id, [first.id]);
		expect((await resultOf(stage.rest, second.id)).status).toBe('success');
		expect(second.worker).not.toBe(first.worker);
		const { distinct, twice } = created(stage.sandbox);
		print(
			`failed in worker ${first.worker + 1}, retried on worker ${second.worker + 1}: ${distinct} distinct, ${twice} twice`,
		);
		expect({ distinct, twice }).toEqual({ distinct: 10, twice: 0 });
		await stage.replaceWorker(first.worker);
	}, 240_000);

	it('Send Once Keys with 10 % refusals, Retries and new runs on both workers: each once, none lost', async () => {
		const node = ofAuth(stage.credential, { options: { sendOnceKey: '={{ $json.text }}' } });
		const saved = await publish(stage, webhookWorkflow('refused', node, 'onReceived'));
		const groups = Array.from({ length: 20 }, (_, group) =>
			texts(10, `Group ${group} message`).map((item, row) => ({
				...item,
				connection: CONNECTIONS[(group * 10 + row) % CONNECTIONS.length].id,
			})),
		);
		const refused = groups.flat().filter(() => Math.random() < 0.1);
		for (const { text } of refused) stage.sandbox.fault({ match: { text }, status: 403 });

		const seen: string[] = [];
		const workers = new Set<number | undefined>();
		let [rounds, already] = [0, 0];
		/** Waits for so many new executions to end. @returns those that failed */
		const failedOf = async (count: number) => {
			const fresh = await until(
				async () => {
					const all = await executionsOf(stage.rest, saved.id);
					const found = all.filter(({ id }) => !seen.includes(id));
					const isOver = found.every(({ status }) => status !== 'running' && status !== 'new');
					return isOver && found.length >= count ? found : undefined;
				},
				`${count} executions`,
				90,
			);
			for (const { id } of fresh) {
				seen.push(id);
				workers.add(stage.workerOf(id));
				const { data } = await resultOf(stage.rest, id);
				already += outputOf(data, node.name).filter(({ alreadySent }) => alreadySent).length;
			}
			expect(new Set(fresh.map(({ status }) => status))).not.toContain('crashed');
			return fresh.filter(({ status }) => status !== 'success');
		};
		await Promise.all(groups.map(async (rows) => await send('refused', rows)));
		let failed = await failedOf(groups.length);
		for (; failed.length > 0 && rounds < 20; rounds++) {
			const again = failed.map(async ({ id }, index) => {
				if (index % 2 === 0) return await retry(stage.rest, id);
				const { data } = await resultOf(stage.rest, id);
				const [{ body }] = outputOf(data, 'Webhook') as Array<{ body: { items: object[] } }>;
				return await send('refused', body.items);
			});
			await Promise.all(again);
			failed = await failedOf(again.length);
		}
		const { texts: sent, distinct, twice } = created(stage.sandbox);
		const lost = groups.flat().flatMap(({ text }) => (sent.includes(text) ? [] : [text]));
		print(
			`20 executions with ${refused.length} refusals of 200, ${rounds} rounds of Retries and new runs: ${distinct} distinct, ${twice} twice, ${already} times already sent`,
		);
		expect({ lost, twice }).toEqual({ lost: [], twice: 0 });
		expect(workers.size).toBe(2);
	}, 330_000);

	describe.each([
		['without a Send Once Key', undefined],
		['with a Send Once Key', '={{ $json.text }}'],
	])('a worker that is killed in the middle, %s', (how, sendOnceKey) => {
		it('then Retry, then a new run', async () => {
			const path = sendOnceKey ? 'killed-key' : 'killed';
			const parameters = sendOnceKey ? { options: { sendOnceKey } } : {};
			const node = ofAuth(stage.credential, parameters);
			const saved = await publish(stage, webhookWorkflow(path, node, 'onReceived'));
			stage.sandbox.fault({ delayMs: 300, create: true, times: 15 });
			await send(path, items(15, 'Killed'));
			const first = await begun(saved.id);
			await untilCreated(stage.sandbox, 5);
			await stage.workers[first.worker].kill();
			const atDeath = stage.sandbox.messages.length;
			await stage.replaceWorker(first.worker);

			// n8n sees the stalled job after a while: does it run it again by itself, or give it up?
			const after = await until(
				async () => {
					const [newest] = await executionsOf(stage.rest, saved.id);
					return newest.status === 'running' || newest.status === 'new' ? undefined : newest;
				},
				'n8n to give up or end the execution',
				90,
			).catch(() => undefined);
			const untouched = created(stage.sandbox);
			const retried = await retry(stage.rest, first.id).then(
				async () => {
					const [{ id }] = await executionsOf(stage.rest, saved.id);
					if (id === first.id) return 'Retry: n8n makes no execution';
					const { status, error } = await resultOf(stage.rest, id);
					return `Retry: ${status}${error ? ` (${error.message})` : ''}`;
				},
				(error: Error) => `Retry is refused: ${error.message.replace(/^.*?: /, '').slice(0, 160)}`,
			);
			await settled();
			const afterRetry = created(stage.sandbox);

			await send(path, items(15, 'Killed'));
			await until(
				async () => {
					const all = await executionsOf(stage.rest, saved.id);
					return all.some(({ id, status }) => id !== first.id && status === 'success') || undefined;
				},
				'a new run',
				90,
			);
			const { distinct, twice } = created(stage.sandbox);
			print(`worker killed after ${atDeath} of 15, ${how}:`);
			const why = after && (await resultOf(stage.rest, first.id)).error?.message;
			print(
				`  n8n's own doing: execution is "${after?.status ?? 'running for 90 s'}" (${why ?? '-'}), ${untouched.distinct} created, ${untouched.twice} twice`,
			);
			print(`  ${retried}; ${afterRetry.distinct} created, ${afterRetry.twice} twice`);
			print(`  a new run of the workflow: ${distinct} of 15 created, ${twice} twice`);
			note({
				withKey: sendOnceKey !== undefined,
				atDeath,
				status: after?.status ?? 'running',
				twiceByItself: untouched.twice,
				twiceAfterRetry: afterRetry.twice,
				distinct,
				twice,
			});
			// A new run of the workflow is a run of its own: without a key it sends all.
			const messages = { itself: untouched.twice, retry: afterRetry.twice };
			expect(messages).toEqual({ itself: 0, retry: 0 });
			if (sendOnceKey) expect(twice).toBe(0);
			expect(distinct).toBeGreaterThanOrEqual(14);
		}, 330_000);
	});
});

/**
 * Waits for so many executions to end, by the logs: n8n's list of executions loses some between two of its pages.
 *
 * @returns their ids by worker
 */
async function untilFinished(count: number): Promise<string[][]> {
	return await until(
		() => {
			const ids = stage.workers.map(finishedIn);
			return ids.flat().length >= count ? ids : undefined;
		},
		`the end of ${count} executions`,
		300,
	);
}

/** The executions that a worker has brought to an end, by its log. */
function finishedIn(worker: RunningN8n): string[] {
	const lines = worker.log().matchAll(/Worker finished execution (\d+)/g);
	return [...new Set([...lines].map(([, id]) => id))];
}

/** Waits until nothing has been created for three seconds. */
async function settled(): Promise<void> {
	for (let before = -1; before !== stage.sandbox.messages.length;) {
		before = stage.sandbox.messages.length;
		await sleep(before === 0 ? 0 : 3000);
	}
}
