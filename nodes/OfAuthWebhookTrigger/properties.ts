import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ANY, ANY_ONLYFANS, EVENTS, OTHER } from './choice';

/** `action` is what the nodes panel calls an event: of a name it would make words without case and brackets ("only fans"). */
const SEVERAL: INodePropertyOptions[] = [
	{
		name: 'Any Event',
		value: ANY,
		action: 'On any event',
		description: 'Whatever OFAuth delivers',
	},
	{
		name: 'Any OnlyFans Event (Beta)',
		value: ANY_ONLYFANS,
		action: 'On any OnlyFans event (beta)',
		description:
			'Messages, typing, likes, stories, toasts and the rest of what happens on OnlyFans',
	},
	{
		name: 'Other Events',
		value: OTHER,
		action: 'On any other event',
		description: 'Any event that is not in this list, such as one that OFAuth adds later',
	},
];

export const PROPERTIES: INodeProperties[] = [
	{
		displayName:
			'OFAuth sends events to addresses that you enter in its dashboard under Developers > Webhooks. Open Webhook URLs above, and enter the Production URL as one endpoint and, to try things out, the Test URL as another. Put the signing secret of each endpoint into the credential.',
		name: 'setupNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [],
		description:
			'Which events start the workflow. Choose them for the endpoint in the OFAuth dashboard too: what is not chosen there never arrives.',
		options: [
			...SEVERAL,
			...Object.entries(EVENTS).map(([value, name]) => ({
				name,
				value,
				action: `On ${name.toLowerCase()}`,
				description: value,
			})),
		].sort((one, other) => (one.name < other.name ? -1 : 1)),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Connection IDs',
				name: 'connectionIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. conn_abc123, conn_def456',
				description:
					'The creator accounts whose events start the workflow, separated by commas. Leave empty for all. Events of no account, such as Rules Updated, start it in any case.',
			},
		],
	},
];
