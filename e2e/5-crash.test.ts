import { namedItems } from '../test/helpers/namedItems';
import { sleep } from 'n8n-workflow';

import { crash, firstItems, postWhenReady, resume, retried, setOnError } from './helpers/crash';
import { recordedEntries } from './helpers/database';
import {
	created,
	ended,
	executionsOf,
	outputOf,
	post,
	publish,
	resultOf,
	until,
	untilCreated,
} from './helpers/executions';
import { openStage, print, type SingleStage } from './helpers/stage';
import {
	OFAUTH_NODE,
	ofAuth,
	splitOut,
	texts,
	webhook,
	webhookWorkflow,
	workflow,
	type TestNode,
} from './helpers/workflows';

/** Long enough that n8n is always ended while a message waits for its answer, and never between two. */
const ANSWER_AFTER = 600;

let stage: SingleStage;

beforeAll(async () => {
	stage = await openStage();
}, 180_000);
beforeEach(() => stage.sandbox.reset());
afterAll(async () => await stage?.close(), 60_000);

const send = async (path: string, items: object[]) => await post(stage.n8n.url, path, { items });
const slow = (times: number) => stage.sandbox.fault({ delayMs: ANSWER_AFTER, create: true, times });

/** Webhook → items → node → what comes after. */
function withLater(path: string, later: TestNode) {
	const nodes = [webhook(path, 'onReceived'), splitOut, ofAuth(stage.credential), later];
	return workflow(path, nodes, {
		Webhook: ['Items'],
		Items: [OFAUTH_NODE],
		[OFAUTH_NODE]: [later.name],
	});
}

/** Webhook → items → loop: node → what comes after, if anything. */
function loopOf(batchSize: number, path: string, later?: TestNode) {
	const loop = {
		name: 'Loop',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { batchSize, options: {} },
	};
	const inLoop = [ofAuth(stage.credential), ...(later ? [later] : [])];
	return workflow(path, [webhook(path, 'onReceived'), splitOut, loop, ...inLoop], {
		Webhook: ['Items'],
		Items: ['Loop'],
		Loop: [[], [OFAUTH_NODE]],
		...(later
			? { [OFAUTH_NODE]: [later.name], [later.name]: ['Loop'] }
			: { [OFAUTH_NODE]: ['Loop'] }),
	});
}

/** Retries with On Error set to continue: the way out that the error of an unknown outcome names. */
async function goOn(workflowId: string, executionId: string) {
	await setOnError(stage, workflowId, OFAUTH_NODE, 'continueRegularOutput');
	return await retried(stage, executionId, true);
}

const counts = ({ distinct, twice }: { distinct: number; twice: number }) => ({ distinct, twice });
const once = (distinct: number) => ({ distinct, twice: 0 });

