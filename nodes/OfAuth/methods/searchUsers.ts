import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './editorRequest';
import { userEntry } from './userEntry';

/** More than a person looks through. */
const PER_PAGE = 50;

/**
 * Creators of OnlyFans.
 *
 * @param filter what the user typed; OFAuth searches for it
 * @param token the offset at which the last page ended
 * @returns name, @username and ID of each
 * @throws NodeOperationError in words where they cannot be had
 */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const users = { path: '/v2/access/users/search', perPage: PER_PAGE };
	return await searchPage(this, users, { filter, token }, userEntry);
}
