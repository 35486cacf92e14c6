import type { Settings } from '../settings';
import { accountRoutes } from './account';
import { chatMessageRoutes } from './chatMessages';
import { chatRoutes } from './chats';
import { earningsRoutes } from './earnings';
import { linkRoutes } from './link';
import { listMemberRoutes } from './listMembers';
import { massMessageNumberRoutes } from './massMessageNumbers';
import { massMessageRoutes } from './massMessages';
import { restrictionRoutes } from './restrictions';
import type { AccessRoute, Route } from './route';
import { selfRoutes } from './self';
import { subscriberRoutes } from './subscribers';
import { subscriptionRoutes } from './subscriptions';
import { uploadRoutes } from './uploads';
import { userListRoutes } from './userLists';
import { userRoutes } from './users';
import { vaultFolderRoutes } from './vaultFolders';
import { vaultRoutes } from './vault';

/** The routes that need the key only. */
export const keyRoutes: Route[] = [...accountRoutes, ...linkRoutes];

/** The routes on behalf of a connection whose bodies, if any, are JSON. */
export function accessRoutes(settings: Settings): AccessRoute[] {
	return [
		...selfRoutes,
		...massMessageRoutes(settings),
		...massMessageNumberRoutes,
		...earningsRoutes,
		...userListRoutes,
		...listMemberRoutes,
		...subscriberRoutes,
		...chatRoutes,
		...chatMessageRoutes,
		...vaultRoutes,
		...vaultFolderRoutes,
		...userRoutes,
		...restrictionRoutes,
		...subscriptionRoutes,
		...uploadRoutes,
	];
}
