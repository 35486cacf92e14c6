import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { CREDENTIAL, type OfAuthCredential } from './credential';
import { redact } from './redact';

/** A request to OFAuth's API. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	/** From the root of the API, such as `/v2/access/mass-messages`. */
	path: string;
	connectionId?: string;
	body?: IDataObject;
	qs?: IDataObject;
	/** Milliseconds. */
	timeout: number;
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
	};
}

/**
 * The only door to HTTP. Answers of every status are returned, not thrown, because n8n repeats a
 * thrown 401 by itself; redirects are answers too, because following one would take key and body along.
 *
 * @returns the answer, or what was thrown; the API key is in neither
 */
export async function request(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	credential: OfAuthCredential,
	{ method, path, connectionId, body, qs, timeout }: ApiRequest,
): Promise<Exchange> {
	const options = {
		method,
		url: `${credential.baseUrl}${path}`,
		...(connectionId ? { headers: { 'x-connection-id': connectionId } } : {}),
		...(body ? { body } : {}),
		...(qs ? { qs } : {}),
		json: true,
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	// Handing the credential over saves n8n from decrypting it again for every request.
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL, data: { ...credential } };
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			options,
			{
				credentialsDecrypted,
			},
		)) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return redact(
			{ status: response.statusCode, headers: response.headers ?? {}, body: response.body },
			credential.apiKey,
		);
	} catch (error) {
		return redact({ thrown: causeOf(error) }, credential.apiKey);
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
