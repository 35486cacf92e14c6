import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { searchPage } from './editorRequest';

/** What OFAuth gives per page of vault media at most (SDK). */
const PER_PAGE = 40;

/**
 * The vault of the connection chosen in the form, newest first.
 *
 * @param filter what the user typed; OFAuth searches for it
 * @param token the offset at which the last page ended
 * @returns type, date and ID of each item; its thumbnail as the link beside it
 * @throws NodeOperationError in words where the media cannot be had
 */
export async function searchVaultMedia(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const media = { path: '/v2/access/vault/media', perPage: PER_PAGE, qs: { sortBy: 'recent' } };
	return await searchPage(this, media, { filter, token }, mediaEntry);
}

/** A medium as every picker shows it: kind, day, ID, what is wrong with it; its thumbnail as the link. */
export function mediaEntry({
	id,
	type,
	createdAt,
	isReady,
	hasError,
	files,
}: IDataObject): INodeListSearchItems {
	const kind =
		typeof type === 'string' && type ? `${type[0].toUpperCase()}${type.slice(1)}` : 'Media';
	const day = typeof createdAt === 'string' ? createdAt.slice(0, 10) : undefined;
	const trouble =
		hasError === true ? 'has an error' : isReady === false ? 'not ready yet' : undefined;
	const { thumb, preview } = (files ?? {}) as Record<string, { url?: string } | undefined>;
	const url = thumb?.url ?? preview?.url;
	return {
		name: [kind, day, String(id), trouble].filter(Boolean).join(' · '),
		value: id as number,
		...(url ? { url } : {}),
	};
}
