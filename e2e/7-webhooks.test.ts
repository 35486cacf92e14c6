import { createHash, randomUUID } from 'node:crypto';

import { sleep } from 'n8n-workflow';

import type { RestError, Saved, SavedWorkflow } from '../scripts/n8n/rest';
import { bodyOf } from '../test/webhookTrigger/bodyOf';
import {
	byOpenSsl,
	bySvix,
	byStandard,
	SECRET,
	TEST_SECRET,
	WRONG_SECRET,
} from '../test/webhookTrigger/signed';
import { query } from './helpers/database';
import { executionsOf, outputOf, resultOf, until } from './helpers/executions';
import { expectNowhere } from './helpers/secrets';
import { openStage, print, type SingleStage } from './helpers/stage';
import { workflow } from './helpers/workflows';

const TRIGGER = 'OFAuth Webhook Trigger';
const TYPE = 'n8n-nodes-ofauth.ofAuthWebhookTrigger';
const FORGED = 400;

let stage: SingleStage;
let credential: Saved;
let log = '';

beforeAll(async () => {
	stage = await openStage();
	credential = await saveCredential('OFAuth Webhook', SECRET);
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

async function saveCredential(name: string, signingSecret: string): Promise<Saved> {
	const data = { signingSecret, testSigningSecret: TEST_SECRET };
	return await stage.rest.saveCredential(name, 'ofAuthWebhookApi', data);
}

/** A workflow that begins with the trigger, saved and not live. */
async function saved(by: Saved, events: string[]): Promise<SavedWorkflow & { path: string }> {
	const webhookId = randomUUID();
	const trigger = {
		name: TRIGGER,
		type: TYPE,
		typeVersion: 2,
		webhookId,
		parameters: { events, options: {} },
		credentials: { ofAuthWebhookApi: { id: by.id, name: by.name } },
	};
	const after = { name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
	const whole = workflow(`webhooks ${webhookId}`, [trigger, after], { [TRIGGER]: ['After'] });
	return { ...(await stage.rest.createWorkflow(whole)), path: `${webhookId}/webhook` };
}

async function live(events: string[]): Promise<SavedWorkflow & { path: string }> {
	const one = await saved(credential, events);
	await stage.rest.activate(one);
	await untilListening(`webhook/${one.path}`);
	return one;
}

/** n8n registers webhooks a moment after it has said so; without a signature nothing starts. */
async function untilListening(path: string): Promise<void> {
	const ask = async () => ((await deliver(path, '{}', {})).status === 401 ? true : undefined);
	await until(ask, path);
}

async function deliver(path: string, body: string, headers: Record<string, string>) {
	const response = await fetch(`${stage.n8n.url}/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});
	return { status: response.status, text: await response.text() };
}

/** What n8n says of a workflow that does not go live: at once, or, since it does so in the background, when asked. */
async function refusalOf(one: SavedWorkflow): Promise<string> {
	const refusal = await stage.rest.activate(one).then(
		() => undefined,
		(error: RestError) => error.message,
	);
	if (refusal !== undefined) return refusal;
	interface Publication {
		status: string;
		triggers: Array<{ errorMessage: string | null }>;
	}
	const path = `/workflows/${one.id}/publication-status`;
	return await until(async () => {
		const { status, triggers } = await stage.rest.call<Publication>('GET', path);
		return status === 'failed' ? JSON.stringify(triggers) : undefined;
	}, 'what n8n says of the workflow');
}

/** While n8n makes a new version live there is a moment in which it knows neither. */
async function untilTaken(again: () => Promise<{ status: number }>): Promise<void> {
	for (let times = 0; times < 3; times++)
		await until(async () => ((await again()).status === 200 ? true : undefined), 'a delivery');
}

/** n8n lists those that run and those that have ended, and one that ends meanwhile in neither: waits for so many, and that no more come. */
async function expectStarted({ id }: SavedWorkflow, count: number): Promise<void> {
	const started = async () => (await executionsOf(stage.rest, id)).length;
	await until(async () => ((await started()) >= count ? true : undefined), `${count} executions`);
	await sleep(1000);
	expect(await started()).toBe(count);
}

const TAKEN = { status: 200, text: expect.any(String) as string };
const REFUSED = { status: 401, text: 'Unauthorized' };
const NO_SECRET = 'No signing secret by which to know events of OFAuth';
const BODY = bodyOf('connection.expired');

describe('Webhooks of OFAuth', () => {
	it('a workflow without a signing secret does not go live, and n8n says what to do', async () => {
		const empty = { signingSecret: ' ', testSigningSecret: '' };
		const none = await stage.rest.saveCredential('Without a secret', 'ofAuthWebhookApi', empty);
		const one = await saved(none, ['*']);
		expect(await refusalOf(one)).toContain(NO_SECRET);
		expect((await deliver(`webhook/${one.path}`, BODY, bySvix({ body: BODY }))).status).toBe(404);
		await expect(listen(one)).rejects.toThrow(NO_SECRET);
		await expectStarted(one, 0);
	});

	it('n8n tests the form of the secret', async () => {
		const test1 = async (signingSecret: string) =>
			await stage.rest.call<{ status: string; message: string }>('POST', '/credentials/test', {
				credentials: {
					id: credential.id,
					name: credential.name,
					type: 'ofAuthWebhookApi',
					data: { signingSecret, testSigningSecret: '' },
				},
			});
		expect(await test1(SECRET)).toMatchObject({ status: 'OK' });
		const { status, message } = await test1(SECRET.slice(0, -3));
		expect([status, message]).toEqual(['Error', expect.stringContaining('not complete')]);
	});

	it('a chosen event starts one execution, whoever of the three has signed it', async () => {
		const one = await live(['connection.expired']);
		const path = `webhook/${one.path}`;
		const signed = [bySvix({ body: BODY }), byStandard({ id: 'msg_2', body: BODY })];
		for (const headers of [...signed, byOpenSsl({ body: BODY })])
			expect(await deliver(path, BODY, headers)).toEqual(TAKEN);
		await expectStarted(one, 3);
		const [, , { id }] = await executionsOf(stage.rest, one.id);
		const { data, status } = await resultOf(stage.rest, id);
		expect(status).toBe('success');
		expect(outputOf(data, 'After')).toEqual([
			{
				event: 'connection.expired',
				eventId: 'msg_1',
				eventTime: '2026-11-27T12:00:00.000Z',
				connectionId: 'conn_amber',
				body: JSON.parse(BODY) as object,
			},
		]);
		const seen = JSON.stringify(data);
		for (const text of [SECRET, SECRET.slice(6), signed[0]['svix-signature' as never] as string])
			expect(seen).not.toContain(text);
	});

	it('what was not chosen is answered and starts nothing', async () => {
		const one = await live(['connection.created']);
		expect(await deliver(`webhook/${one.path}`, BODY, bySvix({ body: BODY }))).toEqual(TAKEN);
		await expectStarted(one, 0);
	});

	it('a bad signature is refused and starts nothing', async () => {
		const one = await live(['*']);
		const bad = [{}, bySvix({ secret: WRONG_SECRET, body: BODY }), bySvix({ body: `${BODY} ` })];
		for (const headers of bad)
			expect(await deliver(`webhook/${one.path}`, BODY, headers)).toEqual(REFUSED);
		await expectStarted(one, 0);
	});

	it(`${FORGED} forged requests start nothing, and a genuine one in between does`, async () => {
		const one = await live(['*']);
		const path = `webhook/${one.path}`;
		const statuses = new Map<number, number>();
		const start = Date.now();
		for (let index = 0; index < FORGED; index += 20) {
			const batch = Array.from({ length: 20 }, (_, at) => forged(index + at));
			const answers = await Promise.all(
				batch.map(async (headers) => await deliver(path, BODY, headers)),
			);
			for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
			if (index === FORGED / 2)
				expect(await deliver(path, BODY, bySvix({ body: BODY }))).toEqual(TAKEN);
		}
		print(`${FORGED} forged requests refused in ${((Date.now() - start) / 1000).toFixed(1)} s`);
		expect([...statuses]).toEqual([[401, FORGED]]);
		await expectStarted(one, 1);
	}, 600_000);

	it('a redelivery starts nothing: again, after renaming the node, after a new start of n8n', async () => {
		const one = await live(['*']);
		const path = `webhook/${one.path}`;
		const again = async () => await deliver(path, BODY, bySvix({ body: BODY }));
		expect(await again()).toEqual(TAKEN);
		expect(await again()).toEqual(TAKEN);
		await expectStarted(one, 1);

		await rename(one, 'Events of OFAuth');
		await sleep(2000);
		await untilTaken(again);
		await expectStarted(one, 1);

		await stage.n8n.stop();
		log += stage.n8n.log();
		await stage.startAgain();
		await untilTaken(again);
		await expectStarted(one, 1);
		expect(await deliver(path, BODY, bySvix({ id: 'msg_2', body: BODY }))).toEqual(TAKEN);
		await expectStarted(one, 2);

		const [{ staticData }] = await query<{ staticData: string }>(
			stage.userFolder,
			`SELECT staticData FROM workflow_entity WHERE id = '${one.id}'`,
		);
		expect(staticData).toContain('ofAuthWebhookTrigger:');
		expect(staticData).not.toMatch(/msg_|whsec|v1,/);
	});

	it('while the editor listens, a forged request ends nothing and the genuine one comes in', async () => {
		const one = await live(['*']);
		// The same event has been to the Production URL.
		await deliver(`webhook/${one.path}`, BODY, bySvix({ body: BODY }));
		await listen(one);
		const path = `webhook-test/${one.path}`;
		expect(await deliver(path, BODY, bySvix({ secret: WRONG_SECRET, body: BODY }))).toEqual(
			REFUSED,
		);
		const genuine = bySvix({ secret: TEST_SECRET, body: BODY });
		expect(await deliver(path, BODY, genuine)).toEqual(TAKEN);
		const manual = async () =>
			(await executionsOf(stage.rest, one.id)).find(({ mode }) => mode === 'manual');
		const { id } = await until(manual, 'the execution of the editor');
		const { data } = await resultOf(stage.rest, id);
		expect(outputOf(data, TRIGGER)).toMatchObject([{ event: 'connection.expired' }]);
		expect((await deliver(path, BODY, genuine)).status).toBe(404);
	});

	it('no signing secret is in what n8n stores or logs', async () => {
		const keys = [SECRET, TEST_SECRET, WRONG_SECRET].flatMap((secret) => {
			const key = secret.replace('whsec_', '');
			return [secret, key, Buffer.from(key, 'base64').toString()];
		});
		const { userFolder, n8n } = stage;
		const logs = [log, n8n.log()];
		expect(await expectNowhere(keys, { userFolder, logs })).toBeGreaterThan(5);
	});
});

/** What the editor asks for at "Listen". */
async function listen({ id }: SavedWorkflow): Promise<void> {
	const asked = { triggerToStartFrom: { name: TRIGGER } };
	const answer = await stage.rest.call('POST', `/workflows/${id}/run`, asked);
	expect(answer).toEqual({ waitingForWebhook: true });
}

async function rename({ id }: SavedWorkflow, name: string): Promise<void> {
	interface Whole extends SavedWorkflow {
		nodes: Array<{ type: string; name: string }>;
	}
	const { versionId, nodes } = await stage.rest.call<Whole>('GET', `/workflows/${id}`);
	const changed = nodes.map((one) => (one.type === TYPE ? { ...one, name } : one));
	const connections = { [name]: { main: [[{ node: 'After', type: 'main', index: 0 }]] } };
	const now = await stage.rest.call<SavedWorkflow>('PATCH', `/workflows/${id}`, {
		versionId,
		nodes: changed,
		connections,
	});
	await stage.rest.activate(now);
}

/** Headers that nobody who knows a secret has made, of several kinds. */
function forged(index: number): Record<string, string> {
	const id = `msg_forged_${index}`;
	const at = Date.now();
	const guess = createHash('sha256').update(id).digest('base64');
	const kinds = [
		() => bySvix({ secret: WRONG_SECRET, id, body: BODY }),
		() => bySvix({ secret: guess, id, body: BODY }),
		() => bySvix({ id, body: `${BODY} ` }),
		() => bySvix({ id, at: at - 400_000, body: BODY }),
		() => byStandard({ id, at: at + 400_000, body: BODY }),
		() => ({ ...bySvix({ body: BODY }), 'svix-id': id }),
		() => ({ ...bySvix({ id, body: BODY }), 'svix-signature': `v1,${guess}` }),
		() => ({ 'ofauth-signature': `t=${Math.floor(at / 1000)},v1=${guess}` }),
	];
	return kinds[index % kinds.length]();
}
