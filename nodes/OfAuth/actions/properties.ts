import type { INodeProperties } from 'n8n-workflow';

import * as massMessage from './massMessage';

/** All that the form shows: the resource, then each resource's operations and their fields. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'Mass Message', value: 'massMessage' }],
		default: 'massMessage',
	},
	...massMessage.properties,
];
