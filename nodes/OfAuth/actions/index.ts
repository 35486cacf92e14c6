import type { Resource } from '../runner/operation';
import { chat } from './chat';
import { chatMessage } from './chatMessage';
import { connection } from './connection';
import { massMessage } from './massMessage';
import { subscriber } from './subscriber';
import { subscription } from './subscription';
import { user } from './user';
import { userList } from './userList';
import { vaultFolder } from './vaultFolder';
import { vaultMedia } from './vaultMedia';

/** All that the node can do; the form opens on the first. */
export const resources: Resource[] = [
	massMessage,
	userList,
	subscriber,
	chat,
	chatMessage,
	vaultMedia,
	vaultFolder,
	connection,
	user,
	subscription,
];
