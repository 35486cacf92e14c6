import fc from 'fast-check';

import { startSandbox, type Sandbox } from '../../sandbox';
import { MOST_MARKS } from '../../nodes/OfAuthTrigger/marks';
import { LATE, WHOLE_EVERY } from '../../nodes/OfAuthTrigger/stream';
import { PollingWorkflow } from '../helpers/polling';
import { KINDS, type Kind } from './kinds';
import { BEGIN, everyday, expectOnce, live, onTestTime, pass, type Life, type Step } from './lives';

const RUNS = 100;
const SECOND = 1000;
const HOUR = 3_600_000;
/** Entries that the sandbox begins with. */
const SEEDED = 60;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterAll(async () => await sandbox.close());
onTestTime();

interface StreamLife extends Life {
	kind: Kind;
	/** How many were there when the workflow was activated. */
	before: number;
	/** Keys of what has happened since. */
	after: Set<string>;
}

function happen({ kind, before, after }: StreamLife, at: number): void {
	// Of more than can be known, what shows late is not told from what is old.
	if (before + after.size < MOST_MARKS - SEEDED) after.add(kind.add(sandbox, at));
}

const stepsOf = ({ path }: Kind) =>
	fc.oneof(
		...everyday<StreamLife>(3 * HOUR, [path]),
		{
			weight: 4,
			arbitrary: fc.integer({ min: 1, max: 5 }).map<Step<StreamLife>>((count) => async (life) => {
				for (let nth = 0; nth < count; nth++) happen(life, life.now);
			}),
		},
		{
			weight: 1,
			arbitrary: fc
				.integer({ min: 100, max: 500 })
				.map<Step<StreamLife>>((count) => async (life) => {
					for (let nth = 0; nth < count; nth++) {
						if (nth % 3 === 0) pass(life, SECOND);
						happen(life, life.now);
					}
				}),
		},
		{
			weight: 2,
			arbitrary: fc
				.integer({ min: 1, max: LATE - 2 * SECOND })
				.map<Step<StreamLife>>((late) => async (life) => happen(life, life.now - late)),
		},
	);

describe.each(Object.entries(KINDS))('%s', (_name, kind) => {
	test(`${RUNS} generated lives: nothing of before, everything after, each once where the data was stored`, async () => {
		let emitted = 0;
		const steps = fc.array(stepsOf(kind), { minLength: 3, maxLength: 25 });
		await fc.assert(
			fc.asyncProperty(steps, fc.nat(60), async (all, before) => {
				jest.setSystemTime(BEGIN);
				sandbox.reset();
				for (let nth = 0; nth < before; nth++) kind.add(sandbox, BEGIN - nth * 90 * SECOND);
				const workflow = new PollingWorkflow(sandbox, { parameters: kind.parameters });
				await workflow.activate();
				const after = new Set<string>();
				const life = { now: BEGIN, workflow, sandbox, hasLost: false, kind, before, after };
				await live<StreamLife>(life, all, WHOLE_EVERY);
				expectOnce(life, workflow.emitted.map(kind.keyOf), after);
				emitted += workflow.emitted.length;
			}),
			{ numRuns: RUNS },
		);
		expect(emitted).toBeGreaterThan(RUNS);
	}, 300_000);
});
