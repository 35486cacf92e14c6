import type { Exchange } from '../transport/exchange';
import { judge } from './outcome';

/**
 * What it means to do something twice: `reads` changes nothing, `repeats` leaves the same behind as once
 * (PUT, PATCH, DELETE, adding to a list, an upload), `creates` makes a second one.
 */
export type Effect = 'reads' | 'repeats' | 'creates';

/**
 * What to do about a request that did not end well, where doing it again is no harm (`reads`, `repeats`).
 * For `creates` the table of outcomes decides.
 *
 * @returns `wait` for the rate limit, `tryAgain` after a pause, or `report` it
 */
export function nextOf(stopped: Exchange): 'wait' | 'tryAgain' | 'report' {
	const { next } = judge(stopped);
	if (next === 'wait' || next === 'tryAgain') return next;
	return isPassing(stopped) ? 'tryAgain' : 'report';
}

/** Whether another try may end otherwise: nobody knows what became of this one, or nothing did. */
function isPassing(exchange: Exchange): boolean {
	if ('thrown' in exchange) return exchange.thrown.isFinal !== true;
	return exchange.status >= 500 || [408, 425].includes(exchange.status);
}
