import type { Resource } from '../../runner/operation';
import { getAll } from './getAll.operation';
import { getCounts } from './getCounts.operation';
import { getHistory } from './getHistory.operation';

export const subscription: Resource = {
	value: 'subscription',
	name: 'Subscription',
	operations: [getAll, getCounts, getHistory],
};
