/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads environment and keyboard */
import { createInterface } from 'node:readline/promises';

import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { count, oneLine, StartError, type ReceivedRequest } from './report';

const VARIABLES = ['OFAUTH_API_KEY', 'OFAUTH_CONNECTION_ID'] as const;
const BASE_URL = 'https://api.ofauth.com';

/**
 * The credential for a real send, from the environment.
 *
 * @throws StartError naming each variable that is missing
 */
export function liveCredential(): ICredentialDataDecryptedObject {
	const [apiKey, connectionId] = VARIABLES.map((name) => (process.env[name] ?? '').trim());
	const missing = VARIABLES.filter((name) => !(process.env[name] ?? '').trim());
	if (missing.length > 0) {
		throw new StartError(
			`--live sends real messages and needs ${VARIABLES.join(' and ')}; not set: ${missing.join(', ')}`,
		);
	}
	return { apiKey, connectionId, baseUrl: (process.env.OFAUTH_BASE_URL ?? '').trim() || BASE_URL };
}

/** What is about to be sent, for a person to read. */
export function announcement(requests: IDataObject[], baseUrl: unknown): string {
	const each = requests.map(
		({ connectionId, body }) => `connection ${String(connectionId)}\n  ${oneLine(body)}`,
	);
	return [
		`About to send ${count(requests.length, 'mass message')} for real, to ${String(baseUrl)}:`,
		...each,
	].join('\n\n');
}

/**
 * Lets a person say yes.
 *
 * @throws StartError where the answer is another one, or there is nobody to ask
 */
export async function confirm(): Promise<void> {
	if (!process.stdin.isTTY)
		throw new StartError('Nothing was sent: there is no terminal to ask on. Add --yes to send.');
	const terminal = createInterface({ input: process.stdin, output: process.stderr });
	try {
		// Ctrl-C and Ctrl-D are rejected promises; they mean no.
		const answer = await terminal.question('\nType yes to send: ').catch(() => '');
		if (answer.trim() !== 'yes') throw new StartError('Nothing was sent.');
	} finally {
		terminal.close();
	}
}

/**
 * The credential type with a record of the requests it signs, taken before the key is added: nobody
 * can ask the real API what it received.
 *
 * @param requests is added to
 */
export function recording(type: ICredentialType, requests: ReceivedRequest[]): ICredentialType {
	const { authenticate } = type;
	if (typeof authenticate !== 'function') throw new StartError('The credential signs no requests');
	const recorder: Pick<ICredentialType, 'authenticate'> = {
		authenticate: async (credentials, request) => {
			const signed = await authenticate(credentials, request);
			requests.push(recordOf(request, signed));
			return signed;
		},
	};
	return Object.assign(Object.create(type) as ICredentialType, recorder);
}

function recordOf(request: IHttpRequestOptions, signed: IHttpRequestOptions): ReceivedRequest {
	return {
		method: request.method ?? 'GET',
		path: new URL(request.url, request.baseURL).pathname,
		connectionId: signed.headers?.['x-connection-id'] as string | undefined,
		body: request.body,
	};
}
