import type { Resource } from '../../runner/operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getUsers } from './getUsers.operation';
import { remove } from './delete.operation';
import { update } from './update.operation';

export const userList: Resource = {
	value: 'userList',
	name: 'User List',
	operations: [getAll, get, getUsers, update, remove],
};
