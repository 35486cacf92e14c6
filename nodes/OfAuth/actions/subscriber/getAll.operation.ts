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

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many subscribers',
	description:
		'Get the fans of a creator with what they have spent, by state, spending, length of subscription and dates',
	endpoint: { method: 'GET', path: '/v2/access/subscribers' },
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
	output: {
		// OFAuth's guide: 20 at most, whatever its SDK says.
		paging: { style: 'offset', pageSize: 20 },
		simplify: [
			'id',
			'username',
			'name',
			'displayName',
			{ as: 'totalSpent', from: 'spending.total' },
			{ as: 'tips', from: 'spending.tips' },
			{ as: 'isActive', from: 'subscription.isActive' },
			{ as: 'subscribedAt', from: 'subscription.subscribedAt' },
			{ as: 'expiresAt', from: 'subscription.expiresAt' },
			'lastSeen',
		],
	},
	refusals: [
		{
			status: 400,
			message: 'OFAuth did not take what subscribers are filtered by',
			nextStep:
				'Remove Total Spent, Tips, Subscribed for and Online from Filters, and keep who fits with an If or Filter node after this one: how OFAuth wants them is not documented.',
		},
	],
};
