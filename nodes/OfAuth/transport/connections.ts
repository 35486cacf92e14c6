import type { IDataObject } from 'n8n-workflow';

import type { OfAuthCredential } from './credential';
import type { Exchange } from './exchange';
import { ListReader } from './listReader';
import { request, type RequestContext } from './request';

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
	context: RequestContext,
	credential: OfAuthCredential,
	timeout: number,
): Promise<Map<string, ListedConnection> | undefined> {
	const listed = await readConnections(context, credential, timeout);
	return 'stopped' in listed || listed.connections.size === 0 ? undefined : listed.connections;
}

/**
 * The same for whoever cannot do without.
 *
 * @param until epoch milliseconds after which no further page is asked for
 * @returns the connections by id, or the answer that was none
 */
export async function readConnections(
	context: RequestContext,
	credential: OfAuthCredential,
	timeout: number,
	until = Number.POSITIVE_INFINITY,
): Promise<{ connections: Map<string, ListedConnection> } | { stopped: Exchange }> {
	// It is a question of the key, not of the creator that the credential may name.
	const ofKey = { ...credential, connectionId: undefined };
	const reader = new ListReader(
		async (qs) =>
			await request(context, ofKey, {
				method: 'GET',
				path: CONNECTIONS_PATH,
				qs,
				timeout: Math.min(timeout, LONGEST),
				longest: Math.min(timeout, LONGEST),
			}),
		PAGING,
		{ isEnough: () => Date.now() >= until },
	);
	const stopped = await reader.run();
	if (stopped) return { stopped };
	const all = reader.entries.map((entry): [string, ListedConnection] => [
		String(entry.id),
		{ status: String(entry.status), creator: creatorOf(entry) },
	]);
	return { connections: new Map(all) };
}
