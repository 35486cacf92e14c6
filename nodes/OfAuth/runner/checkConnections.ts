import type { IExecuteFunctions } from 'n8n-workflow';

import { listConnections, type ListedConnection } from '../transport/connections';
import { connectionForm } from './connection';
import type { PlanEntry, Planned } from './plan';

const AGAIN = 'in the OFAuth dashboard (or through Link)';
/** States in which nothing can be sent, and what to do about each. */
const UNUSABLE: Record<string, string> = {
	expired: `it has expired: connect the account again ${AGAIN}`,
	awaiting_2fa: `it waits for its two-factor code: finish the login ${AGAIN}`,
};
const UNKNOWN = 'it is no connection of this API key: check the ID, or choose one From List';

/**
 * Looks whether the connections of a plan can be used, so that none is found half-way. It costs one
 * question, and none where all goes through one connection; where it is not answered (the API key may
 * lack the scope), the plan stays as it is.
 *
 * @param plan all items
 * @returns the plan with the creators' names, and a problem at each item whose connection cannot be used
 */
export async function checkConnections(
	context: IExecuteFunctions,
	plan: PlanEntry[],
): Promise<PlanEntry[]> {
	const groups = new Map<string, Planned[]>();
	for (const entry of plan) {
		const read = readOf(entry);
		if (!read) continue;
		const group = groups.get(keyOf(read));
		if (group) group.push(read);
		else groups.set(keyOf(read), [read]);
	}
	const listed = new Map<string, Map<string, ListedConnection>>();
	await Promise.all(
		[...groups].map(async ([key, group]) => {
			if (connectionsIn(group) < 2) return;
			const [{ credential, settings }] = group;
			const connections = await listConnections(context, credential, settings.timeout);
			if (connections) listed.set(key, connections);
		}),
	);
	if (listed.size === 0) return plan;
	return plan.map((entry) => {
		const read = readOf(entry);
		const connections = read && listed.get(keyOf(read));
		return read && connections ? checked(entry, read, connections) : entry;
	});
}

/** What is known of an item that is to be sent, or would be but for its problems. */
export function readOf(entry: PlanEntry): Planned | undefined {
	return 'send' in entry ? entry.send : 'problems' in entry ? entry.read : undefined;
}

function connectionsIn(group: Planned[]): number {
	return new Set(group.map(({ connectionId }) => connectionId)).size;
}

function keyOf({ credential: { apiKey, baseUrl } }: Planned): string {
	return JSON.stringify([baseUrl, apiKey]);
}

function checked(
	entry: PlanEntry,
	read: Planned,
	connections: Map<string, ListedConnection>,
): PlanEntry {
	const { connectionId, settings } = read;
	const connection = connections.get(connectionId);
	const creator = connection?.creator ? `${connection.creator} (${connectionId})` : connectionId;
	const trouble = connection ? UNUSABLE[connection.status] : UNKNOWN;
	const problems = 'problems' in entry ? entry.problems : [];
	if (trouble) {
		const problem = { parameter: connectionForm.displayName, problem: trouble, creator };
		return { problems: [problem, ...problems], connectionId, creator, settings };
	}
	const named = { ...read, creator };
	return 'send' in entry ? { send: named } : { problems, connectionId, settings, read: named };
}
