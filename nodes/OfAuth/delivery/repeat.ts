import type { Failure } from '../transport/errors';
import type { Effect } from './effects';
import { runLanes } from './lanes';
import { persist } from './persist';
import { prepare } from './prepare';
import { repeatOnce } from './repeatOnce';
import { Traffic } from './traffic';
import type { CancelSignal, Preparation, Repeatable } from './types';
import { UploadPlaces } from './uploadPlaces';
import { Waiting } from './waiting';

/** What one item has done, where doing it again is no harm. */
export interface Job {
	/** Tells it from the others. */
	id: number;
	/** The connection: jobs of one lane keep their order. */
	lane: string;
	/** Jobs of its lane at a time. */
	atOnce: number;
	effect: Exclude<Effect, 'creates'>;
	/** Uploads and the like, done before. */
	preparation?: Preparation;
	work: Repeatable;
	/** Milliseconds that it waits in all for the rate limit, from its own first 429. */
	maxWait: number;
	/** Told how long it has waited; one of its own unless given. */
	waiting?: Waiting;
	/** Whether its failure says nothing of the other jobs, which are done whatever else is said. */
	isOfItsOwn?: (failure: Failure) => boolean;
	/** Told as soon as it has ended, before anything is said of its failure. */
	onEnded?: (ended: Ended) => void;
}

/** What became of one job. `unknown`: it may have been done. */
export type Ended =
	{ outcome: 'done' | 'notTried' } | { outcome: 'notDone' | 'unknown'; failure: Failure };

/** How jobs are gone about. */
export interface RepeatSettings {
	/** Whether nothing more is started after the first job that failed. */
	stopAtFailure: boolean;
	/** Ends the run: nothing further is asked, waits end at once. */
	cancelSignal?: CancelSignal;
	/** What jobs are, in words. */
	what?: string;
}

/**
 * Does every job, again where that may help: after the rate limit has let go, and after a broken
 * connection or a 5xx, three tries for each step. Jobs of one lane in order, lanes side by side.
 *
 * @returns what became of each job, by its id
 */
export async function repeatAll(
	jobs: Job[],
	{ stopAtFailure, cancelSignal, what = 'items' }: RepeatSettings,
): Promise<Map<number, Ended>> {
	const all = new Map<number, Ended>();
	const traffic = new Traffic();
	const uploads = new UploadPlaces();
	let stopped = false;
	const isOver = () => stopped || cancelSignal?.aborted === true;
	const left = () => `${jobs.length - all.size} ${what} remain`;

	await runLanes(jobs, async (job) => {
		const ended = await repeat(job, { traffic, uploads, isOver, left });
		all.set(job.id, ended);
		job.onEnded?.(ended);
		if (stopAtFailure && 'failure' in ended && !job.isOfItsOwn?.(ended.failure)) stopped = true;
	});
	return all;
}

interface RepeatPlace {
	traffic: Traffic;
	uploads: UploadPlaces;
	isOver: () => boolean;
	left: () => string;
}

const MAY_BE_DONE = 'It may have been done.';

async function repeat(
	{ lane, effect, preparation, work, maxWait, waiting = new Waiting() }: Job,
	{ traffic, uploads, isOver, left }: RepeatPlace,
): Promise<Ended> {
	const place = { pause: traffic.pauseOf(lane), isOver };
	const patience = { ...place, maxWait, waiting, what: 'request', left };
	let isLeftOpen = false;
	const attempt = async () => {
		const tried = await traffic.gate.pass(lane, async () => await repeatOnce(work, place));
		isLeftOpen = 'next' in tried && tried.next === 'tryAgain';
		return tried;
	};
	const unprepared = preparation && (await prepare(preparation, { ...patience, uploads }));
	const { steps } = work;
	const ended = unprepared ?? (await persist(attempt, { ...patience, steps }));
	if (!ended) return { outcome: 'done' };
	if (!('failure' in ended)) return { outcome: 'notTried' };
	const { failure } = ended;
	if (effect === 'reads' || !isLeftOpen) return { outcome: 'notDone', failure };
	const nextStep = `${failure.nextStep} ${MAY_BE_DONE}`;
	return { outcome: 'unknown', failure: { ...failure, nextStep } };
}
