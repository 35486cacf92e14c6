import type { IDataObject } from 'n8n-workflow';

import { DEFAULT_CONNECTIONS, SANDBOX_API_KEY } from '../../sandbox';
import { MOST_REQUESTS } from '../../nodes/OfAuthTrigger/asking';
import { WHOLE_EVERY } from '../../nodes/OfAuthTrigger/stream';
import { PollingWorkflow } from '../helpers/polling';
import { KINDS } from './kinds';
import { onStage } from './stage';

const ON = { connectionId: 'conn_amber' };
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TRANSACTIONS = { method: 'GET', path: '/v2/access/earnings/transactions' };
const NEW_TRANSACTION = { event: 'newTransaction' };
const OF_EVERY = { ...NEW_TRANSACTION, connections: 'every' };

const stage = onStage();
const { connections, pass } = stage;

async function activated(parameters: PollParameters): Promise<PollingWorkflow> {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters });
	expect(await workflow.activate()).toBeNull();
	pass(MINUTE);
	return workflow;
}

type PollParameters = NonNullable<ConstructorParameters<typeof PollingWorkflow>[1]>['parameters'];

async function errorOf(poll: Promise<unknown>) {
	const error = (await poll.then(
		() => undefined,
		(thrown: unknown) => thrown,
	)) as { message: string; description: string } | undefined;
	if (error) expect(JSON.stringify(error)).not.toContain(SANDBOX_API_KEY);
	return error && `${error.message}\n${error.description}`;
}

const asked = () =>
	stage.sandbox.received.map(({ path, query, connectionId }) => ({ path, query, connectionId }));
const idsOf = (items: IDataObject[] | null) => items?.map(({ id }) => id);

describe('what it costs', () => {
	test.each(Object.entries(KINDS))(
		'a poll that finds nothing new among %s is one request',
		async (_name, kind) => {
			for (let nth = 0; nth < 5; nth++) kind.add(stage.sandbox, stage.now - nth * HOUR);
			const workflow = await activated(kind.parameters);
			// The second looks for what may have shown late.
			for (const wait of [MINUTE, WHOLE_EVERY]) {
				pass(wait);
				stage.sandbox.received.length = 0;
				expect(await workflow.tick()).toBeNull();
				expect(asked().map(({ path }) => path)).toEqual([kind.path]);
			}
		},
	);

	test('of buyers too, with ten messages watched', async () => {
		const workflow = await activated({ event: 'massMessageBought' });
		for (let nth = 0; nth < 10; nth++) stage.sandbox.addMessage({ ...ON, body: { text: 'Hi' } });
		await workflow.tick();
		stage.sandbox.received.length = 0;
		expect(await workflow.tick()).toBeNull();
		expect(stage.sandbox.received).toHaveLength(1);
	});

	test('a backlog of 1,500 comes in portions, each of no more requests than are documented', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		for (let nth = 0; nth < 1500; nth++)
			stage.sandbox.addTransaction({ ...ON, at: stage.now - nth * SECOND });
		const portions: number[] = [];
		for (let quiet = false; !quiet;) {
			stage.sandbox.received.length = 0;
			const items = await workflow.tick();
			expect(stage.sandbox.received.length).toBeLessThanOrEqual(MOST_REQUESTS);
			portions.push(items?.length ?? 0);
			quiet = items === null;
		}
		expect(portions).toEqual([400, 400, 400, 300, 0]);
		expect(new Set(idsOf(workflow.emitted)).size).toBe(1500);
	});
});

describe('what shows late', () => {
	test.each(Object.entries(KINDS))(
		'%s of 59 minutes ago, below a page of known ones, come within ten minutes',
		async (_name, kind) => {
			const workflow = await activated(kind.parameters);
			for (let nth = 0; nth < kind.page + 5; nth++) kind.add(stage.sandbox, stage.now);
			await workflow.tick();
			const key = kind.add(stage.sandbox, stage.now - 59 * MINUTE);
			const came: string[] = [];
			for (let minute = 0; minute < 11; minute++) {
				pass(MINUTE);
				came.push(...((await workflow.tick()) ?? []).map(kind.keyOf));
			}
			expect(came).toEqual([key]);
		},
	);

	test('many that come while a backlog is read in portions, none twice', async () => {
		const kind = KINDS['new subscribers'];
		const workflow = await activated(kind.parameters);
		pass(10 * HOUR);
		for (let nth = 0; nth < 500; nth++) kind.add(stage.sandbox, stage.now - nth * MINUTE);
		expect(await workflow.tick()).toHaveLength(400);
		pass(MINUTE);
		for (let nth = 0; nth < 300; nth++) kind.add(stage.sandbox, stage.now);
		expect(await workflow.tick()).toHaveLength(100);
		pass(MINUTE);
		expect(await workflow.tick()).toHaveLength(300);
		expect(new Set(workflow.emitted.map(kind.keyOf)).size).toBe(800);
	});
});

