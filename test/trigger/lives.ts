import fc from 'fast-check';
import { NodeApiError } from 'n8n-workflow';

import type { Fault, FaultMatch, Sandbox } from '../../sandbox';
import { MOST_REQUESTS } from '../../nodes/OfAuthTrigger/asking';
import type { PollingWorkflow } from '../helpers/polling';

/** After all that the sandbox begins with. */
export const BEGIN = Date.parse('2026-11-05T12:00:00Z');

/** A workflow that lives by a clock of its own. */
export interface Life {
	/** Milliseconds since 1970. */
	now: number;
	workflow: PollingWorkflow;
	sandbox: Sandbox;
	/** Whether data of a poll that had started an execution was lost. */
	hasLost: boolean;
}

/** Something that happens in one. */
export type Step<L extends Life> = (life: L) => Promise<void>;

/** Puts the clock of node and sandbox forward. */
export function pass(life: Life, ms: number): void {
	life.now += ms;
	jest.setSystemTime(life.now);
}

/** What can go wrong with a page. */
const FAULTS: Fault[] = [
	{ status: 500 },
	{ status: 429, headers: { 'retry-after': '5' } },
	{ status: 403 },
	{ drop: true },
	{ truncate: true },
	{ body: '<html>' },
];

/** A poll, whatever OFAuth says: what is told is another test's, here it only must lose nothing. */
async function poll({ sandbox }: Life, once: () => Promise<unknown>): Promise<void> {
	const before = sandbox.received.length;
	await once().catch((error: unknown) => expect(error).toBeInstanceOf(NodeApiError));
	expect(sandbox.received.length - before).toBeLessThanOrEqual(MOST_REQUESTS);
}

/**
 * What happens in every life, each with how often it comes: polls, pauses, faults, new starts of n8n.
 *
 * @param longest pause, in milliseconds
 * @param paths of the lists that go wrong
 */
export function everyday<L extends Life>(longest: number, paths: Array<FaultMatch['path']>) {
	const tick: Step<L> = async (life) => await poll(life, async () => await life.workflow.tick());
	const fault = fc.record({
		fault: fc.constantFrom(...FAULTS),
		path: fc.constantFrom(...paths),
		skip: fc.nat(4),
		times: fc.integer({ min: 1, max: 3 }),
	});
	return [
		{ weight: 6, arbitrary: fc.constant(tick) },
		{
			weight: 3,
			arbitrary: fc.integer({ min: 1, max: longest }).map<Step<L>>((ms) => async (life) => {
				pass(life, ms);
			}),
		},
		{
			weight: 3,
			arbitrary: fault.map<Step<L>>(({ fault: one, path, skip, times }) => async ({ sandbox }) => {
				sandbox.fault({ ...one, match: { method: 'GET', path }, skip, times });
			}),
		},
		{
			weight: 2,
			arbitrary: fc.boolean().map<Step<L>>((isStored) => async (life) => {
				life.hasLost ||= !isStored;
				await poll(life, async () => await life.workflow.restart(isStored));
			}),
		},
	];
}

/**
 * Lives through the steps, and then, with nothing going wrong any more, until nothing comes for a while. It waits
 * twice: a list that was being read in portions is read to its end first, and only then from its top again, where
 * something late can have come in meanwhile.
 *
 * @param wait milliseconds after the last step, until a list is read as a whole again
 */
export async function live<L extends Life>(life: L, steps: Array<Step<L>>, wait: number) {
	for (const one of steps) {
		await one(life);
		expect(life.workflow.size).toBeLessThan(64_000);
	}
	life.sandbox.clearFaults();
	for (let waits = 0; waits < 2; waits++) {
		pass(life, wait);
		for (let quiet = 0; quiet < 5;) quiet = (await life.workflow.tick()) ? 0 : quiet + 1;
	}
}

/** Everything came, each once where no data was lost. @param came what tells the items from each other */
export function expectOnce({ hasLost }: Life, came: string[], wanted: Set<string>): void {
	expect(new Set(came)).toEqual(wanted);
	if (!hasLost) expect(came.length).toBe(wanted.size);
}

const NOT_THE_DATE = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

/** Has node and sandbox go by one clock, which the test sets; everything else takes its time. */
export function onTestTime(): void {
	beforeAll(() => void jest.useFakeTimers({ doNotFake: [...NOT_THE_DATE] }));
	afterAll(() => void jest.useRealTimers());
}

/** The minutes since `BEGIN`, of so many, in which a poll ends with an error. */
export async function toldIn(workflow: PollingWorkflow, minutes: number): Promise<number[]> {
	const told: number[] = [];
	for (let minute = 1; minute <= minutes; minute++) {
		jest.setSystemTime(BEGIN + minute * 60_000);
		await workflow.tick().catch(() => told.push(minute));
	}
	return told;
}
