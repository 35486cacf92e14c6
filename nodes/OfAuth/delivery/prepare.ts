import { failureOf } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import { judge } from './outcome';
import type { Attempt } from './persist';
import type { SendingPlace } from './sendOne';
import type { Preparation } from './types';

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
	if (isOver()) return { done: { outcome: 'notTried' } };
	const leftAt = Date.now();
	const stopped = await run(preparation);
	if (!stopped) return { done: undefined };
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

/** n8n's store of files throws where a file is gone or its storage is away. */
async function run(preparation: Preparation): Promise<Exchange | undefined> {
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