describe('A crash of n8n', () => {
	describe.each([
		['crash', {}],
		['crash-with-progress', { saveExecutionProgress: true }],
	])('in the middle of 15 messages (workflow "%s")', (path, settings) => {
		it('Retry sends the rest and names those that may exist; with On Error it goes on', async () => {
			const node = ofAuth(stage.credential);
			const saved = await publish(stage, webhookWorkflow(path, node, 'onReceived', settings));
			slow(15);
			await send(path, texts(15));
			const { atDeath, executions } = await crash(stage, saved.id, async () => {
				await untilCreated(stage.sandbox, 6);
			});
			const first = await retried(stage, executions[0].id);
			expect(counts(first)).toEqual(once(15));
			expect(first.status).toBe('error');
			expect(namedItems(first.error)).toEqual(firstItems(atDeath));

			const second = await goOn(saved.id, first.id);
			expect(second.status).toBe('success');
			expect(counts(second)).toEqual(once(15));
		}, 180_000);

		it('a new run is a run of its own: it sends all', async () => {
			const [{ id: workflowId }] = (await stage.rest.workflows()).filter(
				({ name }) => name === path,
			);
			const [before] = await executionsOf(stage.rest, workflowId);
			await postWhenReady(stage, path, { items: texts(15) });
			const { id, status } = await until(async () => {
				const [newest] = await executionsOf(stage.rest, workflowId);
				return newest.id !== before.id && newest.status !== 'running' ? newest : undefined;
			}, 'the new run');
			expect(status).toBe('success');
			expect(outputOf((await resultOf(stage.rest, id)).data, OFAUTH_NODE)).toHaveLength(15);
			expect(created(stage.sandbox).texts).toEqual(texts(15).map(({ text }) => text));
		}, 60_000);
	});

	it('in the third batch of a loop: Retry sends none twice', async () => {
		const saved = await publish(stage, loopOf(3, 'crash-loop'));
		slow(15);
		await send('crash-loop', texts(15));
		const { executions } = await crash(stage, saved.id, async () => {
			await untilCreated(stage.sandbox, 8);
		});
		const first = await retried(stage, executions[0].id);
		expect(first.twice).toBe(0);
		expect(first.status).toBe('error');
		const second = await goOn(saved.id, first.id);
		expect(second.status).toBe('success');
		expect(counts(second)).toEqual(once(15));
	}, 180_000);

	describe.each<[string, (workflowId: string, path: string) => Promise<string>]>([
		[
			'a crash',
			async (workflowId, path) => {
				slow(4);
				await send(path, texts(12));
				const isTime = async () => await untilCreated(stage.sandbox, 3);
				return (await crash(stage, workflowId, isTime)).executions[0].id;
			},
		],
		[
			'a failure',
			async (workflowId, path) => {
				stage.sandbox.fault({ match: { text: 'Message 4' }, status: 403 });
				await send(path, texts(12));
				return (await ended(stage.rest, workflowId)).id;
			},
		],
	])('in the middle of the Retry after %s', (how, begin) => {
		it('the Retry of that Retry sends none twice', async () => {
			const path = `crash-retry-${how.split(' ')[1]}`;
			const made = webhookWorkflow(path, ofAuth(stage.credential), 'onReceived');
			const saved = await publish(stage, made);
			const begun = await begin(saved.id, path);
			slow(12);
			// It has no answer: n8n is killed before.
			void retried(stage, begun).catch(() => undefined);
			const { executions } = await crash(stage, saved.id, async () => {
				await untilCreated(stage.sandbox, 7);
			});
			const first = await retried(stage, executions[0].id);
			expect(counts(first)).toEqual(once(12));
			expect(first.status).toBe('error');
			const second = await goOn(saved.id, first.id);
			expect(second.status).toBe('success');
			expect(counts(second)).toEqual(once(12));
		}, 240_000);
	});

	describe('in a node behind this one', () => {
		it.each<[string, () => TestNode, () => Promise<unknown>]>([
			['Wait', waitNode, async () => await sleep(2000)],
			[
				'HTTP Request',
				httpRequest,
				async () => await until(() => asked('/v2/account/whoami') || undefined, 'the request'),
			],
		])(
			'(%s): Retry sends nothing again, and then goes on',
			async (name, later, inLater) => {
				const path = `crash-behind-${name.replace(' ', '-')}`;
				const saved = await publish(stage, withLater(path, later()));
				const match = { method: 'GET', path: '/v2/account/whoami' };
				stage.sandbox.fault({ match, delayMs: 60_000 });
				await send(path, texts(5));
				const { executions } = await crash(stage, saved.id, async () => {
					await untilCreated(stage.sandbox, 5);
					await inLater();
				});
				const first = await retried(stage, executions[0].id);
				expect(counts(first)).toEqual(once(5));
				const second = first.status === 'success' ? first : await goOn(saved.id, first.id);
				expect(second.status).toBe('success');
				expect(counts(second)).toEqual(once(5));
				const { data } = await resultOf(stage.rest, second.id);
				expect(outputOf(data, name).length).toBeGreaterThan(0);
			},
			180_000,
		);
	});

	it('with two executions of equal items: each Retry knows its own messages only', async () => {
		const made = webhookWorkflow('crash-two', ofAuth(stage.credential), 'onReceived');
		const saved = await publish(stage, made);
		slow(30);
		await Promise.all([send('crash-two', texts(8)), send('crash-two', texts(8))]);
		const { executions } = await crash(stage, saved.id, async () => {
			await untilCreated(stage.sandbox, 6);
		});
		expect(executions).toHaveLength(2);
		for (const { id } of executions) await retried(stage, id);
		const { texts: all } = created(stage.sandbox);
		const each = texts(8).map(({ text }) => all.filter((one) => one === text).length);
		expect(each).toEqual(texts(8).map(() => 2));
	}, 180_000);
});

