import type { Resource } from '../../runner/operation';
import { create } from './create/create.operation';

export const massMessage: Resource = {
	value: 'massMessage',
	name: 'Mass Message',
	operations: [create],
};
