import type { INodeProperties } from 'n8n-workflow';

/** The media of a message: rows, each of one source. */
export const mediaField: INodeProperties = {
	displayName: 'Media',
	name: 'media',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Media',
	default: {},
	description: 'Photos, videos and audio in the order in which fans see them',
	options: [
		{
			displayName: 'Media',
			name: 'items',
			values: [
				{
					displayName: 'Source',
					name: 'source',
					type: 'options',
					options: [
						{
							name: 'Binary File',
							value: 'binary',
							description:
								'Files that the node before this one gives; they are uploaded to the vault',
						},
						{
							name: 'IDs, Upload References or URLs',
							value: 'references',
							description: 'One or several, in any mix',
						},
						{
							name: 'Vault Media',
							value: 'vault',
							description: "One item of the creator's vault",
						},
					],
					default: 'vault',
				},
				{
					displayName: 'Vault Media',
					name: 'vaultMediaId',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					displayOptions: { show: { source: ['vault'] } },
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Choose media …',
							typeOptions: { searchListMethod: 'searchVaultMedia', searchable: true },
						},
						{
							displayName: 'By ID',
							name: 'id',
							type: 'string',
							placeholder: 'e.g. 123456789',
						},
					],
				},
				{
					displayName: 'Input Binary Field',
					name: 'binaryPropertyName',
					type: 'string',
					default: 'data',
					placeholder: 'e.g. data',
					hint: 'The name of the input field that holds the file; several parted by commas',
					displayOptions: { show: { source: ['binary'] } },
				},
				{
					displayName: 'IDs, Upload References or URLs',
					name: 'references',
					type: 'string',
					default: '',
					placeholder: 'e.g. 123456789, https://example.com/photo.jpg',
					displayOptions: { show: { source: ['references'] } },
					description:
						'Vault media IDs, upload references ("upload:…", usable once) and http(s) addresses: one per line, parted by commas, or an expression that gives an array',
				},
			],
		},
	],
};
