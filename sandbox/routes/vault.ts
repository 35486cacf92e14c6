import { page } from '../paging';
import { searchVault, shownMedia } from '../vault';
import type { AccessCall, AccessRoute } from './route';

function pageOf({ world, connection, query }: AccessCall, folderId: unknown) {
	const { folders } = world.account(connection);
	const folder = folderId === undefined ? undefined : folders.get(Number(folderId));
	const fitting = searchVault(world, connection, { ...query, folder });
	const { list, hasMore } = page(fitting, query);
	return { list: list.map((media) => shownMedia(world, connection, media)), hasMore };
}

const getAll: AccessRoute = {
	method: 'GET',
	path: '/v2/access/vault/media',
	work: (call) => pageOf(call, call.query.listId),
};

/** OFAuth's menu no longer has it; `listId` of the route above does the same. */
const getOfFolder: AccessRoute = {
	method: 'GET',
	path: '/v2/access/vault/lists/{listId}/media',
	work: (call) => pageOf(call, call.params.listId),
};

export const vaultRoutes: AccessRoute[] = [getAll, getOfFolder];
