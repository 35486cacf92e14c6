import { DELIVERY } from './delivery';
import { FORM } from './form';
import { RUNS } from './runs';
import { TRANSPORT } from './transport';
import type { Mutation } from './types';

/** One entry per promise; `npm run mutations` shows that each is held by a test. */
export const MUTATIONS: Mutation[] = [...DELIVERY, ...FORM, ...RUNS, ...TRANSPORT];
