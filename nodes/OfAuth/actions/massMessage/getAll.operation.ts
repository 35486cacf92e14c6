import type { Operation } from '../../runner/operation';
import { endDate, startDate } from '../fields/period';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many mass messages',
	description:
		'Get sent mass messages, newest first, with how many fans saw and bought each; scheduled ones do not show here',
	endpoint: { method: 'GET', path: '/v2/access/analytics/mass-messages/sent' },
	effect: 'reads',
	filters: [startDate, endDate],
	output: {
		paging: { style: 'dates', pageSize: 100 },
		simplify: [
			'id',
			'date',
			'text',
			'price',
			'mediaCount',
			'sentCount',
			'viewedCount',
			'purchasedCount',
			'canUnsend',
			'isCanceled',
		],
	},
};
