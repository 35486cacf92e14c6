import type { Operation } from '../../runner/operation';
import { endDate, startDate } from '../fields/period';
import { SENT_FIELDS, sentMessages } from './sentMessages';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many mass messages',
	description:
		'Get sent mass messages, newest first, with how many fans saw and bought each; scheduled ones do not show here',
	endpoint: { method: 'GET', path: sentMessages.path },
	effect: 'reads',
	filters: [startDate, endDate],
	output: {
		paging: sentMessages.paging,
		simplify: SENT_FIELDS,
	},
};
