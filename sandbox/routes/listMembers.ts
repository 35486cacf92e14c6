import { notFound } from '../apiError';
import { userCard } from '../fixtures/fans';
import { page } from '../paging';
import type { UserList } from '../state/userLists';
import { listsOf, ownList, shownList } from './userLists';
import type { AccessCall, AccessRoute } from './route';

const USERS = '/v2/access/users/lists/{listId}/users';
const ONE = `${USERS}/{userId}`;

/** Some members, with `nextOffset` where there are more. */
function members({ members: ids }: UserList, query: AccessCall['query']) {
	const { list, hasMore } = page([...ids], query);
	const { offset = 0 } = query as { offset?: number };
	return {
		list: list.map(userCard),
		hasMore,
		...(hasMore && { nextOffset: offset + list.length }),
	};
}

const getAll: AccessRoute = {
	method: 'GET',
	path: USERS,
	work: (call) => members(listsOf(call).get(call.params.listId), call.query),
};

/**
 * The user in the path.
 *
 * @throws ApiError 404 where there is no such user
 */
function userOf({ world, connection, params }: AccessCall): number {
	const id = Number(params.userId);
	const isThere = world.settings.checksIds ? world.account(connection).people.has(id) : id > 0;
	if (!isThere) throw notFound('User not found');
	return id;
}

const isRefused = ({ world }: AccessCall, id: number) => world.settings.refusedUsers.includes(id);

/** What OFAuth says of a user and a list: a user whom it does not take is no error, and only told here. */
function membership(call: AccessCall, list: UserList, hasUser: boolean) {
	const refused = isRefused(call, userOf(call));
	const { id, type, name } = list;
	const reason = refused ? 'This user cannot be added to lists' : null;
	const userState = { id, type, name, hasUser, canAddUser: !refused, cannotAddUserReason: reason };
	return { list: shownList(list), userState };
}

/** One who is in the list already stays there. */
const add: AccessRoute = {
	method: 'POST',
	path: ONE,
	work(call) {
		const list = ownList(call);
		const user = userOf(call);
		if (!isRefused(call, user)) list.members.add(user);
		return membership(call, list, list.members.has(user));
	},
	sample: (call) => membership(call, ownList(call), !isRefused(call, userOf(call))),
};

/**
 * The list and the user in it.
 *
 * @throws ApiError 404 where the user is not in it
 */
function memberOf(call: AccessCall) {
	const list = ownList(call);
	const user = Number(call.params.userId);
	if (!list.members.has(user)) throw notFound('This user is not in the list');
	return { list, user };
}

/** Answers with members that are left. */
const remove: AccessRoute = {
	method: 'DELETE',
	path: ONE,
	work(call) {
		const { list, user } = memberOf(call);
		list.members.delete(user);
		return members(list, {});
	},
	sample: (call) => members(memberOf(call).list, {}),
};

function addToAll(call: AccessCall, user: number) {
	const { listIds } = call.body.value as { listIds: number[] };
	const lists = listIds.map((listId) => ({ listId, list: listsOf(call).find(listId) }));
	const takes = (list: UserList | undefined) => list?.isOwn && !isRefused(call, user);
	const taken = lists.filter(({ list }) => takes(list));
	const errors = lists
		.filter(({ list }) => !takes(list))
		.map(({ listId }) => ({ listId, error: 'This user cannot be added to this list' }));
	const success = taken.map(({ listId }) => ({ listId, success: true }));
	return { taken, answer: errors.length > 0 ? { success, errors } : { success } };
}

/** One user into up to five lists. */
const addToLists: AccessRoute = {
	method: 'POST',
	path: '/v2/access/users/{userId}/lists',
	work(call) {
		const user = userOf(call);
		const { taken, answer } = addToAll(call, user);
		for (const { list } of taken) list?.members.add(user);
		return answer;
	},
	sample: (call) => addToAll(call, userOf(call)).answer,
};

/** Who is in a user list. */
export const listMemberRoutes: AccessRoute[] = [getAll, add, remove, addToLists];
