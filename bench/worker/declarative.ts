/* eslint-disable @n8n/community-nodes/node-usable-as-tool, @n8n/community-nodes/node-connection-type-literal -- a node to compare with; at run time only n8n's own n8n-workflow may be loaded */
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

/**
 * The node that somebody writes in an hour: n8n's declarative style, the same request, no line of
 * code. n8n's own RoutingNode runs it.
 */
export class Declarative implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Declarative Mass Message',
		name: 'declarative',
		group: ['output'],
		version: 1,
		description: 'Creates a mass message',
		defaults: { name: 'Declarative Mass Message' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'ofAuthApi', required: true }],
		requestDefaults: { baseURL: '={{ $credentials.baseUrl }}' },
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Create',
						value: 'create',
						action: 'Create mass message',
						routing: { request: { method: 'POST', url: '/v2/access/mass-messages' } },
					},
				],
				default: 'create',
			},
			{
				displayName: 'Connection ID',
				name: 'connectionId',
				type: 'string',
				default: '',
				routing: { request: { headers: { 'x-connection-id': '={{ $value }}' } } },
			},
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: '',
				routing: { send: { type: 'body', property: 'text' } },
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'User Lists', value: 'list' },
					{ name: 'User IDs', value: 'userIds' },
				],
				default: 'list',
			},
			{
				displayName: 'User Lists',
				name: 'userLists',
				type: 'json',
				default: '',
				displayOptions: { show: { to: ['list'] } },
				routing: { send: { type: 'body', property: 'userLists' } },
			},
			{
				displayName: 'User IDs',
				name: 'userIds',
				type: 'json',
				default: '',
				displayOptions: { show: { to: ['userIds'] } },
				routing: { send: { type: 'body', property: 'userIds' } },
			},
		],
	};
}
