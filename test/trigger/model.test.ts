import fc from 'fast-check';

import { startSandbox, type Sandbox } from '../../sandbox';
import { MOST_REQUESTS } from '../../nodes/OfAuthTrigger/asking';
import { MOST_MARKS } from '../../nodes/OfAuthTrigger/marks';
import { LATE, WHOLE_EVERY } from '../../nodes/OfAuthTrigger/stream';
import { PollingWorkflow } from '../helpers/polling';
import { KINDS, type Kind } from './kinds';
import { FAULTS, onTestTime } from './lives';

const RUNS = 100;
const SECOND = 1000;
/** Entries that the sandbox begins with. */
const SEEDED = 60;
/** After all that the sandbox begins with. */
const BEGIN = Date.parse('2026-11-05T12:00:00Z');

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterAll(async () => await sandbox.close());
onTestTime();

/** What has happened, and what must have come of it. */
interface Model {
	now: number;
	/** Keys of what was there when the workflow was activated. */
	before: Set<string>;
	/** Keys of what has happened since. */
	after: Set<string>;
	/** Whether data of a poll that had started an execution was lost. */
	hasLost: boolean;
}

interface Real {
	kind: Kind;
	workflow: PollingWorkflow;
}

type Step = (model: Model, real: Real) => Promise<void>;

function happen(model: Model, { kind }: Real, at: number): void {
	// Of more than can be known, what shows late is not told from what is old.
	if (model.before.size + model.after.size >= MOST_MARKS - SEEDED) return;
	model.after.add(kind.add(sandbox, at));
}

async function poll(once: () => Promise<unknown>): Promise<void> {
	const before = sandbox.received.length;
	// What is told is another test's; here it only must lose nothing.
	await once().catch(() => undefined);
	expect(sandbox.received.length - before).toBeLessThanOrEqual(MOST_REQUESTS);
}

/** Steps, each with how often it comes. */
const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constant<Step>(
			async (_model, { workflow }) => await poll(async () => await workflow.tick()),
		),
	},
	{
		weight: 4,
		arbitrary: fc.integer({ min: 1, max: 5 }).map<Step>((count) => async (model, real) => {
			for (let nth = 0; nth < count; nth++) happen(model, real, model.now);
		}),
	},
	{
		weight: 1,
		arbitrary: fc.integer({ min: 100, max: 500 }).map<Step>((count) => async (model, real) => {
			for (let nth = 0; nth < count; nth++) {
				if (nth % 3 === 0) pass(model, SECOND);
				happen(model, real, model.now);
			}
		}),
	},
	{
		weight: 2,
		arbitrary: fc
			.integer({ min: 1, max: LATE - 2 * SECOND })
			.map<Step>((late) => async (model, real) => {
				happen(model, real, model.now - late);
			}),
	},
	{
		weight: 3,
		arbitrary: fc
			.integer({ min: 1, max: 3 * 3_600_000 })
			.map<Step>((ms) => async (model) => pass(model, ms)),
	},
	{
		weight: 3,
		arbitrary: fc
			.record({
				fault: fc.constantFrom(...FAULTS),
				skip: fc.nat(4),
				times: fc.integer({ min: 1, max: 3 }),
			})
			.map<Step>(({ fault, skip, times }) => async (_model, { kind }) => {
				sandbox.fault({ ...fault, match: { method: 'GET', path: kind.path }, skip, times });
			}),
	},
	{
		weight: 2,
		arbitrary: fc.boolean().map<Step>((isStored) => async (model, { workflow }) => {
			model.hasLost ||= !isStored;
			await poll(async () => await workflow.restart(isStored));
		}),
	},
);

function pass(model: Model, ms: number): void {
	model.now += ms;
	jest.setSystemTime(model.now);
}

describe.each(Object.entries(KINDS))('%s', (_name, kind) => {
	test(`${RUNS} generated lives: nothing of before, everything after, each once where the data was stored`, async () => {
		let emitted = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { minLength: 3, maxLength: 25 }),
				fc.nat(60),
				async (steps, old) => {
					jest.setSystemTime(BEGIN);
					sandbox.reset();
					const model: Model = { now: BEGIN, before: new Set(), after: new Set(), hasLost: false };
					for (let nth = 0; nth < old; nth++)
						model.before.add(kind.add(sandbox, BEGIN - nth * 90 * SECOND));
					const workflow = new PollingWorkflow(sandbox, { parameters: kind.parameters });
					await workflow.activate();
					for (const one of steps) {
						await one(model, { kind, workflow });
						expect(workflow.size).toBeLessThan(64_000);
					}
					sandbox.clearFaults();
					pass(model, WHOLE_EVERY);
					for (let quiet = 0; quiet < 5;) quiet = (await workflow.tick()) ? 0 : quiet + 1;
					const keys = workflow.emitted.map(kind.keyOf);
					expect(new Set(keys)).toEqual(model.after);
					if (!model.hasLost) expect(keys.length).toBe(model.after.size);
					emitted += keys.length;
				},
			),
			{ numRuns: RUNS },
		);
		expect(emitted).toBeGreaterThan(RUNS);
	}, 300_000);
});
