import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	IHttpRequestOptions,
	INodeParameters,
} from 'n8n-workflow';

/** The credentials of a run by n8n's id; values may be expressions, as in the editor. */
export type StoredCredentials = Record<string, ICredentialDataDecryptedObject>;

/**
 * What n8n-core asks of the product around it to handle credentials: it decrypts, resolves
 * expressions, and lets the credential type sign the request, as n8n's own CredentialsHelper does.
 *
 * @param type the credential type under test
 * @param stored decrypted data by credential id
 */
export function credentialsHelper(
	type: ICredentialType,
	stored: StoredCredentials,
): ICredentialsHelper {
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: () => type.properties,
		preAuthentication: async () => undefined,
		getDecrypted: async (
			_additionalData: unknown,
			{ id }: { id: string | null },
			_type: string,
			mode: 'manual',
			executeData: undefined,
			_raw: unknown,
			resolve?: ICredentialsExpressionResolveValues,
		) => {
			const data = structuredClone(stored[String(id)]);
			if (!data || !resolve) return data;
			const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } =
				resolve;
			return workflow.expression.getParameterValue(
				data as INodeParameters,
				runExecutionData,
				runIndex,
				itemIndex,
				node.name,
				connectionInputData,
				mode,
				{},
				executeData,
			);
		},
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			request: IHttpRequestOptions,
		) => {
			if (typeof type.authenticate !== 'function')
				throw new Error('only a function is supported here');
			return await type.authenticate(credentials, request);
		},
	};
	return helper as unknown as ICredentialsHelper;
}
