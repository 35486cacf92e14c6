import { badRequest } from '../apiError';
import { found, page } from '../paging';
import type { UserList, UserLists } from '../state/userLists';
import type { AccessCall, AccessRoute } from './route';

const ALL = '/v2/access/users/lists';
const ONE = `${ALL}/{listId}`;

/** A list as OFAuth shows one (SDK 3.0.0, user lists). Which few users it shows with it is not documented: here none. */
export function shownList({ id, type, name, isOwn, usersCount }: UserList) {
	return {
		id,
		type,
		name,
		usersCount,
		postsCount: 0,
		canUpdate: isOwn,
		canDelete: isOwn,
		canManageUsers: isOwn,
		canAddUsers: isOwn,
		sortList: [],
		users: [],
	};
}

/** The lists of the connection that a call is for. */
export function listsOf({ world, connection }: AccessCall): UserLists {
	return world.account(connection).lists;
}

/**
 * The list in the path, to be changed.
 *
 * @throws ApiError 404 where there is none, 400 where OnlyFans fills it itself
 */
export function ownList(call: AccessCall): UserList {
	const list = listsOf(call).get(call.params.listId);
	if (!list.isOwn) throw badRequest('This list is made by OnlyFans and cannot be changed');
	return list;
}

const getAll: AccessRoute = {
	method: 'GET',
	path: ALL,
	work(call) {
		const fitting = found(listsOf(call).all(), call.query.query, ({ name }) => name);
		const { list, hasMore } = page(fitting, call.query);
		return { list: list.map(shownList), hasMore };
	},
};

const planned = (call: AccessCall) =>
	listsOf(call).plan((call.body.value as { name: string }).name);

/** Two lists may have the same name. */
const create: AccessRoute = {
	method: 'POST',
	path: ALL,
	work(call) {
		const list = planned(call);
		listsOf(call).add(list);
		call.entry.createdId = Number(list.id);
		return shownList(list);
	},
	sample: (call) => shownList(planned(call)),
};

const get: AccessRoute = {
	method: 'GET',
	path: ONE,
	work: (call) => shownList(listsOf(call).get(call.params.listId)),
};

const update: AccessRoute = {
	method: 'PATCH',
	path: ONE,
	work(call) {
		const list = ownList(call);
		list.name = (call.body.value as { name: string }).name;
		return shownList(list);
	},
	sample: (call) => shownList(ownList(call)),
};

const remove: AccessRoute = {
	method: 'DELETE',
	path: ONE,
	work(call) {
		listsOf(call).remove(ownList(call));
		return {};
	},
	sample(call) {
		ownList(call);
		return {};
	},
};

export const userListRoutes: AccessRoute[] = [getAll, create, get, update, remove];
