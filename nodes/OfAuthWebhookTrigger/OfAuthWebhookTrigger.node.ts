import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { checkSetUp } from './activation';
import { TRIGGER_PANEL } from './panel';
import { PROPERTIES } from './properties';
import { receive } from './receive';
import { ofAuthWebhookSecrets } from './secrets';

export class OfAuthWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OFAuth Webhook Trigger',
		name: 'ofAuthWebhookTrigger',
		icon: { light: 'file:../../icons/ofauth.svg', dark: 'file:../../icons/ofauth.dark.svg' },
		group: ['trigger'],
		// For each request to a node of version 1 n8n evaluates an expression (webhook-helpers.js, parseRequestBody), which takes
		// it longer than all that is done here.
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when OFAuth sends an event: a connection changed, a chat message arrived and more',
		eventTriggerDescription: 'Waiting for OFAuth to send an event to the Test URL',
		activationMessage:
			'The chosen events now start this workflow, as soon as the Production URL is an endpoint in your OFAuth dashboard.',
		defaults: { name: 'OFAuth Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ofAuthWebhookApi', required: true, testedBy: 'ofAuthWebhookSecrets' }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		triggerPanel: TRIGGER_PANEL,
		properties: PROPERTIES,
	};

	methods = { credentialTest: { ofAuthWebhookSecrets } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await checkSetUp(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
