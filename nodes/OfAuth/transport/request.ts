import type {
	IDataObject,
	IHttpRequestOptions,
	IExecuteFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { CREDENTIAL, type OfAuthCredential } from './credential';
import { redact } from './redact';

/** A request by its address. */
export interface PlainRequest {
	method: IHttpRequestMethods;
	/** Absolute. */
	url: string;
	headers?: Record<string, string>;
	/** JSON, or bytes that go out as they are. */
	body?: IDataObject | Buffer;
	qs?: IDataObject;
	/** Milliseconds. */
	timeout: number;
}

/** A request to OFAuth's API. */
export interface ApiRequest extends Omit<PlainRequest, 'url'> {
	/** From the root of the API, such as `/v2/access/mass-messages`; or an absolute address of the same origin. */
	path: string;
	connectionId?: string;
}

/** What came back: an answer with any status, or an error thrown on the way. */
export type Exchange = Answer | Thrown;

export interface Answer {
	status: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** Parsed where it is JSON, else text. */
	body: unknown;
}

export interface Thrown {
	thrown: {
		/** Such as ECONNRESET or ERR_CANCELED, where there is one. */
		code?: string;
		/** The system call that failed, such as connect. */
		syscall?: string;
		message: string;
		/** Whether another try would end the same way. */
		isFinal?: boolean;
	};
}

/**
 * A request to OFAuth's API. Answers of every status are returned, not thrown, because n8n repeats a
 * thrown 401 by itself; redirects are answers too, because following one would take key and body along.
 *
 * @returns the answer, or what was thrown; the API key is in neither
 */
export async function request(
	context: IExecuteFunctions | ILoadOptionsFunctions,
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
	return await exchange(async () => (await context.helpers.httpRequest(options)) as FullResponse);
}

interface FullResponse {
	statusCode: number;
	headers?: Record<string, unknown>;
	body: unknown;
}

function optionsOf({ headers, body, qs, ...rest }: PlainRequest): IHttpRequestOptions {
	return {
		...rest,
		...(headers ? { headers } : {}),
		...(body ? { body } : {}),
		...(qs ? { qs } : {}),
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

async function exchange(send: () => Promise<FullResponse>): Promise<Exchange> {
	try {
		const { statusCode, headers = {}, body } = await send();
		return { status: statusCode, headers, body };
	} catch (error) {
		return { thrown: causeOf(error) };
	}
}

interface Layer {
	code?: unknown;
	syscall?: unknown;
	message?: unknown;
	cause?: unknown;
	errors?: unknown[];
}

/** n8n wraps the socket's error in axios's, and that in its own; the code and the system call stand at different depths. */
function causeOf(error: unknown): Thrown['thrown'] {
	let code: string | undefined;
	let syscall: string | undefined;
	let message = 'The request was broken off';
	let inner = error as Layer | undefined;
	for (let depth = 0; inner && depth < 5; depth++) {
		if (typeof inner.code === 'string') code = inner.code;
		if (typeof inner.syscall === 'string') syscall = inner.syscall;
		if (typeof inner.message === 'string' && inner.message) message = inner.message;
		// A host with several addresses fails with one error per address, all of them before a connection stood.
		inner = (inner.cause ?? inner.errors?.[0]) as typeof inner;
	}
	return { code, syscall, message };
}
