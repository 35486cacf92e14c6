import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { oneOf } from '../../values/choice';
import { readFlag } from '../../values/text';
import { search } from '../fields/search';

const type: Field = {
	form: {
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
	},
	to: query('type'),
	read: oneOf('active', 'all', 'expired'),
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
	read: (value) => {
		const reading = readFlag(value);
		return 'value' in reading ? { value: reading.value ? '1' : '0' } : reading;
	},
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
