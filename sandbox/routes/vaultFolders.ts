import { badRequest } from '../apiError';
import { found, page } from '../paging';
import type { Folder, Folders } from '../state/folders';
import { hasMedia, vaultTotals } from '../vault';
import type { AccessCall, AccessRoute } from './route';

const ALL = '/v2/access/vault/lists';
const ONE = `${ALL}/{listId}`;

/** A folder as OFAuth shows one (SDK 3.0.0, vault lists). */
function shown({ id, type, name, media }: Folder) {
	const isOwn = type === 'custom';
	return {
		id,
		type,
		name,
		hasMedia: media.size > 0,
		canUpdate: isOwn,
		canDelete: isOwn,
		medias: [],
	};
}

function foldersOf({ world, connection }: AccessCall): Folders {
	return world.account(connection).folders;
}

/** The folder in the path, to be changed. */
function ownFolder(call: AccessCall): Folder {
	const folder = foldersOf(call).get(call.params.listId);
	if (folder.type !== 'custom')
		throw badRequest('This folder is made by OnlyFans and cannot be changed');
	return folder;
}

const getAll: AccessRoute = {
	method: 'GET',
	path: ALL,
	work(call) {
		const fitting = found(foldersOf(call).all(), call.query.query, ({ name }) => name);
		const { list, hasMore } = page(fitting, call.query);
		return {
			list: list.map(shown),
			all: vaultTotals(call.world, call.connection),
			hasMore,
			canCreateVaultLists: true,
			order: 'recent',
			sort: 'desc',
		};
	},
};

const planned = (call: AccessCall) =>
	foldersOf(call).plan((call.body.value as { name: string }).name);

/** Two folders may have the same name. */
const create: AccessRoute = {
	method: 'POST',
	path: ALL,
	work(call) {
		const folder = planned(call);
		foldersOf(call).add(folder);
		call.entry.createdId = folder.id;
		return shown(folder);
	},
	sample: (call) => shown(planned(call)),
};

const update: AccessRoute = {
	method: 'PATCH',
	path: ONE,
	work(call) {
		const folder = ownFolder(call);
		const { name, clearMedia } = call.body.value as { name: string; clearMedia?: boolean | null };
		folder.name = name;
		if (clearMedia) folder.media.clear();
		return shown(folder);
	},
	sample: (call) => shown(ownFolder(call)),
};

/** What is in it stays in the vault. */
const remove: AccessRoute = {
	method: 'DELETE',
	path: ONE,
	work(call) {
		foldersOf(call).remove(ownFolder(call));
		return {};
	},
	sample(call) {
		ownFolder(call);
		return {};
	},
};

/** @throws ApiError 400 for the first media that the vault does not have */
function toAdd(call: AccessCall) {
	const folder = foldersOf(call).get(call.params.listId);
	const { mediaIds } = call.body.value as { mediaIds: number[] };
	const missing = mediaIds.find((id) => !hasMedia(call.world, call.connection, id));
	if (missing !== undefined) throw badRequest(`body/mediaIds: ${missing} is not in this vault`);
	return { folder, mediaIds };
}

const addMedia: AccessRoute = {
	method: 'POST',
	path: `${ONE}/media`,
	work(call) {
		const { folder, mediaIds } = toAdd(call);
		for (const id of mediaIds) folder.media.add(id);
		return shown(folder);
	},
	sample: (call) => shown(toAdd(call).folder),
};

export const vaultFolderRoutes: AccessRoute[] = [getAll, create, update, remove, addMedia];
