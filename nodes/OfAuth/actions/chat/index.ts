import type { Resource } from '../../runner/operation';
import { getAll } from './getAll.operation';
import { getMedia } from './getMedia.operation';

export const chat: Resource = {
	value: 'chat',
	name: 'Chat',
	operations: [getAll, getMedia],
};
