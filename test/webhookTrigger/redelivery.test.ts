import type { IDataObject } from 'n8n-workflow';

import { read, written, type Marks } from '../../nodes/OfAuthWebhookTrigger/deliveries';
import { forgetProcess } from '../../nodes/OfAuthWebhookTrigger/inProcess';
import { random } from '../helpers/random';
import type { TriggerOptions } from '../helpers/webhookTrigger';
import { bodyOf } from './bodyOf';
import { JSON_TYPE, post, TAKEN, useWebhookServer } from './server';
import { byOpenSsl, bySvix, byStandard, SECRET, TEST_SECRET } from './signed';

const its = useWebhookServer();
const credential = { signingSecret: SECRET, testSigningSecret: TEST_SECRET };
const BODY = bodyOf('connection.created');

/** Each delivery meets another process of n8n, which knows only what is stored. */
async function deliver(options: TriggerOptions, headers: Record<string, string>, body = BODY) {
	forgetProcess();
	return await deliverAgain(options, headers, body);
}

/** A delivery that the same process takes as the one before. */
async function deliverAgain(options: TriggerOptions, headers: Record<string, string>, body = BODY) {
	its.server.use({ credential, ...options });
	const answer = await post(its.server, body, { ...JSON_TYPE, ...headers });
	return { answer, starts: its.server.started.length };
}

function marks(nodeId = 'node-1'): Marks {
	const { global } = its.server.kept() as { global: Record<string, string> };
	return read(global[`ofAuthWebhookTrigger:${nodeId}`]);
}

test('what is delivered again is answered and starts nothing', async () => {
	for (const age of [0, 1000, 5000]) {
		const at = Date.now() - age;
		expect(await deliver({}, bySvix({ at, body: BODY }))).toEqual({ answer: TAKEN, starts: 1 });
	}
	expect(await deliver({}, byStandard({ body: BODY }))).toEqual({ answer: TAKEN, starts: 1 });
	expect((await deliver({}, bySvix({ id: 'msg_2', body: BODY }))).starts).toBe(2);
});

test('without an ID it is known by its body', async () => {
	for (const age of [0, 1000]) {
		const at = Date.now() - age;
		expect((await deliver({}, byOpenSsl({ at, body: BODY }))).starts).toBe(1);
	}
	// An ID that nobody has signed makes nothing new of it.
	const unsigned = { ...byOpenSsl({ body: BODY }), 'svix-id': 'msg_2', 'webhook-id': 'msg_3' };
	expect((await deliver({}, unsigned)).starts).toBe(1);
	const other = bodyOf('connection.updated');
	expect((await deliver({}, byOpenSsl({ body: other }), other)).starts).toBe(2);
});

describe('whoever has captured one that is signed in several ways', () => {
	const svix = bySvix({ body: BODY });
	const standard = byStandard({ id: 'evt_1', body: BODY });
	const pair = byOpenSsl({ body: BODY });

	const whole = { ...svix, ...pair };
	const twice = { ...svix, ...standard };

	test.each([
		['without the ID', [whole, pair, svix]],
		['without the ID first', [pair, whole, svix]],
		['with the ID alone first', [svix, whole, pair]],
		['with one ID after the other', [twice, standard, svix]],
		['with one ID first', [standard, twice, svix]],
		['with the other ID first', [svix, twice, standard]],
		['with other names of the headers', [svix, renamed(svix), svix]],
	])('cannot start it once more %s, nor keep it from starting', async (_, sent) => {
		for (const send of [deliver, deliverAgain]) {
			its.server.forget();
			forgetProcess();
			for (const headers of [...sent, ...sent]) expect((await send({}, headers)).starts).toBe(1);
		}
	});

	test('and events with IDs of their own and the same body are not taken for one', async () => {
		await deliver({}, { ...svix, ...pair });
		expect((await deliver({}, { ...bySvix({ id: 'msg_2', body: BODY }), ...pair })).starts).toBe(2);
	});

	function renamed(headers: Record<string, string>): Record<string, string> {
		const all = Object.entries(headers);
		return Object.fromEntries(all.map(([name, value]) => [name.replace('svix', 'webhook'), value]));
	}
});

test('where n8n cannot look, it is an error of n8n: what is delivered again starts', async () => {
	const busy = await deliver({ isBusy: true }, bySvix({ body: BODY }));
	expect(busy).toEqual({ answer: { status: 500, text: 'Internal Server Error' }, starts: 0 });
	expect(await deliver({}, bySvix({ body: BODY }))).toEqual({ answer: TAKEN, starts: 1 });
});

test('what no secret could make genuine is refused without asking n8n for the secrets', async () => {
	const unsigned = { ...bySvix({ body: BODY }), 'svix-signature': '' };
	const old = bySvix({ body: BODY, at: Date.now() - 400_000 });
	for (const headers of [{}, unsigned, old])
		expect((await deliver({ isBusy: true }, headers)).answer.status).toBe(401);
});

test('a renamed node remembers', async () => {
	await deliver({ nodeName: 'Before' }, bySvix({ body: BODY }));
	expect((await deliver({ nodeName: 'After' }, bySvix({ body: BODY }))).starts).toBe(1);
});

test('each node of a workflow remembers by itself', async () => {
	await deliver({ nodeId: 'node-1' }, bySvix({ body: BODY }));
	expect((await deliver({ nodeId: 'node-2' }, bySvix({ body: BODY }))).starts).toBe(2);
	expect([...marks('node-2').keys()]).toEqual([...marks('node-1').keys()]);
});

