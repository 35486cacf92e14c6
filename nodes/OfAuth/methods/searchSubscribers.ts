import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './editorRequest';
import { userEntry } from './userEntry';

/** What OFAuth gives per page of subscribers at most (its guide). */
const PER_PAGE = 20;

/**
 * Who is or was subscribed to the connection chosen in the form.
 *
 * @param filter what the user typed; OFAuth searches for it
 * @param token the offset at which the last page ended
 * @returns name, @username and ID of each
 * @throws NodeOperationError in words where they cannot be had
 */
export async function searchSubscribers(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const fans = { path: '/v2/access/subscribers', perPage: PER_PAGE, qs: { type: 'all' } };
	return await searchPage(this, fans, { filter, token }, userEntry);
}