describe('A stop', () => {
	it('Retry of the stopped execution sends the rest, none twice', async () => {
		const made = webhookWorkflow('stopped', ofAuth(stage.credential), 'onReceived');
		const saved = await publish(stage, made);
		slow(12);
		await send('stopped', texts(12));
		await untilCreated(stage.sandbox, 5);
		const [{ id }] = await executionsOf(stage.rest, saved.id);
		await stage.rest.call('POST', `/executions/${id}/stop`);
		await sleep(2 * ANSWER_AFTER);
		const before = stage.sandbox.messages.length;
		// n8n calls it stopped at once, and stores what it has done a moment later, if at all.
		const { status, data } = await resultOf(stage.rest, id);
		const hasLedger = JSON.stringify(data).includes('ofAuthLedger');
		const nodes = Object.keys(data.resultData.runData).join(', ') || 'none';
		print(
			`stopped after ${before}: "${status}", stored: runs of ${nodes}, ${hasLedger ? 'the ledger' : 'no ledger'}`,
		);
		const first = await retried(stage, id);
		expect(counts(first)).toEqual(once(12));
		expect(firstItems(before)).toEqual(expect.arrayContaining(namedItems(first.error)));
		const second = first.status === 'success' ? first : await goOn(saved.id, first.id);
		expect(second.status).toBe('success');
		expect(counts(second)).toEqual(once(12));
	}, 120_000);
});

describe('An execution that n8n stores and takes up again', () => {
	const WAIT = { ...waitNode(), parameters: { resume: 'webhook', options: {} } };

	it('equal items of its rounds are messages of their own', async () => {
		const saved = await publish(stage, loopOf(3, 'rounds', WAIT));
		await send('rounds', [...texts(3), ...texts(3)]);
		await resume(stage, saved.id);
		await resume(stage, saved.id);
		expect((await ended(stage.rest, saved.id)).status).toBe('success');
		expect(created(stage.sandbox).texts).toEqual(
			[...texts(3), ...texts(3)].map(({ text }) => text),
		);
	}, 60_000);

	it('a crash after it: Retry sends none twice', async () => {
		const saved = await publish(stage, loopOf(3, 'crash-after-wait', WAIT));
		await send('crash-after-wait', texts(6));
		await untilCreated(stage.sandbox, 3);
		slow(6);
		await resume(stage, saved.id);
		const { executions } = await crash(stage, saved.id, async () => {
			await untilCreated(stage.sandbox, 5);
		});
		const first = await retried(stage, executions[0].id);
		expect(first.twice).toBe(0);
		print(`of 6 messages ${first.distinct} exist`);
	}, 180_000);
});

describe("The record of a run in n8n's database", () => {
	const recorded = async (workflowId: string) =>
		await recordedEntries(stage.userFolder, workflowId);
	const untilEmpty = async (workflowId: string) =>
		await until(
			async () => ((await recorded(workflowId)) === 0 ? true : undefined),
			'no record',
			20,
		);

	it.each([
		['that succeeds', undefined, 'success'],
		['that fails', 'Message 5', 'error'],
	])(
		'is there while it runs, and gone after a run %s',
		async (_, refused, status) => {
			const path = `record-${status}`;
			const made = webhookWorkflow(path, ofAuth(stage.credential), 'onReceived');
			const saved = await publish(stage, made);
			if (refused) stage.sandbox.fault({ match: { text: refused }, status: 403 });
			// Long enough to look into the database, however slow the machine.
			stage.sandbox.fault({ match: { text: 'Message 4' }, delayMs: 10_000, create: true });
			await send(path, texts(6));
			await untilCreated(stage.sandbox, 3);
			const during = await recorded(saved.id);
			const { status: found } = await ended(stage.rest, saved.id);
			expect(found).toBe(status);
			print(`entries recorded in the middle of 6 messages: ${during}`);
			await untilEmpty(saved.id);
			expect(during).toBeGreaterThan(0);
		},
		60_000,
	);
});

function waitNode(): TestNode {
	return {
		name: 'Wait',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		webhookId: 'wait',
		parameters: { amount: 10, unit: 'seconds' },
	};
}

function httpRequest(): TestNode {
	const { id, name } = stage.credential;
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			url: `${stage.sandbox.url}/v2/account/whoami`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'ofAuthApi',
			options: {},
		},
		credentials: { ofAuthApi: { id, name } },
	};
}

function asked(path: string): boolean {
	return stage.sandbox.received.some((request) => request.path === path);
}
