import { DEFAULT_CONNECTIONS } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { onStage } from './stage';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const parameters = { event: 'newTransaction' };
const OF_EVERY = { ...parameters, connections: 'every' };
const ABOUT = JSON.stringify(parameters);

const stage = onStage();
const { connections, pass } = stage;

const ofAmber = (remembered: unknown) => ({
	about: ABOUT,
	keptAt: 1,
	connections: [['conn_amber', remembered]],
});
const part = { since: 0, known: {}, wholeAt: 0 };

test.each<[unknown]>([
	[5],
	['x'],
	[null],
	[[]],
	[{ about: ABOUT }],
	[{ about: ABOUT, keptAt: 'x', connections: [] }],
	[{ about: ABOUT, keptAt: 1, connections: { conn_amber: {} } }],
	[{ about: ABOUT, keptAt: 1, connections: [null, 5, ['conn_amber']] }],
	[ofAmber({ at: 1, state: {} })],
	[ofAmber({ at: 1, state: { ...part, known: null } })],
	[ofAmber({ at: 1, state: { ...part, since: '2026' } })],
	[ofAmber({ at: 1, state: { ...part, rest: { from: null } } })],
	[ofAmber({ at: 1, state: { watched: [{ id: 1, at: 1 }], over: [] } })],
])('what is stored may be anything, the trigger begins anew: %j', async (memory) => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters });
	const stored = { memory };
	workflow.stored = JSON.stringify({
		'node:OFAuth Trigger': stored,
		global: { 'ofAuthTrigger:trigger-1': stored },
	});
	expect(await workflow.activate()).toBeNull();
	pass(MINUTE);
	const { id } = stage.sandbox.addTransaction({ connectionId: 'conn_amber' });
	expect(await workflow.tick()).toMatchObject([{ id }]);
	expect(await workflow.tick()).toBeNull();
});

test.each(['__proto__', 'constructor', 'toString'])(
	'a connection may be called %s',
	async (connectionId) => {
		connections.push({ ...DEFAULT_CONNECTIONS[0], id: connectionId });
		const workflow = new PollingWorkflow(stage.sandbox, { parameters, connectionId });
		await workflow.activate();
		pass(MINUTE);
		const { id } = stage.sandbox.addTransaction({ connectionId });
		expect(await workflow.tick()).toMatchObject([{ id, connectionId }]);
		await workflow.restart();
		stage.sandbox.fault({ match: { path: /transactions$/ }, status: 403 });
		await expect(workflow.tick()).rejects.toThrow('403');
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect(await workflow.tick()).toBeNull();
	},
);

test('a node that is renamed there and back goes on, though the clock was put back in between', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters });
	await workflow.activate();
	pass(-2 * MINUTE);
	workflow.change({ name: 'Sales' });
	await workflow.activate('update');
	pass(MINUTE);
	const { id } = stage.sandbox.addTransaction({ connectionId: 'conn_amber' });
	expect(await workflow.tick()).toMatchObject([{ id }]);
	workflow.change({ name: 'OFAuth Trigger' });
	expect(await workflow.activate('update')).toBeNull();
});

test('after a pause of months no creator begins anew, though none is reached by the first poll', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters: OF_EVERY });
	await workflow.activate();
	pass(60 * DAY);
	const { id } = stage.sandbox.addTransaction({ connectionId: 'conn_coral' });
	// Time is up once the creators are listed.
	const clock = jest.spyOn(Date, 'now');
	clock.mockReturnValueOnce(stage.now).mockReturnValue(stage.now + MINUTE);
	expect(await workflow.activate()).toBeNull();
	clock.mockRestore();
	expect(await workflow.tick()).toMatchObject([{ id }]);
});

test('what a deleted trigger has left behind goes after a month, other data stay', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters });
	const left = (age: number) => ({
		memory: { about: ABOUT, connections: [], keptAt: stage.now - age },
	});
	const others = {
		counter: 5,
		'ofAuthWebhookTrigger:x': { mark: 1 },
		'ofAuthTrigger:b': left(DAY),
	};
	workflow.stored = JSON.stringify({ global: { ...others, 'ofAuthTrigger:a': left(40 * DAY) } });
	await workflow.activate();
	const { global } = JSON.parse(workflow.stored) as { global: object };
	expect(global).toEqual({ ...others, 'ofAuthTrigger:trigger-1': expect.any(Object) as object });
});
