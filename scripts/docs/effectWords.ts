import { TRIES } from '../../nodes/OfAuth/delivery/outcome';
import type { Effect } from '../../nodes/OfAuth/delivery/effects';

const ONCE_MORE = `tries again, ${TRIES} times in all`;
const WAITS = 'After a 429 it waits for the rate limit of its connection, up to Max Wait.';
const BROKEN = 'a 5xx, a broken connection or a timeout';

/** What an operation does to the world, and what happens when something goes wrong, by its effect. */
export const EFFECT_WORDS: Record<Effect, string> = {
	reads: `Changes nothing. ${WAITS} After ${BROKEN} it ${ONCE_MORE}, then gives an error. After a crash: run it again.`,
	repeats: `Doing it twice leaves the same behind as once. ${WAITS} After ${BROKEN} it ${ONCE_MORE}, then gives an error that says that it may have been done. After a crash: run it again.`,
	creates: `Must not be done twice. ${WAITS} After ${BROKEN} its outcome is unknown, and it is not done again by itself. After a crash a Retry does the rest, and names what may have been done. See [Every message once](every-message-once.md).`,
};
