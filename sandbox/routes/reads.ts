import { releaseForms, taggedFriends } from '../fixtures/people';
import { userLists } from '../fixtures/userLists';
import { vaultMedia } from '../fixtures/vaultMedia';
import { found, page } from '../paging';
import { inVault } from '../uploads/media';
import type { AccessRoute } from './route';

const self: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self',
	work: ({ connection }) => ({ ...connection.userData, isAuth: true, isVerified: true }),
};

const lists: AccessRoute = {
	method: 'GET',
	path: '/v2/access/users/lists',
	work({ world, connection, query }) {
		const all = userLists(world.settings.lists, connection);
		const fitting = found(all, query.query, ({ name }) => name);
		return page(fitting, query);
	},
};

/** The id and the file's name. */
function fileWords({ id, files }: ReturnType<typeof vaultMedia>[number]): string {
	return `${id} ${files.full.url.split('/').pop()}`;
}

const NOT_USED = { counters: { likesCount: 0, tipsSumm: 0 }, hasPosts: false, lists: [] };

/** Uploads first. What `query` looks at is not documented: here the id and the file's name. */
const media: AccessRoute = {
	method: 'GET',
	path: '/v2/access/vault/media',
	work({ world, connection, query }) {
		const type = query.mediaType;
		const uploaded = world.uploads.completeOf(connection.id).map(inVault);
		const all = [...uploaded, ...vaultMedia(world.settings.media)];
		const ofType = all.filter((one) => !type || one.type === type);
		const fitting = found(ofType, query.query, fileWords);
		const { list, hasMore } = page(fitting, query);
		return { list: list.map((one) => ({ ...one, ...NOT_USED })), hasMore };
	},
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

/** All that the editor asks for while a form is open. Sort parameters are accepted and change nothing. */
export const readRoutes: AccessRoute[] = [self, lists, media, forms, friends];
