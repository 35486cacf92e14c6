import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPage } from './editorRequest';

/** What OFAuth gives per page of folders at most (SDK). */
const PER_PAGE = 40;

/**
 * The folders of the vault of the connection chosen in the form.
 *
 * @param filter what the user typed; OFAuth searches for it
 * @param token the offset at which the last page ended
 * @returns name and ID of each; those that OnlyFans makes itself say so
 * @throws NodeOperationError in words where they cannot be had
 */
export async function searchVaultFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const folders = { path: '/v2/access/vault/lists', perPage: PER_PAGE };
	return await searchPage(this, folders, { filter, token }, toItem);
}

function toItem({ id, name, type }: IDataObject) {
	const own = type === 'custom' ? undefined : 'made by OnlyFans';
	return { name: [name, own, String(id)].filter(Boolean).join(' · '), value: id as number };
}
