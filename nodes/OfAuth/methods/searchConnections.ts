import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { CONNECTIONS_PATH, creatorOf } from '../transport/connections';
import { readPage } from '../transport/page';
import { accountRequest, connectionOfCredential } from './editorRequest';

/** What OFAuth gives per page of connections; its maximum is not documented. */
const PER_PAGE = 50;
/** Pages that one search goes through before it shows what it has. */
const PAGES_A_SEARCH = 10;
/** The states of a connection in the order of the list: those that can send come first. */
const STATES = ['active', 'awaiting_2fa', 'expired'] as const;
const FIRST = `${STATES[0]}:0`;
const EMPTY: INodeListSearchItems = { name: 'The Credential’s Creator', value: '' };
const MARK: Record<string, string> = { awaiting_2fa: ' – waits for 2FA', expired: ' – expired' };

/**
 * The creator accounts of the API key, active ones first; before them an entry that empties the field, if
 * the credential has a connection. Which creator that is stands at the creator's own entry: n8n would go on
 * showing the name of an entry without a value after another credential is chosen.
 *
 * @param filter what the user typed; OFAuth cannot search connections, so pages are searched here
 * @param token where the last page ended, `<state>:<offset>`
 * @returns name, @username, ID and state of each connection
 * @throws NodeOperationError in words where the connections cannot be had
 */
export async function searchConnections(
	this: ILoadOptionsFunctions,
	filter = '',
	token = FIRST,
): Promise<INodeListSearchResult> {
	const send = await accountRequest(this);
	const own = await connectionOfCredential(this);
	const results = own && token === FIRST ? [EMPTY].filter(matches(filter)) : [];
	let [state, offset] = parse(token);
	for (let page = 0; page < PAGES_A_SEARCH && state; page++) {
		const qs = { status: state, limit: PER_PAGE, offset };
		const found = readPage(await send(CONNECTIONS_PATH, qs), PER_PAGE);
		if ('problem' in found) throw new NodeOperationError(this.getNode(), advise(found.problem));
		results.push(...found.list.map(toItem).map(markOf(own)).filter(matches(filter)));
		if (found.hasMore && found.list.length > 0) offset += found.list.length;
		else [state, offset] = [STATES[STATES.indexOf(state) + 1], 0];
		if (results.length >= PER_PAGE) break;
	}
	return { results, paginationToken: state ? `${state}:${offset}` : undefined };
}

function parse(token: string): [(typeof STATES)[number] | undefined, number] {
	const [state, offset] = token.split(':');
	return [STATES.find((known) => known === state), Number(offset) || 0];
}

/** With its ID, which sheets need. */
function toItem(connection: IDataObject): INodeListSearchItems {
	const { id, status } = connection;
	const who = [creatorOf(connection), String(id)].filter(Boolean).join(' · ');
	return { name: `${who}${MARK[String(status)] ?? ''}`, value: String(id) };
}

function markOf(own: string | undefined) {
	return (item: INodeListSearchItems): INodeListSearchItems =>
		item.value === own ? { ...item, name: `${item.name} – the credential’s` } : item;
}

function matches(filter: string) {
	const wanted = filter.trim().toLowerCase();
	return ({ name, value }: INodeListSearchItems) =>
		name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted);
}

/** Listing connections needs the scope ACCOUNT, which a key that can send may lack. */
function advise(problem: string): string {
	return `${problem} If the key may not list connections, choose By ID and enter the connection ID.`;
}
