import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { readAll } from '../transport/paginate';
import { editorRequest } from './editorRequest';

/** What OFAuth gives per page of user lists at most, and after how many the form is told to use IDs. */
const PER_PAGE = 100;
const MOST = 2000;

/**
 * The user lists of the connection chosen in the form, else of the credential's.
 *
 * @returns name, number of users and ID of each list
 * @throws NodeOperationError in words where the lists cannot be had
 */
export async function getUserLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const send = await editorRequest(this);
	const lists = await readAll(
		async (offset) => await send('/v2/access/users/lists', { limit: PER_PAGE, offset }),
		PER_PAGE,
		MOST,
	);
	if ('problem' in lists) throw new NodeOperationError(this.getNode(), lists.problem);
	const options = lists.list.map(({ id, name, usersCount }): INodePropertyOptions => {
		const count = typeof usersCount === 'number' ? ` (${usersCount})` : '';
		return { name: `${String(name ?? id)}${count}`, value: id as string | number };
	});
	if (!lists.hasMore) return options;
	return [
		...options,
		{
			name: `… only the first ${options.length} lists are shown; use an expression with IDs`,
			value: '',
		},
	];
}