describe('what comes out', () => {
	test('a transaction is what OFAuth gives, and whose', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		const entry = stage.sandbox.addTransaction({ ...ON, type: 'tips', gross: 20 });
		expect(await workflow.tick()).toEqual([{ ...NEW_TRANSACTION, ...ON, ...entry }]);
	});

	test('only those paid for what is chosen', async () => {
		const workflow = await activated({ ...NEW_TRANSACTION, type: 'tips' });
		stage.sandbox.addTransaction({ ...ON, type: 'post' });
		const { id } = stage.sandbox.addTransaction({ ...ON, type: 'tips' });
		expect(idsOf(await workflow.tick())).toEqual([id]);
	});

	test('a subscriber is simplified, or whole', async () => {
		const [simple, whole] = [
			await activated({ event: 'newSubscriber' }),
			await activated({ event: 'newSubscriber', simplify: false }),
		];
		stage.sandbox.addSubscriber(ON);
		const [[item], [full]] = [(await simple.tick()) ?? [], (await whole.tick()) ?? []];
		expect(Object.keys(item)).toHaveLength(12);
		expect(item).toMatchObject({ event: 'newSubscriber', ...ON, isActive: true });
		expect(full).toMatchObject({ id: item.id, subscription: { isActive: true } });
	});

	test('a buyer comes with what was bought', async () => {
		const workflow = await activated({ event: 'massMessageBought' });
		const { id } = stage.sandbox.addMessage({ ...ON, body: { text: '**Drop**', price: 9 } });
		pass(MINUTE);
		await workflow.tick();
		stage.sandbox.buy({ ...ON, massMessageId: id, userId: 100_007 });
		expect(await workflow.tick()).toEqual([
			{
				event: 'massMessageBought',
				...ON,
				id: 100_007,
				username: 'u100007',
				name: expect.any(String) as string,
				isVerified: false,
				massMessageId: id,
				sentAt: '2026-11-05T12:01:00+00:00',
				text: 'Drop',
				price: '9.00',
			},
		]);
	});
});

describe('one mass message', () => {
	const one = (id: number) => ({
		event: 'massMessageBought',
		massMessages: 'one',
		massMessageId: { __rl: true, mode: 'id', value: String(id) },
	});

	test.each([0, 19, 20, 600])(
		'of which %i had bought it before: only those who buy it later',
		async (count) => {
			const { id } = stage.sandbox.addMessage({ ...ON, body: { text: 'Hi', price: 5 } });
			for (let nth = 0; nth < count; nth++)
				stage.sandbox.buy({ ...ON, massMessageId: id, userId: 200_001 + nth });
			const workflow = await activated(one(id));
			// 20 a request: the list of 600 takes two polls.
			expect([await workflow.tick(), await workflow.tick()]).toEqual([null, null]);
			for (const userId of [300_001, 300_002])
				stage.sandbox.buy({ ...ON, massMessageId: id, userId });
			expect(idsOf(await workflow.tick())).toEqual([300_001, 300_002]);
			expect(await workflow.tick()).toBeNull();
		},
	);

	test('that is not among the latest ones is read whole each time', async () => {
		const { id } = stage.sandbox.addMessage({
			...ON,
			body: { text: 'Hi' },
			at: stage.now - 100 * HOUR,
		});
		for (let nth = 0; nth < 100; nth++)
			stage.sandbox.addMessage({ ...ON, body: { text: 'More' }, at: stage.now - HOUR });
		const workflow = await activated(one(id));
		stage.sandbox.buy({ ...ON, massMessageId: id, userId: 300_001 });
		expect(idsOf(await workflow.tick())).toEqual([300_001]);
		expect(await workflow.tick()).toBeNull();
	});

	test('with more buyers than can be told apart: an error that says so, and nobody twice', async () => {
		const { id } = stage.sandbox.addMessage({ ...ON, body: { text: 'Hi', price: 5 } });
		const workflow = await activated(one(id));
		for (let nth = 0; nth < 8_100; nth++)
			stage.sandbox.buy({ ...ON, massMessageId: id, userId: 200_001 + nth });
		let told: string | undefined;
		while (!told) told = await errorOf(workflow.tick());
		expect(told).toContain('More than 8000 fans have bought');
		expect(told).toContain('Get Buyers');
		expect(told).not.toContain('Nothing is lost');
		const ids = idsOf(workflow.emitted) ?? [];
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length).toBeGreaterThan(8_000);
		expect(await workflow.tick()).toBeNull();
	});
});

