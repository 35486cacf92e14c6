import type { INode, INodeParameters } from 'n8n-workflow';

import { NODE, type Tool } from './tools';

const CONNECTION = '={{ $json.connection }}';
const LIST = '={{ $json.list }}';
const USER = '={{ $json.userId }}';
const PAGE = 100;
const USERS = '/v2/access/users/lists/{{ $json.list }}/users';

/** This node, with the resource User List. */
function thisList(name: string, parameters: INodeParameters): Tool {
	return {
		name,
		node: () => ({
			...NODE,
			type: 'n8n-nodes-ofauth.ofAuth',
			typeVersion: 1,
			credentials: { ofAuthApi: { id: '1', name: 'OFAuth' } },
			parameters: {
				resource: 'userList',
				connectionId: { __rl: true, mode: 'id', value: CONNECTION },
				listId: { __rl: true, mode: 'id', value: LIST },
				...parameters,
			},
		}),
	};
}

/** This node: User List → Get Users, Return All. */
export function thisReader(name: string): Tool {
	return thisList(name, { operation: 'getUsers', returnAll: true });
}

/** This node: User List → Add Users. */
export function thisAdder(name: string): Tool {
	return thisList(name, { operation: 'addUsers', userIds: USER });
}

/** HTTP Request with a Header Auth credential. */
function httpList(
	name: string,
	parameters: (baseUrl: string) => INodeParameters,
	settings: Partial<INode> = {},
): Tool {
	return {
		name,
		node: (baseUrl) => ({
			...NODE,
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.5,
			credentials: { httpHeaderAuth: { id: '1', name: 'OFAuth key' } },
			parameters: {
				authentication: 'genericCredentialType',
				genericAuthType: 'httpHeaderAuth',
				sendHeaders: true,
				headerParameters: { parameters: [{ name: 'x-connection-id', value: CONNECTION }] },
				...parameters(baseUrl),
			},
			...settings,
		}),
	};
}

/**
 * HTTP Request with its own pagination: an item per page.
 *
 * @param requestInterval milliseconds between two pages, set by hand
 */
export function httpReader(
	name: string,
	{ requestInterval = 0, ...settings }: Partial<INode> & { requestInterval?: number } = {},
): Tool {
	const pagination: INodeParameters = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: {
			parameters: [{ type: 'qs', name: 'offset', value: `={{ $pageCount * ${PAGE} }}` }],
		},
		paginationCompleteWhen: 'other',
		completeExpression: '={{ !$response.body.hasMore }}',
		requestInterval,
	};
	const parameters = (baseUrl: string) => ({
		method: 'GET',
		url: `=${baseUrl}${USERS}`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'limit', value: String(PAGE) }] },
		options: { pagination: { pagination } },
	});
	return httpList(name, parameters, settings);
}

/** HTTP Request, a request for each user. */
export function httpAdder(
	name: string,
	{ options = {}, ...settings }: Partial<INode> & { options?: INodeParameters } = {},
): Tool {
	const parameters = (baseUrl: string) => ({
		method: 'POST',
		url: `=${baseUrl}${USERS}/{{ $json.userId }}`,
		options,
	});
	return httpList(name, parameters, settings);
}

/** The same, and Split Out behind it: an item per entry. */
export function splitOut(tool: Tool): Tool {
	return {
		...tool,
		name: `${tool.name}, then Split Out`,
		next: {
			...NODE,
			id: 'node-2',
			name: 'Split Out',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'list', options: {} },
		},
	};
}

/** A declarative node with this package's credential and n8n's own pagination. */
export const DECLARATIVE_READER: Tool = {
	name: 'Declarative node',
	node: () => ({
		...NODE,
		type: 'bench.declarativeList',
		typeVersion: 1,
		credentials: { ofAuthApi: { id: '1', name: 'OFAuth' } },
		parameters: { connectionId: CONNECTION, listId: LIST, returnAll: true },
	}),
};
