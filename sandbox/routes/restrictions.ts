import { notFound } from '../apiError';
import { page } from '../paging';
import { shownKeptAway } from '../shownUser';
import type { AccessCall, AccessRoute } from './route';

const USERS = '/v2/access/users';

function pageOf({ world, connection, query }: AccessCall, ids: Set<number>) {
	const { list, hasMore } = page([...ids], query);
	return { list: list.map((id) => shownKeptAway(world.account(connection), id)), hasMore };
}

const peopleOf = ({ world, connection }: AccessCall) => world.account(connection).people;

const getRestricted: AccessRoute = {
	method: 'GET',
	path: `${USERS}/restrict`,
	work: (call) => pageOf(call, peopleOf(call).restricted),
};

const getBlocked: AccessRoute = {
	method: 'GET',
	path: `${USERS}/blocked`,
	work: (call) => pageOf(call, peopleOf(call).blocked),
};

/** @throws ApiError 404 where there is no such user */
function userOf(call: AccessCall): number {
	const id = Number(call.params.userId);
	if (!peopleOf(call).has(id)) throw notFound('User not found');
	return id;
}

/** A call that may be repeated. What OFAuth answers is not documented. */
function restriction(
	method: 'POST' | 'DELETE',
	change: (ids: Set<number>, id: number) => void,
): AccessRoute {
	return {
		method,
		path: `${USERS}/{userId}/restrict`,
		work(call) {
			change(peopleOf(call).restricted, userOf(call));
			return { success: true };
		},
		sample(call) {
			userOf(call);
			return { success: true };
		},
	};
}

const restrict = restriction('POST', (ids, id) => ids.add(id));

const unrestrict = restriction('DELETE', (ids, id) => ids.delete(id));

/** Users whom a creator keeps away. */
export const restrictionRoutes: AccessRoute[] = [getRestricted, getBlocked, restrict, unrestrict];
