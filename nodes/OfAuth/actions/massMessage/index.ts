import type { INodeProperties } from 'n8n-workflow';

import type { OperationRunner } from '../router';
import * as create from './create/create.operation';

/** What the form shows for this resource. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['massMessage'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Send one message to many fans, now or at a set time',
				action: 'Create mass message',
			},
		],
		default: 'create',
	},
	...create.properties,
];

/** The operations of this resource by the value that the form stores. */
export const operations: Record<string, OperationRunner> = { create: create.execute };
