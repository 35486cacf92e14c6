import { releaseForms, taggedFriends } from '../fixtures/people';
import { userLists } from '../fixtures/userLists';
import { MEDIA_TYPES, vaultMedia } from '../fixtures/vaultMedia';
import { found, page, text } from '../paging';
import { inVault } from '../uploads/media';
import type { AccessRoute } from './route';

const PEOPLE = { default: 10, max: 20 };

const self: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self',
	permission: 'profile:read',
	work: ({ connection }) => ({ ...connection.userData, isAuth: true, isVerified: true }),
};

const lists: AccessRoute = {
	method: 'GET',
	path: '/v2/access/users/lists',
	permission: 'lists:read',
	work({ world, connection, query }) {
		const all = userLists(world.settings.lists, connection);
		const fitting = found(all, text(query, 'query'), ({ name }) => name);
		return page(fitting, query, { default: 10, max: 100 });
	},
};

/** The id and the file's name. */
function fileWords({ id, files }: ReturnType<typeof vaultMedia>[number]): string {
	return `${id} ${files.full.url.split('/').pop()}`;
}

/** Uploads first. What `query` looks at is not documented: here the id and the file's name. */
const media: AccessRoute = {
	method: 'GET',
	path: '/v2/access/vault/media',
	permission: 'vault:read',
	work({ world, connection, query }) {
		const type = text(query, 'mediaType', MEDIA_TYPES);
		const uploaded = world.uploads.completeOf(connection.id).map(inVault);
		const all = [...uploaded, ...vaultMedia(world.settings.media)];
		const ofType = all.filter((one) => !type || one.type === type);
		const fitting = found(ofType, text(query, 'query'), fileWords);
		return page(fitting, query, { default: 24, max: 40 });
	},
};

const forms: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self/release-forms',
	permission: 'profile:read',
	work: ({ query }) =>
		page(
			found(releaseForms(), text(query, 'search'), ({ name }) => name),
			query,
			PEOPLE,
		),
};

const friends: AccessRoute = {
	method: 'GET',
	path: '/v2/access/self/tagged-friend-users',
	permission: 'profile:read',
	work: ({ query }) =>
		page(
			found(taggedFriends(), text(query, 'search'), ({ name }) => name),
			query,
			PEOPLE,
		),
};

/** All that the editor asks for while a form is open. Sort parameters are accepted and change nothing. */
export const readRoutes: AccessRoute[] = [self, lists, media, forms, friends];
