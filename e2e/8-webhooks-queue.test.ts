import { randomUUID } from 'node:crypto';

import { sleep } from 'n8n-workflow';

import { exampleWorkflows } from '../scripts/n8n/examples';
import { deliver } from '../sandbox/webhooks';
import { bodyOf } from '../test/webhookTrigger/bodyOf';
import { SECRET } from '../test/webhookTrigger/signed';
import { countExecutions, created, until } from './helpers/executions';
import { ROUND } from './helpers/polls';
import { openQueueStage, type QueueStage } from './helpers/queue';
import { note, print } from './helpers/stage';
import { ofAuth, workflow } from './helpers/workflows';

const EVENTS = 500;
const AGAIN = 20;
const TRIGGER = 'OFAuth Webhook Trigger';
const RECIPE = 'Thank the buyers';
const BUYERS = [100_001, 100_002, 100_003, 100_004, 100_005, 100_006];
const EVENT = JSON.parse(bodyOf('connection.expired')) as object;

/** With n8n's own two connections to its database it would refuse most of what comes at once. */
const PATIENT = { DB_POSTGRESDB_POOL_SIZE: '60', DB_POSTGRESDB_CONNECTION_TIMEOUT: '60000' };

let stage: QueueStage;
let url: string;
let workflowId: string;

beforeAll(async () => {
	const life = { queuedMs: 0, purchaseShare: 0 };
	stage = await openQueueStage({ bucket: null, life }, PATIENT);
	const { rest, credential } = stage;
	const data = { signingSecret: SECRET, testSigningSecret: '' };
	const by = await rest.saveCredential('OFAuth Webhook', 'ofAuthWebhookApi', data);
	const webhookId = randomUUID();
	const trigger = {
		name: TRIGGER,
		type: 'n8n-nodes-ofauth.ofAuthWebhookTrigger',
		typeVersion: 2,
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
	workflowId = saved.id;
	const from = { credential, apiUrl: stage.sandbox.url, videoUrl: stage.sandbox.url };
	const recipe = exampleWorkflows(from).find(({ name }) => name === RECIPE);
	// What its first poll finds begins nothing; it polls while the others are tried.
	await rest.activate(await rest.createWorkflow(recipe ?? {}));
	const webhooks = await stage.startWebhookProcess();
	url = `${webhooks.url}/webhook/${webhookId}/webhook`;
	const ask = async () => (await fetch(url, { method: 'POST' })).status;
	await until(async () => ((await ask()) === 401 ? true : undefined), url);
}, 300_000);
afterAll(async () => await stage?.close(), 60_000);

/** An event, and again as OFAuth does where n8n does not take it. @returns the statuses of n8n's answers */
async function deliverEvent(nth: number): Promise<Array<number | string>> {
	const id = `msg_${nth}`;
	const given = { url, secret: SECRET, id, timeoutMs: 120_000, backoffMs: () => 5_000 };
	const { attempts } = await deliver(EVENT, given);
	return attempts.map(({ status }) => status);
}

const countOf = async (...states: string[]) =>
	await countExecutions(stage.rest, workflowId, states);

/** Waits until all executions are over, however long a worker takes, and nothing has come for a while. */
async function untilQuiet(): Promise<void> {
	let [count, since] = [-1, Date.now()];
	await until(
		async () => {
			const { length } = stage.sandbox.messages;
			if (length !== count || (await countOf('new', 'running')) > 0)
				[count, since] = [length, Date.now()];
			return Date.now() - since > 5_000 ? true : undefined;
		},
		'the end of all executions',
		240,
	);
}

it(`queue mode with a webhook process: ${EVENTS} events at once, none lost`, async () => {
	const start = Date.now();
	const all = Array.from({ length: EVENTS }, async (_, nth) => await deliverEvent(nth));
	const answers = await Promise.all(all);
	const taken = Date.now() - start;
	await untilQuiet();
	const { distinct, twice } = created(stage.sandbox);
	const counts: Record<string, number> = {};
	for (const statuses of answers) {
		const words = statuses.join(', then ');
		counts[words] = (counts[words] ?? 0) + 1;
	}
	for (const [words, count] of Object.entries(counts)) print(`${count} answered ${words}`);
	print(`${EVENTS} events taken in ${seconds(taken)}, ${distinct} started, ${twice} twice`);
	const succeeded = await countOf('success');
	const failed = await countOf('error', 'crashed', 'canceled');
	print(`${succeeded} executions succeeded, ${failed} failed`);
	note({ webhookEvents: EVENTS, taken, distinct, twice });
	expect(answers.filter((statuses) => statuses.at(-1) !== 200)).toEqual([]);
	// Also what n8n could not carry through has an execution that says so.
	expect(succeeded + failed).toBeGreaterThanOrEqual(EVENTS);
	expect(distinct).toBe(EVENTS);
}, 600_000);

it(`${AGAIN} of them delivered again, one after another: none starts again`, async () => {
	const before = stage.sandbox.messages.length;
	for (let nth = 0; nth < AGAIN; nth++) expect((await deliverEvent(nth)).at(-1)).toBe(200);
	await untilQuiet();
	const again = stage.sandbox.messages.length - before;
	print(`${AGAIN} delivered again: ${again} started again`);
	note({ webhookRedeliveries: AGAIN, again });
	expect(again).toBe(0);
}, 120_000);

it('what is delivered again once it is remembered starts nothing', async () => {
	const before = stage.sandbox.messages.length;
	for (let nth = 0; nth < 5; nth++) expect(await deliverEvent(EVENTS)).toEqual([200]);
	await untilQuiet();
	expect(stage.sandbox.messages.length - before).toBe(1);
}, 60_000);

it(`"${RECIPE}" with two workers: the main process polls, and each buyer is put into the list and thanked once`, async () => {
	const { sandbox } = stage;
	const connectionId = 'conn_amber';
	const body = { text: 'Drop', price: 9 };
	const { id: massMessageId } = sandbox.addMessage({ connectionId, body });
	const buy = (userId: number) => sandbox.buy({ connectionId, massMessageId, userId });
	const thanked = () => sandbox.chatMessages.map(({ userId }) => userId).sort();
	const untilThanked = async (count: number) =>
		await until(() => thanked().length >= count || undefined, `${count} are thanked`, 150);
	const [first, second] = [BUYERS.slice(0, 3), BUYERS.slice(3)];
	first.forEach(buy);
	await untilThanked(first.length);
	second.forEach(buy);
	await untilThanked(BUYERS.length);
	await sleep(ROUND);
	expect(thanked()).toEqual(BUYERS);
	const added = sandbox.received
		.filter(({ method, path }) => method === 'POST' && /\/lists\/\d+\/users\/\d+$/.test(path))
		.map(({ path }) => Number(path.split('/').at(-1)));
	expect(added.sort()).toEqual(BUYERS);
	print(`${BUYERS.length} buyers, found by polls of the main process: each thanked once`);
}, 400_000);

const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`;
