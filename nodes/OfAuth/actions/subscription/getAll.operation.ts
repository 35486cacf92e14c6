import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readDigit } from '../../values/text';
import { search } from '../fields/search';
import { queryChoice } from '../fields/queryChoice';

const type: Field = {
	...queryChoice({
		displayName: 'State',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'All', value: 'all' },
			{ name: 'Expired', value: 'expired' },
		],
		default: 'active',
		description: 'Whether they run now',
	}),
	keeps: (state: string) => (entry) =>
		state === 'all' || entry.isActive === undefined || entry.isActive === (state === 'active'),
};

/** How OFAuth wants a filter written is not documented: as OnlyFans itself takes it, and every entry is checked here. */
const paid: Field = {
	form: {
		displayName: 'Paid',
		name: 'paid',
		type: 'boolean',
		default: true,
		description: 'Whether they cost something',
	},
	to: query('filter[paid]'),
	read: readDigit,
	keeps: (wanted: string) => (entry) =>
		Number(entry.subscriptionPrice ?? 0) > 0 === (wanted === '1'),
};

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many subscriptions',
	description: 'Get the creators to whom this one is subscribed',
	endpoint: { method: 'GET', path: '/v2/access/subscriptions' },
	effect: 'reads',
	filters: [paid, search, type],
	output: {
		paging: { style: 'offset', pageSize: 50 },
		simplify: [
			'id',
			'username',
			'name',
			'isActive',
			'subscribedAt',
			'expiredAt',
			'renewedAt',
			'subscriptionPrice',
			'totalSumm',
			'messagesSumm',
		],
	},
	refusals: [
		{
			status: 400,
			message: 'OFAuth did not take what subscriptions are filtered by',
			nextStep:
				'Remove Paid from Filters, and keep what fits with an If or Filter node after this one: how OFAuth wants it is not documented.',
		},
	],
};
