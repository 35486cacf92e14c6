import type { Operation } from '../../runner/operation';
import { KEPT_AWAY_FIELDS } from './userFields';

export const getRestricted: Operation = {
	value: 'getRestricted',
	name: 'Get Restricted',
	action: 'Get restricted users',
	description: 'Get the users whom a creator has restricted: they cannot write to the creator',
	endpoint: { method: 'GET', path: '/v2/access/users/restrict' },
	effect: 'reads',
	output: {
		paging: { style: 'offset', pageSize: 20 },
		simplify: KEPT_AWAY_FIELDS,
	},
};
