import { badRequest, notFound } from '../apiError';
import { PERFORMERS, performerId } from '../fixtures/performers';
import { postsOf } from '../fixtures/posts';
import { userCard } from '../fixtures/fans';
import { found, page } from '../paging';
import { shownUser } from '../shownUser';
import type { AccessCall, AccessRoute } from './route';

const USERS = '/v2/access/users';
const MOST_IDS = 10;

/**
 * The user that a text names, by id or user name.
 *
 * @returns undefined where there is none
 */
function named({ world, connection }: AccessCall, text: string): number | undefined {
	const id = Number(/^u?(\d{1,15})$/.exec(text)?.[1]);
	return world.account(connection).people.has(id) ? id : undefined;
}

/** @throws ApiError 404 where the path names nobody */
function userOf(call: AccessCall): number {
	const id = named(call, call.params.userId);
	if (id === undefined) throw notFound('User not found');
	return id;
}

const get: AccessRoute = {
	method: 'GET',
	path: `${USERS}/{userId}`,
	work: (call) => shownUser(call.world.account(call.connection), userOf(call)),
};

/** Those of up to ten ids that are there. */
const getSome: AccessRoute = {
	method: 'GET',
	path: `${USERS}/list`,
	work(call) {
		const ids = call.query.userIds as string[];
		if (ids.length > MOST_IDS) throw badRequest(`query/userIds may hold ${MOST_IDS} ids`);
		if (ids.includes('')) throw badRequest('query/userIds must hold ids');
		const account = call.world.account(call.connection);
		const users = ids.flatMap((id) => named(call, id) ?? []);
		return { users: users.map((id) => shownUser(account, id)) };
	},
};

/** Other creators, as a bare array. */
const search: AccessRoute = {
	method: 'GET',
	path: `${USERS}/search`,
	work({ world, connection, query }) {
		const all = Array.from({ length: PERFORMERS }, (_, nth) => performerId(nth));
		const words = (id: number) => `${userCard(id).name} ${userCard(id).username}`;
		const { list } = page(found(all, query.query, words), query);
		return list.map((id) => shownUser(world.account(connection), id));
	},
};

const NO_COUNTS = {
	audiosCount: 0,
	photosCount: 0,
	videosCount: 0,
	mediasCount: 0,
	streamsCount: 0,
	archivedPostsCount: 0,
	privateArchivedPostsCount: 0,
};

/** Pages by the marker of the last post. Sort parameters change nothing. */
const getPosts: AccessRoute = {
	method: 'GET',
	path: `${USERS}/{userId}/posts`,
	work(call) {
		const all = postsOf(userOf(call));
		const before = Number(call.query.beforePublishTime ?? Infinity);
		const { list, hasMore } = page(
			all.filter(({ postedAtPrecise }) => Number(postedAtPrecise) < before),
			call.query,
		);
		return {
			list,
			hasMore,
			headMarker: list.at(0)?.postedAtPrecise ?? '',
			tailMarker: list.at(-1)?.postedAtPrecise ?? '',
			counters: { ...NO_COUNTS, postsCount: all.length },
		};
	},
};

/** Users, fans and other creators alike. */
export const userRoutes: AccessRoute[] = [get, getSome, search, getPosts];
