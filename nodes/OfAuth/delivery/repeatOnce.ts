import { failureOf, type Failure } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import { nextOf } from './effects';
import type { LanePause } from './lanePause';
import type { Attempt } from './persist';
import type { Later, NotReady, Repeatable } from './types';

/** Where something is repeated. */
export interface RepeatingPlace {
	/** Shared by all that goes through one connection. */
	pause: LanePause;
	isOver: () => boolean;
}

/**
 * Makes one attempt at something of which every step may be repeated without harm: it goes on at the
 * step that stopped it.
 *
 * @returns done where all of it is, or how to go on
 */
export async function repeatOnce(
	work: Repeatable,
	{ pause, isOver }: RepeatingPlace,
): Promise<Attempt> {
	// Run and lane may have changed while this stood at the gate.
	if (isOver()) return { done: { outcome: 'notTried' } };
	if (!pause.isOpen) return { next: 'paused' };
	const [leftAt, before] = [Date.now(), work.steps()];
	const stopped = await run(work);
	// A page of a list is let through by the rate limit like any other request: the next pause is a short one again.
	if (!stopped || work.steps() > before) pause.accepted();
	if (!stopped) return { done: undefined };
	if ('again' in stopped) return { next: 'later', wait: stopped.again };
	if ('notReady' in stopped) return { next: 'notReady', failure: notReady(stopped) };
	const { message, ...rest } = { ...failureOf(stopped), ...work.explain?.(stopped) };
	const failure = { message: work.name ? `${work.name()}: ${message}` : message, ...rest };
	const next = nextOf(stopped);
	if (next === 'wait' && 'headers' in stopped) {
		const wait = pause.refused(stopped.headers, Math.max(leftAt, work.leftAt()));
		return { next, wait, failure };
	}
	return next === 'report'
		? { done: { outcome: 'notSent', failure } }
		: { next: 'tryAgain', failure };
}

function notReady({ notReady: names }: NotReady): Failure {
	return {
		message: `OFAuth has the file ${names}, but it is not ready to be sent`,
		nextStep:
			'Retry in a few minutes: the file is not uploaded again. Or raise Options → Max Wait (Seconds).',
	};
}

/** n8n's store of files throws where a file is gone or its storage is away. */
async function run(work: Repeatable): Promise<Exchange | NotReady | Later | undefined> {
	try {
		return await work.run();
	} catch (error) {
		return {
			thrown: { message: error instanceof Error ? error.message : String(error), isFinal: true },
		};
	}
}
