import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { readBaseUrl } from '../values/baseUrl';
import type { Reading } from '../values/reading';
import { readTextId } from '../values/text';
import { redact } from './redact';

/** n8n's name of the credential this package brings. */
export const CREDENTIAL = 'ofAuthApi';

/** The credential, decrypted and checked. */
export interface OfAuthCredential {
	apiKey: string;
	/** The connection of requests that name none. */
	connectionId?: string;
	/** Without a slash at its end. */
	baseUrl: string;
}

/** What holds credentials: a node that runs, or a form that is open. */
export interface CredentialHolder {
	getCredentials(type: string, item?: number): Promise<ICredentialDataDecryptedObject>;
}

/**
 * Reads the credential and checks what would otherwise fail only while a message is on its way.
 *
 * @param item index of the item for which expressions inside the credential are resolved
 * @throws what n8n throws where the node has no credential
 */
export async function readCredential(
	context: CredentialHolder,
	item = 0,
): Promise<Reading<OfAuthCredential>> {
	const data = await context.getCredentials(CREDENTIAL, item);
	const apiKey = String(data.apiKey ?? '').trim();
	if (!/^[\x21-\x7e]+$/.test(apiKey)) {
		return {
			problem:
				'its API Key is empty or has characters that no key has: copy it again from the OFAuth dashboard',
		};
	}
	// Keys get pasted into the wrong field, and a problem shows what the field holds.
	const clean = (value: unknown) => redact(String(value ?? '').trim(), apiKey);
	const baseUrl = readBaseUrl(clean(data.baseUrl));
	if ('problem' in baseUrl) return { problem: `its Base URL ${baseUrl.problem}` };
	const given = clean(data.connectionId);
	if (!given) return { value: { apiKey, baseUrl: baseUrl.value } };
	const connectionId = readTextId(given);
	if ('problem' in connectionId) return { problem: `its Connection ID ${connectionId.problem}` };
	if (given !== String(data.connectionId).trim()) {
		return {
			problem: 'its Connection ID holds the API Key: enter the ID of a connection, or nothing',
		};
	}
	return { value: { apiKey, baseUrl: baseUrl.value, connectionId: connectionId.value } };
}
