import type { Operation } from '../../runner/operation';
import { massMessageId } from '../fields/massMessageId';
import { buyers } from './buyers';

export const getBuyers: Operation = {
	value: 'getBuyers',
	name: 'Get Buyers',
	action: 'Get buyers of mass message',
	description: 'Get the fans who bought a mass message',
	endpoint: { method: 'GET', path: buyers.path },
	effect: 'reads',
	fields: [massMessageId],
	output: {
		paging: buyers.paging,
		simplify: ['id', 'username', 'name', 'isVerified'],
	},
};
