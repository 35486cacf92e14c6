import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './editorRequest';
import { listEntry } from './listEntry';

/** What OFAuth gives per page of lists at most (SDK). */
const PER_PAGE = 100;

/**
 * The user lists of the connection chosen in the form.
 *
 * @param filter what the user typed; OFAuth searches for it
 * @param token the offset at which the last page ended
 * @returns name, number of users and ID of each
 * @throws NodeOperationError in words where they cannot be had
 */
export async function searchUserLists(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const lists = { path: '/v2/access/users/lists', perPage: PER_PAGE };
	return await searchPage(this, lists, { filter, token }, listEntry);
}
