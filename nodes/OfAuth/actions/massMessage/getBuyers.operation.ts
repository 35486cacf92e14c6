import type { Operation } from '../../runner/operation';
import { massMessageId } from '../fields/massMessageId';

export const getBuyers: Operation = {
	value: 'getBuyers',
	name: 'Get Buyers',
	action: 'Get buyers of mass message',
	description: 'Get the fans who bought a mass message',
	endpoint: { method: 'GET', path: '/v2/access/analytics/mass-messages/{massMessageId}/buyers' },
	effect: 'reads',
	fields: [massMessageId],
	output: {
		paging: { style: 'marker', pageSize: 20 },
		simplify: ['id', 'username', 'name', 'isVerified'],
	},
};
