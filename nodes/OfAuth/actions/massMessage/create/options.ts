import type { INodeProperties } from 'n8n-workflow';

/** How Create goes about sending; none of these is part of the request. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to output the request that would be sent, and send nothing',
		},
		{
			displayName: 'Empty Fields',
			name: 'emptyFields',
			type: 'options',
			options: [
				{
					name: 'Leave Out',
					value: 'leaveOut',
					description: 'The message goes out without that field, as if it had not been added',
				},
				{
					name: 'Refuse Item',
					value: 'refuse',
					description: 'Nothing is sent for an item with an empty field',
				},
			],
			default: 'refuse',
			description:
				'What to do where a field was filled in but is empty for an item, for example because its expression found nothing',
		},
		{
			displayName: 'Max Wait for Rate Limit',
			name: 'maxWaitForRateLimit',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description:
				'Most seconds that a message waits in all: for the rate limit of its connection, uploads of its files included, and for those files to be ready',
		},
		{
			displayName: 'Send Once Key',
			name: 'sendOnceKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.campaign }}-{{ $json.creator }}',
			description:
				'A text that names this message, such as campaign and creator. A message whose key was sent before by this node is never sent again, not even by another execution.',
		},
		{
			displayName: 'Sends at Once per Connection',
			name: 'sendsAtOnce',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 1,
			description:
				'How many messages of one connection may be on their way at the same time. With 1 they are created in the order of the items.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description: 'Most seconds that one request may take',
		},
		{
			displayName: 'When Outcome Is Unknown',
			name: 'onUnknownOutcome',
			type: 'options',
			options: [
				{
					name: 'Send Again',
					value: 'sendAgain',
					description: 'On a retry the message is sent again; fans may get it twice',
				},
				{
					name: 'Stop',
					value: 'stop',
					description: 'The message is never sent again by itself; look in OFAuth first',
				},
			],
			default: 'stop',
			description:
				'What a retry does with a message of which nobody knows whether OFAuth created it, for example after a lost connection',
		},
	],
};
