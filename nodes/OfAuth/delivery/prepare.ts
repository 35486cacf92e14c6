import { failureOf } from '../transport/errors';
import type { Exchange } from '../transport/request';
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
	{ uploads, pause, isOver }: SendingPlace,
): Promise<Attempt> {
	return await uploads.pass(async () => {
		if (isOver()) return { done: { outcome: 'notTried' } };
		if (!pause.isOpen) return { next: 'paused' };
		const leftAt = Date.now();
		const stopped = await preparation.run();
		if (!stopped) return { done: undefined };
		const { message, ...rest } = failureOf(stopped);
		const failure = { message: `${preparation.name()}: ${message}`, ...rest };
		const { next } = judge(stopped);
		if (next === 'wait' && 'headers' in stopped) {
			return {
				next,
				wait: pause.refused(stopped.headers, Math.max(leftAt, preparation.leftAt())),
				failure,
			};
		}
		if (next === 'tryAgain' || isPassing(stopped)) return { next: 'tryAgain', failure };
		return { done: { outcome: 'notSent', failure } };
	});
}

function isPassing(exchange: Exchange): boolean {
	return 'thrown' in exchange ? exchange.thrown.isFinal !== true : exchange.status >= 500;
}
