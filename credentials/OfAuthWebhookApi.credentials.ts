import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class OfAuthWebhookApi implements ICredentialType {
	name = 'ofAuthWebhookApi';

	displayName = 'OFAuth Webhook API';

	icon: Icon = { light: 'file:../icons/ofauth.svg', dark: 'file:../icons/ofauth.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-ofauth/n8n-nodes-ofauth/blob/main/docs/triggers.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'In the OFAuth dashboard under Developers > Webhooks, of the endpoint that has the Production URL of the trigger. While the secret is being changed, give the old and the new one, separated by a blank.',
		},
		{
			displayName: 'Signing Secret of the Test URL',
			name: 'testSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'In the same place, of the endpoint that has the Test URL. Each endpoint has a secret of its own. Leave empty if OFAuth sends nothing to the Test URL.',
		},
	];
}
