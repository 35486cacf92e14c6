import type { Operation } from '../../runner/operation';
import { searchFor } from '../fields/search';
import {
	duration,
	expiresAfter,
	expiresBefore,
	online,
	subscribedAfter,
	subscribedBefore,
	tips,
	totalSpent,
	type,
} from './filters';
import { SUBSCRIBER_FIELDS, subscribers } from './subscribers';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many subscribers',
	description:
		'Get the fans of a creator with what they have spent, by state, spending, length of subscription and dates',
	endpoint: { method: 'GET', path: subscribers.path },
	effect: 'reads',
	filters: [
		type,
		searchFor('Only fans who have these words in their names'),
		totalSpent,
		tips,
		duration,
		online,
		subscribedAfter,
		subscribedBefore,
		expiresAfter,
		expiresBefore,
	],
	output: { paging: subscribers.paging, simplify: SUBSCRIBER_FIELDS },
	refusals: [
		{
			status: 400,
			message: 'OFAuth did not take what subscribers are filtered by',
			nextStep:
				'Remove Total Spent, Tips, Subscribed for and Online from Filters, and keep who fits with an If or Filter node after this one: how OFAuth wants them is not documented.',
		},
	],
};
