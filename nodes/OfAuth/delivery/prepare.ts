import { failureOf, type Failure } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import { judge } from './outcome';
import type { Attempt } from './persist';
import type { SendingPlace } from './sendOne';
import type { NotReady, Preparation } from './types';

/**
 * Does what a send needs before it can leave, such as uploads. Nothing of it reaches a fan, and each
 * step may be repeated without harm, so a broken connection or a 5xx is tried again here.
 *
 * @returns done where the send may leave
 */
export async function prepareOnce(
	preparation: Preparation,
	{ pause, isOver }: SendingPlace,
): Promise<Attempt> {
	// Run and lane may have changed while this stood at the gate.
	if (isOver()) return { done: { outcome: 'notTried' } };
	if (!pause.isOpen) return { next: 'paused' };
	const leftAt = Date.now();
	const stopped = await run(preparation);
	if (!stopped) return { done: undefined };
	if ('notReady' in stopped) return { next: 'notReady', failure: notReady(stopped) };
	const { message, ...rest } = failureOf(stopped);
	const failure = { message: `${preparation.name()}: ${message}`, ...rest };
	const { next } = judge(stopped);
	if (next === 'wait' && 'headers' in stopped) {
		const wait = pause.refused(stopped.headers, Math.max(leftAt, preparation.leftAt()));
		return { next, wait, failure };
	}
	if (next === 'tryAgain' || isPassing(stopped)) return { next: 'tryAgain', failure };
	return { done: { outcome: 'notSent', failure } };
}

function notReady({ notReady: names }: NotReady): Failure {
	return {
		message: `OFAuth has the file ${names}, but it is not ready to be sent`,
		nextStep:
			'Retry in a few minutes: the file is not uploaded again. Or raise Options → Max Wait for Rate Limit.',
	};
}

/** n8n's store of files throws where a file is gone or its storage is away. */
async function run(preparation: Preparation): Promise<Exchange | NotReady | undefined> {
	try {
		return await preparation.run();
	} catch (error) {
		return {
			thrown: { message: error instanceof Error ? error.message : String(error), isFinal: true },
		};
	}
}

function isPassing(exchange: Exchange): boolean {
	if ('thrown' in exchange) return exchange.thrown.isFinal !== true;
	return exchange.status >= 500 || [408, 425].includes(exchange.status);
}
