import { path, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { readTextId } from '../../values/text';
import { queryChoice } from '../fields/queryChoice';

const subscriptionId: Field = {
	form: {
		displayName: 'Subscription ID',
		name: 'subscriptionId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 123456789',
		description: 'The ID that Get Many gives',
	},
	to: path('subscriptionId'),
	read: readTextId,
};

/** Sent always: without it OFAuth gives recent entries only, and who asks for a history wants all of it. */
const all: Field = {
	...queryChoice({
		displayName: 'How Far Back',
		name: 'all',
		type: 'options',
		options: [
			{ name: 'All', value: 'true' },
			{ name: 'Recent', value: 'false' },
		],
		default: 'true',
		description: 'Whether all of it comes, or recent entries only',
	}),
	always: true,
};

export const getHistory: Operation = {
	value: 'getHistory',
	name: 'Get History',
	action: 'Get history of subscription',
	description: 'Get what was paid for a subscription, and from when to when',
	endpoint: { method: 'GET', path: '/v2/access/subscriptions/{subscriptionId}/history' },
	effect: 'reads',
	fields: [subscriptionId],
	filters: [all],
	output: { paging: { style: 'whole', pageSize: 1 } },
};
