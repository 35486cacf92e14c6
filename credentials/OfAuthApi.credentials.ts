import {
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IHttpRequestOptions,
	type Icon,
	type INodeProperties,
} from 'n8n-workflow';

import { redact } from '../nodes/OfAuth/transport/redact';
import { hasSameOrigin, readBaseUrl } from '../nodes/OfAuth/values/baseUrl';
import { CREDENTIAL_TEST_RULES } from './credentialTestRules';

/** The legacy request form of n8n's HTTP Request node names its address `uri` and its redirects otherwise. */
type AnyRequest = IHttpRequestOptions & {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

export class OfAuthApi implements ICredentialType {
	name = 'ofAuthApi';

	displayName = 'OFAuth (OnlyFans) API';

	icon: Icon = { light: 'file:../icons/ofauth.svg', dark: 'file:../icons/ofauth.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ofauth/n8n-nodes-ofauth#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Made in the OFAuth dashboard under API Keys. Keys that begin with sk_sandbox_ use the sandbox.',
		},
		{
			displayName: 'Connection ID',
			name: 'connectionId',
			type: 'string',
			default: '',
			placeholder: 'e.g. conn_abc123',
			description:
				'The creator account that is used where a node names no connection. Leave empty if every node names its own.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.ofauth.com',
			description:
				'Address of the OFAuth API. The API key is sent to this address and nowhere else.',
		},
	];

	/**
	 * Adds the two headers of OFAuth's API. A function and not n8n's generic form, because that one
	 * overwrites a connection which the node has already chosen.
	 *
	 * @throws UserError where the request would leave Base URL's origin, before anything is sent
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const apiKey = String(credentials.apiKey ?? '').trim();
		// A key pasted into the wrong field must not be shown.
		const baseUrl = readBaseUrl(redact(String(credentials.baseUrl), apiKey));
		if ('problem' in baseUrl) {
			throw new UserError(`Base URL of the OFAuth credential: ${baseUrl.problem}`);
		}
		const options = request as AnyRequest;
		if (!addressesOf(options).every((address) => hasSameOrigin(address, baseUrl.value))) {
			throw new UserError(
				`The OFAuth credential works only for ${new URL(baseUrl.value).origin}, its Base URL; this request goes elsewhere and was not sent`,
			);
		}
		const headers = { ...options.headers, apiKey };
		const connectionId = String(credentials.connectionId ?? '').trim();
		const chosen = Object.keys(headers).some((name) => name.toLowerCase() === 'x-connection-id');
		if (connectionId && !chosen) Object.assign(headers, { 'x-connection-id': connectionId });
		// A redirect would carry the key along to any host: n8n strips only standard headers from it.
		return {
			...options,
			headers,
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		} as IHttpRequestOptions;
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '={{$credentials.connectionId ? "/v2/access/self" : "/v2/account/whoami"}}',
			ignoreHttpStatusErrors: true,
		},
		rules: CREDENTIAL_TEST_RULES,
	};
}

/** Where a request may go: of `url` and `uri` n8n's helpers take one each. */
function addressesOf({ url, uri, baseURL }: AnyRequest): string[] {
	const given = [url, uri].filter((address) => address !== undefined).map(String);
	return (given.length > 0 ? given : ['']).map((address) => absolute(address, baseURL));
}

function absolute(address: string, baseURL?: string): string {
	if (!baseURL) return address;
	try {
		// Where both are given, axios joins them as text unless the address is absolute.
		return new URL(address, baseURL).href;
	} catch {
		return address;
	}
}