test('an event that was not chosen is not remembered: chosen later, its redelivery starts', async () => {
	const later = { parameters: { events: ['connection.created'] } };
	await deliver({ parameters: { events: ['rules.updated'] } }, bySvix({ body: BODY }));
	expect((await deliver(later, bySvix({ body: BODY }))).starts).toBe(1);
});

test('where no execution could be created nothing is remembered, and the redelivery starts it', async () => {
	const failed = await deliver({ cannotStart: () => true }, bySvix({ body: BODY }));
	expect([failed.answer.status, failed.starts]).toEqual([500, 0]);
	expect((await deliver({}, bySvix({ body: BODY }))).starts).toBe(1);
	expect((await deliver({}, bySvix({ body: BODY }))).starts).toBe(1);
});

test('while the editor listens everything starts, and nothing is remembered', async () => {
	await deliver({}, bySvix({ body: BODY }));
	const before = structuredClone(its.server.kept());
	const headers = () => bySvix({ secret: TEST_SECRET, body: BODY });
	expect((await deliver({ mode: 'manual' }, headers())).starts).toBe(2);
	expect((await deliver({ mode: 'manual' }, headers())).starts).toBe(3);
	expect(its.server.kept()).toEqual(before);
});

test('what is kept stays small, is one text, and leaves other data alone', async () => {
	const now = Math.floor(Date.now() / 1000);
	const mark = (name: string) => name.padEnd(16, '_');
	const full = Array.from({ length: 5000 }, (_, index) => [mark(`mark-${index}`), now] as const);
	const old = [mark('old'), now - 200_000] as const;
	const fresh = [mark('fresh'), now] as const;
	const staticData = {
		global: {
			counter: 5,
			'ofAuthWebhookTrigger:node-1': written(new Map(full)),
			'ofAuthWebhookTrigger:gone': written(new Map([old])),
			'ofAuthWebhookTrigger:other': written(new Map([old, fresh])),
		},
		'node:Other': { lastTime: 7 },
	};
	await deliver({ staticData }, bySvix({ body: BODY }));
	expect(marks().size).toBe(1000);
	expect(JSON.stringify(its.server.kept()).length).toBeLessThan(26_000);
	expect(its.server.kept()).toMatchObject({
		global: { counter: 5 },
		'node:Other': { lastTime: 7 },
	});
	expect(marks('other')).toEqual(new Map([fresh]));
	expect(its.server.kept()).not.toHaveProperty(['global', 'ofAuthWebhookTrigger:gone']);
});

test.each([5, 'x', ' ', null, [1], { nested: { a: 1 } }])(
	'what is kept may be anything: %j',
	async (broken) => {
		const staticData = { global: { 'ofAuthWebhookTrigger:node-1': broken } } as IDataObject;
		expect((await deliver({ staticData }, bySvix({ body: BODY }))).starts).toBe(1);
		expect([...marks().values()]).toEqual([expect.any(Number)]);
	},
);

test('n8n notices that there is something to store', async () => {
	await deliver({}, bySvix({ body: BODY }));
	expect(marks().size).toBe(1);
	await deliver({}, bySvix({ id: 'msg_2', body: BODY }));
	expect(marks().size).toBe(2);
});

describe('one process', () => {
	test('knows what another has overwritten, and stores it with the next', async () => {
		for (const id of ['msg_1', 'msg_2']) await deliverAgain({}, bySvix({ id, body: BODY }));
		its.server.forget();
		for (const id of ['msg_1', 'msg_2', 'msg_3'])
			await deliverAgain({}, bySvix({ id, body: BODY }));
		expect(its.server.started).toHaveLength(1);
		expect(marks().size).toBe(3);
	});

	test('takes many at once: none twice, all remembered', async () => {
		const ids = Array.from({ length: 50 }, (_, nth) => `msg_${nth}`);
		const all = async () =>
			await Promise.all(ids.map(async (id) => await deliverAgain({}, bySvix({ id, body: BODY }))));
		await all();
		await all();
		expect(its.server.started).toHaveLength(50);
		await deliverAgain({}, bySvix({ id: 'msg_last', body: BODY }));
		expect(marks().size).toBe(51);
	});

	test('puts off what comes again before it has answered: it is told to deliver it later', async () => {
		const both = await Promise.all(
			[1, 2].map(async () => await deliverAgain({}, bySvix({ body: BODY }))),
		);
		expect(both.map(({ answer }) => answer.status).sort()).toEqual([200, 503]);
		expect(await deliverAgain({}, bySvix({ body: BODY }))).toEqual({ answer: TAKEN, starts: 1 });
	});

	test('loses nothing of a burst of which n8n cannot start half at first', async () => {
		const next = random(7);
		const cannotStart = () => next() < 0.5;
		const deliverUntilTaken = async (id: string) => {
			const statuses: number[] = [];
			for (let status = 0; status !== 200; statuses.push(status)) {
				const { answer } = await deliverAgain({ cannotStart }, bySvix({ id, body: BODY }));
				status = answer.status;
			}
			return statuses;
		};
		const ids = Array.from({ length: 200 }, (_, nth) => `msg_${nth}`);
		const statuses = await Promise.all(ids.map(deliverUntilTaken));
		expect(statuses.flat().filter((status) => status === 500).length).toBeGreaterThan(100);
		const started = its.server.started.map(([{ json }]) => json.eventId);
		expect(started.sort()).toEqual(ids.sort());
	});

	test('remembers nothing of what could not be started', async () => {
		await deliverAgain({ cannotStart: () => true }, bySvix({ body: BODY }));
		expect((await deliverAgain({}, bySvix({ body: BODY }))).starts).toBe(1);
	});
});
