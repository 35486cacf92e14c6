import fc from 'fast-check';

import { startSandbox, type LifeOptions, type Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { BEGIN, everyday, expectOnce, live, onTestTime, pass, type Life, type Step } from './lives';

const RUNS = 60;
const ON = { connectionId: 'conn_amber' };
const SECOND = 1000;
const HOUR = 3_600_000;

interface SalesLife extends Life {
	/** IDs of those that went out, the first one before activation. */
	messages: number[];
	/** Who has bought what of those that went out after it. */
	bought: Set<string>;
}

const keyOf = (massMessageId: unknown, userId: unknown) => `${massMessageId}:${userId}`;

function send({ sandbox, messages }: SalesLife): void {
	messages.push(sandbox.addMessage({ ...ON, body: { text: 'Drop', price: 9 } }).id);
}

function buy({ sandbox, messages, bought }: SalesLife, nth: number, userId: number): void {
	const which = nth % messages.length;
	sandbox.buy({ ...ON, massMessageId: messages[which], userId });
	if (which > 0) bought.add(keyOf(messages[which], userId));
}

const fan = fc.integer({ min: 100_001, max: 100_900 });
const step = fc.oneof(
	...everyday<SalesLife>(5 * HOUR, [/mass-messages\/sent$/, /\/buyers$/]),
	{ weight: 2, arbitrary: fc.constant<Step<SalesLife>>(async (life) => send(life)) },
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.nat(20), fc.array(fan, { minLength: 1, maxLength: 30 }))
			.map<Step<SalesLife>>(([nth, fans]) => async (life) => {
				for (const userId of fans) buy(life, nth, userId);
			}),
	},
	{
		weight: 1,
		arbitrary: fc.nat(20).map<Step<SalesLife>>((nth) => async (life) => {
			for (let userId = 100_001; userId < 100_451; userId++) buy(life, nth, userId);
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
				const parameters = { event: 'massMessageBought' };
				const workflow = new PollingWorkflow(sandbox, { parameters });
				const bought = new Set<string>();
				const life = { now: BEGIN, workflow, sandbox, hasLost: false, messages: [], bought };
				send(life);
				buy(life, 0, 100_001);
				pass(life, 60 * SECOND);
				await workflow.activate();
				await live<SalesLife>(life, steps, 10 * SECOND);
				const came = workflow.emitted.map(({ massMessageId, id }) => keyOf(massMessageId, id));
				expectOnce(life, came, bought);
				emitted += came.length;
			}),
			{ numRuns: RUNS },
		);
		expect(emitted).toBeGreaterThan(RUNS);
	}, 120_000);
});
