import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	IHookFunctions,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';

import { keysOf, problemOf } from './keys';

/** The credential, as n8n calls it. */
export const CREDENTIAL = 'ofAuthWebhookApi';

/** The fields of the credential, and what the form calls them. */
const FIELDS = [
	['signingSecret', 'Signing Secret'],
	['testSigningSecret', 'Signing Secret of the Test URL'],
] as const;

export const WHERE_TO_FIND =
	'Copy it from the OFAuth dashboard under Developers > Webhooks, where it stands with the endpoint that has the address of this trigger.';

/**
 * The signing secrets of a credential, those of both fields: whoever has the secret of either endpoint is
 * OFAuth. A field can hold several while a secret is being changed.
 *
 * @returns only those that are a key under some scheme; an empty key would let everybody in
 */
function readSecrets(credential: ICredentialDataDecryptedObject): string[] {
	return FIELDS.flatMap(([name]) => partsOf(credential[name])).filter(
		(secret) => keysOf(secret, 'ofauth').length > 0,
	);
}

/**
 * The signing secrets of a node's credential; none where it has no credential.
 *
 * @throws what n8n throws where it cannot read the credential, as its database can be busy
 */
export async function secretsOf(context: IHookFunctions | IWebhookFunctions): Promise<string[]> {
	if (context.getNode().credentials?.[CREDENTIAL] === undefined) return [];
	return readSecrets(await context.getCredentials(CREDENTIAL));
}

/**
 * Says whether the secrets have the form of signing secrets. Whether they are the right ones shows only
 * when OFAuth delivers something, because it has no request that could be asked.
 */
export async function ofAuthWebhookSecrets(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	if (partsOf(data.signingSecret).length === 0)
		return { status: 'Error', message: `Signing Secret is empty. ${WHERE_TO_FIND}` };
	for (const [name, displayName] of FIELDS) {
		for (const [index, secret] of partsOf(data[name]).entries()) {
			const problem = problemOf(secret);
			const which = index === 0 ? displayName : `${displayName}, number ${index + 1} of them,`;
			if (problem !== undefined) return { status: 'Error', message: `${which} ${problem}` };
		}
	}
	return {
		status: 'OK',
		message: 'The form is right. Send a test event from the OFAuth dashboard to try the secret.',
	};
}

function partsOf(value: unknown): string[] {
	return typeof value === 'string' ? value.split(/[\s,]+/).filter((part) => part !== '') : [];
}
