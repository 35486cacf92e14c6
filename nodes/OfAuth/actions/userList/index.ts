import type { Resource } from '../../runner/operation';
import { getAll } from './getAll.operation';

export const userList: Resource = {
	value: 'userList',
	name: 'User List',
	operations: [getAll],
};