describe('every active connection', () => {
	test('each has its own beginning, its entries, and its name on them', async () => {
		const workflow = await activated(OF_EVERY);
		const polled = asked().filter(({ path }) => path === TRANSACTIONS.path);
		expect(new Set(polled.map(({ connectionId }) => connectionId))).toEqual(
			new Set(['conn_amber', 'conn_bella', 'conn_coral']),
		);
		for (const connectionId of ['conn_amber', 'conn_coral'])
			stage.sandbox.addTransaction({ connectionId });
		const items = await workflow.tick();
		expect(items?.map(({ connectionId }) => connectionId).sort()).toEqual([
			'conn_amber',
			'conn_coral',
		]);
	});

	test('one whose session runs out is passed over, and nothing of it is lost', async () => {
		const workflow = await activated(OF_EVERY);
		const amber = connections.findIndex(({ id }) => id === 'conn_amber');
		connections[amber] = { ...connections[amber], status: 'expired' };
		const { id } = stage.sandbox.addTransaction(ON);
		expect(await workflow.tick()).toBeNull();
		connections[amber] = { ...connections[amber], status: 'active' };
		expect(idsOf(await workflow.tick())).toEqual([id]);
	});

	test('one that is connected later begins then', async () => {
		const workflow = await activated(OF_EVERY);
		const dana = connections.findIndex(({ id }) => id === 'conn_dana');
		connections[dana] = { ...connections[dana], status: 'active' };
		stage.sandbox.addTransaction({ connectionId: 'conn_dana' });
		expect(await workflow.tick()).toBeNull();
		stage.sandbox.addTransaction({ connectionId: 'conn_dana' });
		expect(await workflow.tick()).toHaveLength(1);
	});

	test('one that may not be read hides no other, and is told of with its name, once in six hours', async () => {
		connections[1] = { ...connections[1], permissions: ['messages:read'] };
		const workflow = await activated(OF_EVERY);
		const { id } = stage.sandbox.addTransaction(ON);
		expect(idsOf(await workflow.tick())).toEqual([id]);
		const told: number[] = [];
		for (let minute = 1; minute <= 400; minute++) {
			const words = await errorOf(workflow.tick());
			pass(MINUTE);
			if (!words) continue;
			told.push(minute);
			expect(words).toContain('Bella Frost @bellafrost (conn_bella): OFAuth refused this');
			// It was never read, and what happens from the first poll on is new by the clock.
			expect(words).toContain('Nothing is lost');
		}
		expect(told).toEqual([1, 361]);
		// It was never read, but what has happened since the first poll is new.
		const missed = stage.sandbox.addTransaction({
			connectionId: 'conn_bella',
			at: stage.now - 5 * HOUR,
		});
		stage.sandbox.addTransaction({ connectionId: 'conn_bella', at: stage.now - 9 * HOUR });
		connections.splice(0, connections.length, ...DEFAULT_CONNECTIONS);
		expect(idsOf(await workflow.tick())).toEqual([missed.id]);
	});
});

