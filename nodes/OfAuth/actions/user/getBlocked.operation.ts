import type { Operation } from '../../runner/operation';
import { KEPT_AWAY_FIELDS } from './userFields';

export const getBlocked: Operation = {
	value: 'getBlocked',
	name: 'Get Blocked',
	action: 'Get blocked users',
	description: 'Get the users whom a creator has blocked',
	endpoint: { method: 'GET', path: '/v2/access/users/blocked' },
	effect: 'reads',
	output: {
		paging: { style: 'offset', pageSize: 20 },
		simplify: KEPT_AWAY_FIELDS,
	},
};
