import type { INodeProperties } from 'n8n-workflow';

import { mediaField } from './mediaField';

/** The fields of Create that stand on the form itself; names are those of the API's request. */
export const mainFields: INodeProperties[] = [
	{
		displayName: 'Connection',
		name: 'connectionId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			'The creator account that sends the message. Leave empty to use the one of the credential.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: "The credential's, or choose one …",
				typeOptions: { searchListMethod: 'searchConnections', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. conn_abc123',
			},
		],
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: 'e.g. **New set is out!** Who wants to see it first?',
		description:
			'What the fans read, up to 10,000 characters. Markdown unless switched off under Additional Fields. May be empty if there is media.',
	},
	{
		displayName: 'User List Names or IDs',
		name: 'userLists',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getUserLists',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'User IDs',
		name: 'userIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456, 789012',
		description:
			'OnlyFans user IDs of single recipients: parted by commas, or an expression that gives an array. A number with commas in it (1,234,567) is refused. At least one list or one user is needed.',
	},
	mediaField,
];