describe('what goes wrong', () => {
	test('at the first poll is an error at once: the workflow is not activated', async () => {
		stage.sandbox.fault({ match: TRANSACTIONS, status: 503 });
		const workflow = new PollingWorkflow(stage.sandbox, { parameters: NEW_TRANSACTION });
		expect(await errorOf(workflow.activate())).toContain('503');
		const wrong = new PollingWorkflow(stage.sandbox, {
			parameters: NEW_TRANSACTION,
			apiKey: 'sk_sandbox_wrong',
		});
		expect(await errorOf(wrong.activate())).toContain('Check the API Key in the OFAuth credential');
		const none = new PollingWorkflow(stage.sandbox, {
			parameters: NEW_TRANSACTION,
			connectionId: '',
		});
		expect(await errorOf(none.activate())).toContain('There is no connection to poll');
	});

	test('by itself is not told for a quarter of an hour, then once in six hours; nothing is lost', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		stage.sandbox.fault({ match: TRANSACTIONS, status: 502, times: Infinity });
		const told: number[] = [];
		const { id } = stage.sandbox.addTransaction(ON);
		for (let minute = 1; minute <= 800; minute++) {
			if (await errorOf(workflow.tick())) told.push(minute);
			pass(MINUTE);
		}
		expect(told).toEqual([16, 376, 736]);
		stage.sandbox.clearFaults();
		expect(idsOf(await workflow.tick())).toEqual([id]);
	});

	test('the rate limit is a wait, and says nothing', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		stage.sandbox.fault({
			match: TRANSACTIONS,
			status: 429,
			headers: { 'retry-after': '30' },
			times: 3,
		});
		const { id } = stage.sandbox.addTransaction(ON);
		expect([await workflow.tick(), await workflow.tick(), await workflow.tick()]).toEqual([
			null,
			null,
			null,
		]);
		expect(idsOf(await workflow.tick())).toEqual([id]);
	});

	test('a refusal is told at once', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		stage.sandbox.fault({
			match: TRANSACTIONS,
			status: 403,
			body: { error: 'No', type: 'FORBIDDEN' },
		});
		expect(await errorOf(workflow.tick())).toContain('conn_amber: OFAuth refused this: No');
	});

	test('behind some pages keeps what was read of them', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		for (let nth = 0; nth < 100; nth++)
			stage.sandbox.addTransaction({ ...ON, at: stage.now - nth * SECOND });
		stage.sandbox.fault({ match: TRANSACTIONS, status: 500, skip: 2 });
		expect(await workflow.tick()).toHaveLength(40);
		expect(await workflow.tick()).toHaveLength(60);
	});

	test('an entry without a date is named', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		const body = { list: [{ id: 'tx_x' }], hasMore: false, nextMarker: null };
		stage.sandbox.fault({ match: TRANSACTIONS, body });
		expect(await errorOf(workflow.tick())).toContain('a transaction without a date (tx_x)');
	});

	test.each([
		[{ event: 'newSale' }, 'Trigger On: "newSale" is none of'],
		[
			{ event: 'massMessageBought', watchDays: 0 },
			'Watch for (Days): 0 is not a whole number from 1 to 30',
		],
		[{ event: 'massMessageBought', massMessages: 'one' }, 'Mass Message: "" is not an ID'],
	])('in the form is told in its words: %j', async (parameters, words) => {
		const workflow = new PollingWorkflow(stage.sandbox, { parameters });
		expect(await errorOf(workflow.activate())).toContain(words);
		expect(stage.sandbox.received).toEqual([]);
	});
});

describe('Fetch Test Event', () => {
	test.each(Object.entries(KINDS))(
		'shows the newest of %s and moves nothing',
		async (_name, kind) => {
			const workflow = await activated(kind.parameters);
			const keys = [
				kind.add(stage.sandbox, stage.now - HOUR / 2),
				kind.add(stage.sandbox, stage.now),
			];
			const shown = (await workflow.fetchTestEvent()) ?? [];
			expect(shown.map(kind.keyOf)).toEqual([keys[1]]);
			expect(((await workflow.tick()) ?? []).map(kind.keyOf)).toEqual(keys);
		},
	);

	test('shows a buyer of the latest message that has any', async () => {
		const workflow = new PollingWorkflow(stage.sandbox, {
			parameters: { event: 'massMessageBought' },
		});
		const { id } = stage.sandbox.addMessage({ ...ON, body: { text: 'Hi' } });
		stage.sandbox.addMessage({ ...ON, body: { text: 'Later' } });
		expect(await errorOf(workflow.fetchTestEvent())).toContain(
			'OFAuth shows no buyer of a mass message yet',
		);
		stage.sandbox.buy({ ...ON, massMessageId: id, userId: 100_003 });
		expect(await workflow.fetchTestEvent()).toMatchObject([{ id: 100_003, massMessageId: id }]);
	});

	test('says so where no connection is active', async () => {
		connections.splice(0, connections.length, { ...DEFAULT_CONNECTIONS[0], status: 'expired' });
		const workflow = new PollingWorkflow(stage.sandbox, { parameters: OF_EVERY });
		expect(await errorOf(workflow.fetchTestEvent())).toContain(
			'No connection of the API key is active',
		);
	});

	test('looks at other creators where the first has none, and says where it cannot', async () => {
		const workflow = new PollingWorkflow(stage.sandbox, {
			parameters: { event: 'massMessageSent', connections: 'every' },
		});
		stage.sandbox.addMessage({ connectionId: 'conn_coral', body: { text: 'Hi' } });
		expect(await workflow.fetchTestEvent()).toMatchObject([{ connectionId: 'conn_coral' }]);
		stage.sandbox.fault({ match: { method: 'GET', path: /sent$/ }, status: 500, times: Infinity });
		expect(await errorOf(workflow.fetchTestEvent())).toContain(
			'Amber Lane @amberlane (conn_amber)',
		);
	});
});

