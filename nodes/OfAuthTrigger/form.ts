import type { INodeProperties } from 'n8n-workflow';

import { massMessageId } from '../OfAuth/actions/fields/massMessageId';
import { connectionForm } from '../OfAuth/runner/connection';
import { listOptions } from '../OfAuth/runner/options/listOptions';

const FIRST_MINUTE: INodeProperties = {
	displayName:
		'The first poll after activation only notes what is there already. What happens after it starts executions. <b>Fetch Test Event</b> shows the newest one there is, and changes nothing.',
	name: 'firstMinute',
	type: 'notice',
	default: '',
};

const EVENT: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	default: 'massMessageBought',
	options: [
		{
			name: 'Mass Message Bought',
			value: 'massMessageBought',
			description: 'When a fan buys a mass message: an item for each fan',
		},
		{
			name: 'Mass Message Sent',
			value: 'massMessageSent',
			description: 'When a mass message has gone out to fans, whoever made it',
		},
		{
			name: 'New Subscriber',
			value: 'newSubscriber',
			description: 'When a fan subscribes, or renews',
		},
		{
			name: 'New Transaction',
			value: 'newTransaction',
			description: 'When a fan pays: a subscription, a message, a post, a stream or a tip',
		},
	],
};

const CONNECTIONS: INodeProperties = {
	displayName: 'For',
	name: 'connections',
	type: 'options',
	default: 'one',
	options: [
		{ name: 'Every Active Connection', value: 'every', description: 'All creators of the API key' },
		{ name: 'One Connection', value: 'one', description: 'One creator' },
	],
};

const CONNECTION_ID: INodeProperties = {
	...connectionForm,
	displayOptions: { show: { connections: ['one'] } },
};

const MASS_MESSAGES: INodeProperties = {
	displayName: 'Mass Messages',
	name: 'massMessages',
	type: 'options',
	default: 'sentAfterActivation',
	options: [
		{
			name: 'One',
			value: 'one',
			description: 'One that has gone out: who has bought it before activation starts nothing',
		},
		{
			name: 'Sent After Activation',
			value: 'sentAfterActivation',
			description: 'All that go out from now on',
		},
	],
	displayOptions: { show: { event: ['massMessageBought'], connections: ['one'] } },
};

const MASS_MESSAGE_ID: INodeProperties = {
	...massMessageId.form,
	displayOptions: {
		show: { event: ['massMessageBought'], connections: ['one'], massMessages: ['one'] },
	},
};

const WATCH_DAYS: INodeProperties = {
	displayName: 'Watch for (Days)',
	name: 'watchDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 30 },
	default: 7,
	description: 'How long buyers of a mass message are waited for after it went out',
	displayOptions: {
		show: {
			event: ['massMessageBought'],
			connections: ['one'],
			massMessages: ['sentAfterActivation'],
		},
	},
};

/** Where there is no choice of messages, what is chosen of them does not count. */
const WATCH_DAYS_OF_EVERY: INodeProperties = {
	...WATCH_DAYS,
	displayOptions: { show: { event: ['massMessageBought'], connections: ['every'] } },
};

const LATEST_TYPE: INodeProperties = {
	displayName: 'Subscribers',
	name: 'latestType',
	type: 'options',
	default: 'new',
	options: [
		{ name: 'New', value: 'new', description: 'Who subscribes, or comes back' },
		{ name: 'New and Renewed', value: 'total' },
		{ name: 'Renewed', value: 'renewals', description: 'Whose subscription goes on' },
	],
	displayOptions: { show: { event: ['newSubscriber'] } },
};

const TRANSACTION_TYPE: INodeProperties = {
	displayName: 'Paid For',
	name: 'type',
	type: 'options',
	default: 'any',
	options: [
		{ name: 'Anything', value: 'any' },
		{ name: 'Messages', value: 'chat_messages' },
		{ name: 'Posts', value: 'post' },
		{ name: 'Streams', value: 'stream' },
		{ name: 'Subscriptions', value: 'subscribes' },
		{ name: 'Tips', value: 'tips' },
	],
	displayOptions: { show: { event: ['newTransaction'] } },
};

const SIMPLIFY: INodeProperties = {
	...listOptions.simplify.form,
	displayOptions: { show: { event: ['massMessageSent', 'newSubscriber'] } },
};

/** The form of the trigger; n8n puts Poll Times before it. */
export const form: INodeProperties[] = [
	FIRST_MINUTE,
	EVENT,
	CONNECTIONS,
	CONNECTION_ID,
	MASS_MESSAGES,
	MASS_MESSAGE_ID,
	WATCH_DAYS,
	WATCH_DAYS_OF_EVERY,
	LATEST_TYPE,
	TRANSACTION_TYPE,
	SIMPLIFY,
];
