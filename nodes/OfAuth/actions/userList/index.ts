import type { Resource } from '../../runner/operation';
import { addUsers } from './addUsers.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getUsers } from './getUsers.operation';
import { remove } from './delete.operation';
import { removeUsers } from './removeUsers.operation';
import { update } from './update.operation';

export const userList: Resource = {
	value: 'userList',
	name: 'User List',
	operations: [getAll, get, getUsers, create, addUsers, removeUsers, update, remove],
};