describe('n8n', () => {
	test('starts polls that overlap: an entry is new to one of them', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		const { id } = stage.sandbox.addTransaction(ON);
		stage.sandbox.fault({
			match: TRANSACTIONS,
			create: true,
			delayMs: 100,
			body: undefined,
			status: 500,
		});
		const [slow, fast] = await Promise.all([workflow.tick(), workflow.tick()]);
		expect([slow, fast]).toEqual([null, null]);
		expect(stage.sandbox.received.filter(({ status }) => status === 500)).toHaveLength(1);
		const both = await Promise.all([workflow.tick(), workflow.tick()]);
		expect(both.map(idsOf)).toEqual([[id], undefined]);
	});

	test('files its data under the name of the node: one that is renamed goes on all the same', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		const first = stage.sandbox.addTransaction(ON);
		expect(idsOf(await workflow.tick())).toEqual([first.id]);
		const second = stage.sandbox.addTransaction(ON);
		workflow.change({ name: 'Sales' });
		expect(idsOf(await workflow.activate('update'))).toEqual([second.id]);
		workflow.change({ name: 'OFAuth Trigger' });
		expect(await workflow.activate('update')).toBeNull();
	});

	test('activates again: what has happened in between comes', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		pass(30 * 24 * HOUR);
		const { id } = stage.sandbox.addTransaction({ ...ON, at: stage.now - 20 * 24 * HOUR });
		expect(idsOf(await workflow.activate())).toEqual([id]);
	});

	test('a trigger that waits for something else begins anew', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		stage.sandbox.addTransaction({ ...ON, type: 'tips' });
		workflow.change({ parameters: { ...NEW_TRANSACTION, type: 'tips' } });
		expect(await workflow.activate('update')).toBeNull();
	});

	test('is started while something is refused: the workflow becomes active, and the next poll tells', async () => {
		const workflow = await activated(NEW_TRANSACTION);
		stage.sandbox.fault({ match: TRANSACTIONS, status: 403, times: 2 });
		expect(await workflow.restart()).toBeNull();
		expect(await errorOf(workflow.tick())).toContain('403');
		expect(await errorOf(workflow.tick())).toBeUndefined();
	});

	test('watches on where only the days are changed', async () => {
		const workflow = await activated({ event: 'massMessageBought', watchDays: 2 });
		const { id } = stage.sandbox.addMessage({ ...ON, body: { text: 'Hi', price: 5 } });
		pass(MINUTE);
		await workflow.tick();
		workflow.change({ parameters: { event: 'massMessageBought', watchDays: 20 } });
		await workflow.activate('update');
		pass(3 * 24 * HOUR);
		stage.sandbox.buy({ ...ON, massMessageId: id, userId: 300_001 });
		// Others have bought it in these days too.
		const bought = { id: 300_001, massMessageId: id };
		expect(await workflow.tick()).toContainEqual(expect.objectContaining(bought));
		pass(20 * 24 * HOUR);
		stage.sandbox.buy({ ...ON, massMessageId: id, userId: 300_002 });
		expect(await workflow.tick()).toBeNull();
	});

	test('keeps no key', async () => {
		const workflow = await activated(OF_EVERY);
		stage.sandbox.addTransaction(ON);
		const items = await workflow.tick();
		expect(workflow.stored + JSON.stringify(items)).not.toContain(SANDBOX_API_KEY);
	});
});
