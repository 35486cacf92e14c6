import { randomUUID } from 'node:crypto';

import { deliver as deliverEvent } from '../sandbox/webhooks';
import { bodyOf } from '../test/webhookTrigger/bodyOf';
import { bySvix, SECRET } from '../test/webhookTrigger/signed';
import { created, until } from './helpers/executions';
import { openQueueStage, type QueueStage } from './helpers/queue';
import { note, print } from './helpers/stage';
import { ofAuth, workflow } from './helpers/workflows';

const EVENTS = 500;
const TRIGGER = 'OFAuth Webhook Trigger';
const BODY = bodyOf('connection.expired');
const EVENT = JSON.parse(BODY) as object;

let stage: QueueStage;
let url: string;

beforeAll(async () => {
	stage = await openQueueStage({ bucket: null }, { DB_POSTGRESDB_POOL_SIZE: '10' });
	const { rest, credential } = stage;
	const data = { signingSecret: SECRET, testSigningSecret: '' };
	const by = await rest.saveCredential('OFAuth Webhook', 'ofAuthWebhookApi', data);
	const webhookId = randomUUID();
	const trigger = {
		name: TRIGGER,
		type: 'n8n-nodes-ofauth.ofAuthWebhookTrigger',
		typeVersion: 1,
		webhookId,
		parameters: { events: ['connection.expired'], options: {} },
		credentials: { ofAuthWebhookApi: { id: by.id, name: by.name } },
	};
	// What starts is counted where it arrives: each execution creates one message, named as its event.
	const node = ofAuth(credential, { text: '={{ $json.eventId }}' });
	const saved = await rest.createWorkflow(
		workflow('many events', [trigger, node], { [TRIGGER]: [node.name] }),
	);
	await rest.activate(saved);
	const webhooks = await stage.startWebhookProcess();
	url = `${webhooks.url}/webhook/${webhookId}/webhook`;
	await until(async () => ((await deliver({})) === 401 ? true : undefined), url);
}, 300_000);
afterAll(async () => await stage?.close(), 60_000);

async function deliver(headers: Record<string, string>): Promise<number> {
	const all = { 'content-type': 'application/json', ...headers };
	const response = await fetch(url, { method: 'POST', headers: all, body: BODY });
	await response.text();
	return response.status;
}

/** Every event at once, each with an ID of its own, and again as OFAuth does where n8n does not take it. */
async function deliverAll() {
	const tries: Record<number, number> = {};
	const all = Array.from({ length: EVENTS }, async (_, nth) => {
		const given = {
			url,
			secret: SECRET,
			id: `msg_${nth}`,
			timeoutMs: 60_000,
			backoffMs: () => 5_000,
		};
		const { isDelivered, attempts } = await deliverEvent(EVENT, given);
		tries[attempts.length] = (tries[attempts.length] ?? 0) + 1;
		return isDelivered;
	});
	const isDelivered = await Promise.all(all);
	return { delivered: isDelivered.filter(Boolean).length, tries };
}

/** Waits until nothing has come for a while. */
async function untilQuiet(): Promise<void> {
	let [count, since] = [-1, Date.now()];
	await until(
		() => {
			const { length } = stage.sandbox.messages;
			if (length !== count) [count, since] = [length, Date.now()];
			return Date.now() - since > 5_000 ? true : undefined;
		},
		'the end of all executions',
		240,
	);
}

it(`queue mode with a webhook process: ${EVENTS} events at once, none lost`, async () => {
	const start = Date.now();
	const { delivered, tries } = await deliverAll();
	const taken = Date.now() - start;
	print(`tries that the events took: ${JSON.stringify(tries)}`);
	expect(delivered).toBe(EVENTS);
	await untilQuiet();
	const { distinct, twice } = created(stage.sandbox);
	print(`${EVENTS} events taken in ${seconds(taken)}, ${distinct} started, ${twice} twice`);
	note({ webhookEvents: EVENTS, taken, distinct, twice });
	expect(distinct).toBe(EVENTS);
}, 400_000);

it('delivered once more, each of them: none lost, and how many start again is told', async () => {
	const before = stage.sandbox.messages.length;
	expect((await deliverAll()).delivered).toBe(EVENTS);
	await untilQuiet();
	const again = stage.sandbox.messages.length - before;
	print(`${EVENTS} redelivered at once: ${again} started again`);
	note({ webhookRedeliveries: EVENTS, again });
	// All that a trigger remembers is one record: of events in the same instant the last writer wins.
	expect(created(stage.sandbox).distinct).toBe(EVENTS);
}, 400_000);

it('what is delivered again one at a time, once it is remembered, starts nothing', async () => {
	const before = stage.sandbox.messages.length;
	const headers = bySvix({ id: 'msg_alone', body: BODY });
	for (let nth = 0; nth < 5; nth++) expect(await deliver(headers)).toBe(200);
	await untilQuiet();
	expect(stage.sandbox.messages.length - before).toBe(1);
}, 60_000);

const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`;
