import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { connectionPage } from './editorRequest';

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
	token = '0',
): Promise<INodeListSearchResult> {
	const offset = Number(token) || 0;
	const query = filter?.trim() ? { query: filter.trim() } : {};
	const qs = { limit: PER_PAGE, offset, sortBy: 'recent', ...query };
	const page = await connectionPage(this, '/v2/access/vault/media', qs);
	return {
		results: page.list.map(toItem),
		paginationToken:
			page.hasMore && page.list.length > 0 ? String(offset + page.list.length) : undefined,
	};
}

function toItem({
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
