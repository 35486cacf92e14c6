import type { Resource } from '../../runner/operation';
import { create } from './create/create.operation';
import { get } from './get.operation';

export const massMessage: Resource = {
	value: 'massMessage',
	name: 'Mass Message',
	operations: [create, get],
};
