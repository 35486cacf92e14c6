import type {
	IDataObject,
	IHttpRequestOptions,
	IExecuteFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import { CREDENTIAL, type OfAuthCredential } from './credential';
import type { ByteStream } from './fileParts';
import { exchange, type Exchange, type FullResponse } from './exchange';
import { redact } from './redact';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What can ask OFAuth: a node that runs, a form that is open, a trigger that polls. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** A request by its address. */
export interface PlainRequest {
	method: IHttpRequestMethods;
	/** Absolute. */
	url: string;
	headers?: Record<string, string>;
	/** JSON, or bytes that go out as they are; a stream can go out only once. */
	body?: IDataObject | Buffer | ByteStream;
	qs?: IDataObject;
	/** Milliseconds in which nothing comes. */
	timeout: number;
	/** Milliseconds after which it ends though something still comes; without end unless told. */
	longest?: number;
}

/** A request to OFAuth's API. */
export interface ApiRequest extends Omit<PlainRequest, 'url'> {
	/** From the root of the API, such as `/v2/access/mass-messages`; or an absolute address of the same origin. */
	path: string;
	connectionId?: string;
}

/**
 * A request to OFAuth's API. Answers of every status are returned, not thrown, because n8n repeats a
 * thrown 401 by itself; redirects are answers too, because following one would take key and body along.
 *
 * @returns the answer, or what was thrown; the API key is in neither
 */
export async function request(
	context: RequestContext,
	credential: OfAuthCredential,
	{ path, connectionId, headers, ...rest }: ApiRequest,
): Promise<Exchange> {
	const options = optionsOf({
		...rest,
		url: path.startsWith('/') ? `${credential.baseUrl}${path}` : path,
		headers: { ...headers, ...(connectionId ? { 'x-connection-id': connectionId } : {}) },
	});
	// Handing the credential over saves n8n from decrypting it again for every request.
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL, data: { ...credential } };
	const send = async () =>
		(await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options, {
			credentialsDecrypted,
		})) as FullResponse;
	return redact(await exchange(send), credential.apiKey);
}

/**
 * A request to an address that is not OFAuth's, such as where an upload is told to go: without key
 * and connection.
 *
 * @returns the answer, or what was thrown
 */
export async function requestElsewhere(
	context: IExecuteFunctions,
	{ url, ...rest }: PlainRequest,
): Promise<Exchange> {
	const options = {
		...optionsOf({ ...rest, url }),
		abortSignal: context.getExecutionCancelSignal(),
	};
	const result = await exchange(
		async () => (await context.helpers.httpRequest(options)) as FullResponse,
	);
	// Its code would be put into words that speak of OFAuth's address.
	return 'thrown' in result ? { thrown: { ...result.thrown, code: undefined } } : result;
}

function optionsOf({ headers, body, qs, longest, ...rest }: PlainRequest): IHttpRequestOptions {
	return {
		...rest,
		...contentOf({ headers, body }),
		...(longest === undefined ? {} : { abortSignal: AbortSignal.timeout(longest) }),
		// Of several values OFAuth's SDK repeats the key.
		...(qs ? { qs, arrayFormat: 'repeat' as const } : {}),
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

/** n8n leaves an object without fields out of a request, and a text as it is. */
function contentOf({ headers, body }: Pick<PlainRequest, 'headers' | 'body'>) {
	if (isEmptyObject(body)) return { headers: { ...headers, ...JSON_TYPE }, body: '{}' };
	return { ...(headers ? { headers } : {}), ...(body ? { body } : {}) };
}

function isEmptyObject(body: PlainRequest['body']): boolean {
	// Bytes and streams are objects too, of a kind of their own.
	const isPlain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
	return isPlain && Object.keys(body).length === 0;
}
