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
const UNKNOWN = 'it is no connection of this API key: give an ID (conn_…), or choose one From List';
/** What OFAuth's IDs begin with; anything else is a creator's name, or a slip. */
const ID = /^conn_/;
/** Creators that are named in the place of one that is not known. */
const NAMED = 3;

/**
 * Looks whether the connections of a plan can be used, so that none is found half-way, and a Dry Run does
 * not show what could not be sent. It costs one question, and none where all is sent through one connection
 * that looks like one; where it is not answered (the API key may lack the scope), the plan stays as it is.
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
			if (!mustAsk(group)) return;
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

function mustAsk(group: Planned[]): boolean {
	const [first] = group;
	return group.some(
		({ connectionId, settings }) =>
			settings.dryRun || connectionId !== first.connectionId || !ID.test(connectionId),
	);
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
	const trouble = connection
		? UNUSABLE[connection.status]
		: `${UNKNOWN}${likely(connectionId, connections)}`;
	const problems = 'problems' in entry ? entry.problems : [];
	if (trouble) {
		const problem = { parameter: connectionForm.displayName, problem: trouble, creator };
		return { problems: [problem, ...problems], connectionId, creator, settings };
	}
	const named = { ...read, creator };
	return 'send' in entry ? { send: named } : { problems, connectionId, settings, read: named };
}

/** Creators whose name or @username holds what was given in the place of an ID. */
function likely(given: string, connections: Map<string, ListedConnection>): string {
	const words = given.toLowerCase().replace(/^@/, '');
	const found = [...connections].filter(([, { creator }]) => creator.toLowerCase().includes(words));
	const names = found.slice(0, NAMED).map(([id, { creator }]) => `${creator} is ${id}`);
	return names.length > 0 ? `; ${names.join(', ')}` : '';
}
