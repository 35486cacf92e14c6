import fc from 'fast-check';

import { startSandbox, type LifeOptions, type Sandbox } from '../../sandbox';
import { MOST_REQUESTS } from '../../nodes/OfAuthTrigger/asking';
import { PollingWorkflow } from '../helpers/polling';
import { FAULTS, onTestTime } from './lives';

const RUNS = 60;
const ON = { connectionId: 'conn_amber' };
const SECOND = 1000;
const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-11-05T12:00:00Z');
const PATHS = [/mass-messages\/sent$/, /\/buyers$/];

/** What has happened: which messages went out after activation, and who has bought what. */
interface Model {
	now: number;
	messages: number[];
	isAfter: (id: number) => boolean;
	bought: Set<string>;
	hasLost: boolean;
}

type Step = (model: Model, workflow: PollingWorkflow, sandbox: Sandbox) => Promise<void>;

function pass(model: Model, ms: number): void {
	model.now += ms;
	jest.setSystemTime(model.now);
}

function send(model: Model, sandbox: Sandbox): void {
	model.messages.push(sandbox.addMessage({ ...ON, body: { text: 'Drop', price: 9 } }).id);
}

function buy(model: Model, sandbox: Sandbox, nth: number, userId: number): void {
	const massMessageId = model.messages[nth % model.messages.length];
	sandbox.buy({ ...ON, massMessageId, userId });
	if (model.isAfter(massMessageId)) model.bought.add(`${massMessageId}:${userId}`);
}

async function poll(sandbox: Sandbox, once: () => Promise<unknown>): Promise<void> {
	const before = sandbox.received.length;
	await once().catch(() => undefined);
	expect(sandbox.received.length - before).toBeLessThanOrEqual(MOST_REQUESTS);
}

const fan = fc.integer({ min: 100_001, max: 100_900 });
const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constant<Step>(async (_model, workflow, sandbox) => {
			await poll(sandbox, async () => await workflow.tick());
		}),
	},
	{
		weight: 2,
		arbitrary: fc.constant<Step>(async (model, _workflow, sandbox) => send(model, sandbox)),
	},
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.nat(20), fc.array(fan, { minLength: 1, maxLength: 30 }))
			.map(([nth, fans]): Step => async (model, _workflow, sandbox) => {
				for (const userId of fans) buy(model, sandbox, nth, userId);
			}),
	},
	{
		weight: 1,
		arbitrary: fc.nat(20).map((nth): Step => async (model, _workflow, sandbox) => {
			for (let userId = 100_001; userId < 100_451; userId++) buy(model, sandbox, nth, userId);
		}),
	},
	{
		weight: 3,
		arbitrary: fc.integer({ min: SECOND, max: 5 * HOUR }).map(
			(ms): Step =>
				async (model) =>
					pass(model, ms),
		),
	},
	{
		weight: 3,
		arbitrary: fc
			.record({
				fault: fc.constantFrom(...FAULTS),
				path: fc.constantFrom(...PATHS),
				skip: fc.nat(4),
				times: fc.integer({ min: 1, max: 3 }),
			})
			.map(({ fault, path, skip, times }): Step => async (_model, _workflow, sandbox) => {
				sandbox.fault({ ...fault, match: { method: 'GET', path }, skip, times });
			}),
	},
	{
		weight: 2,
		arbitrary: fc.boolean().map((isStored): Step => async (model, workflow, sandbox) => {
			model.hasLost ||= !isStored;
			await poll(sandbox, async () => await workflow.restart(isStored));
		}),
	},
);

onTestTime();

const ORDERS: Array<LifeOptions['buyersOrder']> = ['oldestFirst', 'newestFirst', 'byId'];

describe.each(ORDERS)('a list of buyers in the order %s', (buyersOrder) => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ bucket: null, life: { buyersOrder, purchaseShare: 0 } });
	});
	afterAll(async () => await sandbox.close());

	test(`${RUNS} generated lives: nobody who bought a message of before, everybody else once`, async () => {
		let emitted = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
				jest.setSystemTime(BEGIN);
				sandbox.reset();
				const model: Model = {
					now: BEGIN,
					messages: [],
					isAfter: () => false,
					bought: new Set(),
					hasLost: false,
				};
				send(model, sandbox);
				buy(model, sandbox, 0, 100_001);
				const [before] = model.messages;
				model.isAfter = (id) => id !== before;
				pass(model, 60 * SECOND);
				const workflow = new PollingWorkflow(sandbox, {
					parameters: { event: 'massMessageBought' },
				});
				await workflow.activate();
				for (const one of steps) {
					await one(model, workflow, sandbox);
					expect(workflow.size).toBeLessThan(64_000);
				}
				sandbox.clearFaults();
				pass(model, 10 * SECOND);
				for (let quiet = 0; quiet < 3;) quiet = (await workflow.tick()) ? 0 : quiet + 1;
				const keys = workflow.emitted.map(({ massMessageId, id }) => `${massMessageId}:${id}`);
				expect(new Set(keys)).toEqual(model.bought);
				if (!model.hasLost) expect(keys.length).toBe(model.bought.size);
				emitted += keys.length;
			}),
			{ numRuns: RUNS },
		);
		expect(emitted).toBeGreaterThan(RUNS);
	}, 120_000);
});
