import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { connectionPage } from './editorRequest';
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
	token = '0',
): Promise<INodeListSearchResult> {
	const offset = Number(token) || 0;
	const query = filter?.trim() ? { query: filter.trim() } : {};
	const qs = { limit: PER_PAGE, offset, ...query };
	const page = await connectionPage(this, '/v2/access/users/lists', qs);
	const isMore = page.hasMore && page.list.length > 0;
	return {
		results: page.list.map(listEntry),
		paginationToken: isMore ? String(offset + page.list.length) : undefined,
	};
}
