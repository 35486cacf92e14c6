import type { Resource } from '../../runner/operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getBlocked } from './getBlocked.operation';
import { getPosts } from './getPosts.operation';
import { getRestricted } from './getRestricted.operation';
import { restrict } from './restrict.operation';
import { search } from './search.operation';
import { unrestrict } from './unrestrict.operation';

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [get, getAll, getBlocked, getPosts, getRestricted, restrict, search, unrestrict],
};
