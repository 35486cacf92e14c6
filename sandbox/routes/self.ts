import { releaseForms, taggedFriends } from '../fixtures/people';
import { found, page } from '../paging';
import type { AccessRoute } from './route';

const COUNTS = { postsCount: 12, photosCount: 9, videosCount: 3 };

const get: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self',
	work: ({ world, connection }) => ({
		...connection.userData,
		isAuth: true,
		isVerified: true,
		...COUNTS,
		subscribersCount: world.account(connection).people.activeIds().length,
	}),
};

const forms: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self/release-forms',
	work: ({ query }) =>
		page(
			found(releaseForms(), query.search, ({ name }) => name),
			query,
		),
};

const friends: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self/tagged-friend-users',
	work: ({ query }) =>
		page(
			found(taggedFriends(), query.search, ({ name }) => name),
			query,
		),
};

/** What a creator may know of itself. Sort parameters are accepted and change nothing. */
export const selfRoutes: AccessRoute[] = [get, forms, friends];
