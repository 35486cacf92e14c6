import type { Resource } from '../../runner/operation';
import { getAll } from './getAll.operation';
import { send } from './send.operation';
import { unsend } from './unsend.operation';

export const chatMessage: Resource = {
	value: 'chatMessage',
	name: 'Chat Message',
	operations: [getAll, send, unsend],
};
