import type { Resource } from '../../runner/operation';
import { createLoginLink } from './createLoginLink.operation';
import { getAll } from './getAll.operation';
import { invalidate } from './invalidate.operation';

export const connection: Resource = {
	value: 'connection',
	name: 'Connection',
	operations: [getAll, createLoginLink, invalidate],
};
