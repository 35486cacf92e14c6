import type { Effect } from '../delivery/effects';
import type { Operation } from './operation';

/** An operation that may be done again without harm. */
export type Repeated = Operation & { effect: Exclude<Effect, 'creates'> };
