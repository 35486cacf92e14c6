import type { INodeProperties } from 'n8n-workflow';

/** The optional fields of Create; one that is not added is left out of the request. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Exclude User List Names or IDs',
			name: 'excludeUserLists',
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
			displayName: 'Forwarded Message',
			name: 'isForwardedMessage',
			type: 'boolean',
			default: false,
			description: 'Whether the message is marked as forwarded',
		},
		{
			displayName: 'Locked Text',
			name: 'isLockedText',
			type: 'boolean',
			default: false,
			description: 'Whether the text too is hidden until the fan has paid the price',
		},
		{
			displayName: 'Markdown',
			name: 'isMarkdown',
			type: 'boolean',
			default: true,
			description: 'Whether the text is read as markdown (**bold**, *italic*, # large)',
		},
		{
			displayName: 'Preview Media Count',
			name: 'previewMediaCount',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description:
				'How many media, counted from the first, fans see free of charge before they pay',
		},
		{
			displayName: 'Price',
			name: 'price',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 200, numberPrecision: 2 },
			default: 0,
			description: 'What a fan pays to unlock the message, in US dollars from 0 (free) to 200',
		},
		{
			displayName: 'Release Form Guest Names or IDs',
			name: 'releaseFormGuests',
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: 'getReleaseFormUsers',
				loadOptionsDependsOn: ['connectionId.value'],
			},
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		{
			displayName: 'Release Form Partner Names or IDs',
			name: 'releaseFormPartners',
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: 'getReleaseFormUsers',
				loadOptionsDependsOn: ['connectionId.value'],
			},
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		{
			displayName: 'Release Form User Names or IDs',
			name: 'releaseFormUsers',
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: 'getReleaseFormUsers',
				loadOptionsDependsOn: ['connectionId.value'],
			},
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		{
			displayName: 'Reply to Message ID',
			name: 'replyToMessageId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789',
			description: 'ID of an existing chat message that this message answers',
		},
		{
			displayName: 'Scheduled Date',
			name: 'scheduledDate',
			type: 'dateTime',
			default: '',
			description:
				'When to send, in the time zone of the workflow. Not added: the message is sent at once.',
		},
		{
			displayName: 'Subscribed After Date',
			name: 'subscribedAfterDate',
			type: 'dateTime',
			default: '',
			description:
				'Only fans who subscribed after this time, in the time zone of the workflow, get the message',
		},
		{
			displayName: 'User Tag Names or IDs',
			name: 'userTags',
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: 'getTaggableUsers',
				loadOptionsDependsOn: ['connectionId.value'],
			},
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
	],
};
