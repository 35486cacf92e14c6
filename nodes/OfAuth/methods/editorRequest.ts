import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { CREDENTIAL, readCredential, type OfAuthCredential } from '../transport/credential';
import type { Exchange } from '../transport/exchange';
import { readPage, type Page } from '../transport/page';
import { request } from '../transport/request';
import { locatorValue } from '../values/locator';
import { isEmpty } from '../values/reading';
import { readTextId } from '../values/text';

/** Milliseconds; somebody is waiting for a list to open. */
const TIMEOUT = 20_000;

/** Asks OFAuth for a page of what an open form shows. */
export type EditorRequest = (path: string, qs: IDataObject) => Promise<Exchange>;

/**
 * Prepares requests for what belongs to the API key.
 *
 * @throws NodeOperationError in words where the credential cannot be used
 */
export async function accountRequest(context: ILoadOptionsFunctions): Promise<EditorRequest> {
	return requestWith(context, await credentialOf(context));
}

/** The connection that an empty form means, if the credential names one. */
export async function connectionOfCredential(
	context: ILoadOptionsFunctions,
): Promise<string | undefined> {
	return (await credentialOf(context)).connectionId;
}

/**
 * Prepares requests for the connection chosen in the form, else for the credential's.
 *
 * @returns sends a GET, or what is missing: n8n asks as soon as the node is added, before anybody could choose
 * @throws NodeOperationError in words where the editor cannot know which connection is meant
 */
export async function connectionRequest(
	context: ILoadOptionsFunctions,
): Promise<EditorRequest | { missing: string }> {
	if (!context.getNode().credentials?.[CREDENTIAL]) return { missing: 'Choose a credential first' };
	const credential = await credentialOf(context);
	const connectionId = connectionOf(context) ?? credential.connectionId;
	if (connectionId === undefined) {
		return {
			missing:
				'No connection is chosen yet: choose one under Connection, or set one in the OFAuth credential',
		};
	}
	return requestWith(context, credential, connectionId);
}

/**
 * Asks for one page of what the connection chosen in the form has.
 *
 * @param advice stands after what kept it from being had
 * @throws NodeOperationError in words where it cannot be had, or no connection is chosen
 */
export async function connectionPage(
	context: ILoadOptionsFunctions,
	path: string,
	qs: IDataObject & { limit: number },
	advice?: string,
): Promise<Page> {
	const send = await connectionRequest(context);
	if ('missing' in send) throw new NodeOperationError(context.getNode(), send.missing);
	const page = readPage(await send(path, qs), qs.limit);
	if (!('problem' in page)) return page;
	const words = [page.problem, advice].filter(Boolean).join(' ');
	throw new NodeOperationError(context.getNode(), words);
}

/**
 * One page of a list that OFAuth searches itself, for a picker.
 *
 * @param asked where the list is, how many entries a page has, what every page is asked with
 * @param typed what the user typed, and the token of the page before
 * @returns what the picker shows; a token where there is another page
 * @throws NodeOperationError in words where it cannot be had
 */
export async function searchPage(
	context: ILoadOptionsFunctions,
	{ path, perPage, qs }: { path: string; perPage: number; qs?: IDataObject },
	{ filter, token }: { filter?: string; token?: string },
	toItem: (entry: IDataObject) => INodeListSearchItems,
): Promise<INodeListSearchResult> {
	const offset = Number(token) || 0;
	const query = filter?.trim() ? { query: filter.trim() } : {};
	const page = await connectionPage(context, path, { limit: perPage, offset, ...qs, ...query });
	const isMore = page.hasMore && page.list.length > 0;
	return {
		results: page.list.map(toItem),
		paginationToken: isMore ? String(offset + page.list.length) : undefined,
	};
}

function requestWith(
	context: ILoadOptionsFunctions,
	credential: OfAuthCredential,
	connectionId?: string,
): EditorRequest {
	return async (path, qs) =>
		await request(context, credential, { method: 'GET', path, qs, connectionId, timeout: TIMEOUT });
}

async function credentialOf(context: ILoadOptionsFunctions): Promise<OfAuthCredential> {
	const credential = await readCredential(context);
	if ('value' in credential) return credential.value;
	throw new NodeOperationError(context.getNode(), `OFAuth credential: ${credential.problem}`);
}

/** Nothing where the form leaves the choice to the credential; never the credential's where the form holds an expression. */
function connectionOf(context: ILoadOptionsFunctions): string | undefined {
	const shown = context.getCurrentNodeParameter('connectionId');
	const value = locatorValue(shown);
	const saved = context.getNode().parameters.connectionId;
	const isExpression = [shown, value, saved, locatorValue(saved)].some(
		(part) => typeof part === 'string' && part.startsWith('='),
	);
	const reading = readTextId(value);
	const isResolved = 'value' in reading && !reading.value.startsWith('=');
	if (isResolved) return reading.value;
	if (isEmpty(value) && !isExpression) return undefined;
	throw new NodeOperationError(
		context.getNode(),
		isExpression
			? 'Connection is an expression that cannot be resolved here: run the nodes before this one, or give IDs by expression'
			: `Connection ${'problem' in reading ? reading.problem : ''}`,
	);
}
