import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { OfAuthCredential } from './credential';
import { ListReader } from './listReader';
import { request } from './request';

/** Where OFAuth lists the connections of an API key; the key needs the scope ACCOUNT for it. */
export const CONNECTIONS_PATH = '/v2/account/connections';

/** No maximum is documented; as many as OFAuth gives of most other lists. */
const PAGING = { style: 'offset', pageSize: 100 } as const;
/** Milliseconds: a run can do without the answer. */
const LONGEST = 10_000;

/** A connection as OFAuth lists it. */
export interface ListedConnection {
	/** `active`, `expired`, `awaiting_2fa`; an older guide knows others. */
	status: string;
	/** Name and @username of the creator, as far as OFAuth tells them. */
	creator: string;
}

/** Name and @username of a connection's creator, in one line; empty where OFAuth tells neither. */
export function creatorOf({ userData }: IDataObject): string {
	const { name, username } = (userData ?? {}) as { name?: string; username?: string };
	const words = [name, username ? `@${username}` : ''].filter(Boolean).join(' ');
	return words.replace(/\s+/g, ' ');
}

/**
 * Asks for all connections of an API key, once.
 *
 * @param timeout of other requests, milliseconds
 * @returns them by id; nothing where the question is not answered, or with none at all
 */
export async function listConnections(
	context: IExecuteFunctions,
	credential: OfAuthCredential,
	timeout: number,
): Promise<Map<string, ListedConnection> | undefined> {
	// It is a question of the key, not of the creator that the credential may name.
	const ofKey = { ...credential, connectionId: undefined };
	const reader = new ListReader(
		async (qs) =>
			await request(context, ofKey, {
				method: 'GET',
				path: CONNECTIONS_PATH,
				qs,
				timeout: Math.min(timeout, LONGEST),
			}),
		PAGING,
	);
	const stopped = await reader.run();
	if (stopped || reader.entries.length === 0) return undefined;
	return new Map(
		reader.entries.map((entry) => [
			String(entry.id),
			{ status: String(entry.status), creator: creatorOf(entry) },
		]),
	);
}
