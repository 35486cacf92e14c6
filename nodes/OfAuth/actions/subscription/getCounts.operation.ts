import type { Operation } from '../../runner/operation';

export const getCounts: Operation = {
	value: 'getCounts',
	name: 'Get Counts',
	action: 'Get counts of subscriptions',
	description: 'Get how many subscribers and subscriptions a creator has, by state',
	endpoint: { method: 'GET', path: '/v2/access/subscriptions/count' },
	effect: 'reads',
	output: {},
};
