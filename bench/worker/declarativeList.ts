/* eslint-disable @n8n/community-nodes/node-usable-as-tool, @n8n/community-nodes/node-connection-type-literal -- a node to compare with; at run time only n8n's own n8n-workflow may be loaded */
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

/** The same for a list: n8n's declarative style, with n8n's own pagination. */
export class DeclarativeList implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Declarative User List',
		name: 'declarativeList',
		group: ['input'],
		version: 1,
		description: 'Gets the users of a list',
		defaults: { name: 'Declarative User List' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'ofAuthApi', required: true }],
		requestDefaults: { baseURL: '={{ $credentials.baseUrl }}' },
		properties: [
			{
				displayName: 'Connection ID',
				name: 'connectionId',
				type: 'string',
				default: '',
				routing: { request: { headers: { 'x-connection-id': '={{ $value }}' } } },
			},
			{
				displayName: 'User List',
				name: 'listId',
				type: 'string',
				default: '',
				routing: {
					request: { method: 'GET', url: '=/v2/access/users/lists/{{ $value }}/users' },
					output: { postReceive: [{ type: 'rootProperty', properties: { property: 'list' } }] },
				},
			},
			{
				displayName: 'Return All',
				name: 'returnAll',
				type: 'boolean',
				default: false,
				description: 'Whether to return all results or only up to a given limit',
				routing: {
					send: { paginate: '={{ $value }}' },
					operations: {
						pagination: {
							type: 'offset',
							properties: {
								limitParameter: 'limit',
								offsetParameter: 'offset',
								pageSize: 100,
								type: 'query',
							},
						},
					},
				},
			},
		],
	};
}
