import { query, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readFlag } from '../../values/text';
import { endDate, startDate } from '../fields/period';

const withTotal: Field = {
	form: {
		displayName: 'With Total',
		name: 'withTotal',
		type: 'boolean',
		default: true,
		description: 'Whether to add the totals of the whole time',
	},
	to: query('withTotal'),
	read: readFlag,
};

export const getChart: Operation = {
	value: 'getChart',
	name: 'Get Chart',
	action: 'Get chart of mass messages',
	description: 'Get how many messages were sent and bought over time, day by day',
	endpoint: { method: 'GET', path: '/v2/access/analytics/mass-messages/chart' },
	effect: 'reads',
	filters: [startDate, endDate, withTotal],
	output: {},
};
