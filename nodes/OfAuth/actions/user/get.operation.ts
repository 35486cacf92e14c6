import type { Operation } from '../../runner/operation';
import { userId } from '../fields/userId';
import { USER_FIELDS } from './userFields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get user',
	description: 'Get an OnlyFans user, fan or creator, by ID or user name',
	endpoint: { method: 'GET', path: '/v2/access/users/{userId}' },
	effect: 'reads',
	fields: [userId],
	output: { simplify: USER_FIELDS },
};
