import type { Sandbox } from '../../sandbox';

export const LISTS_PATH = '/v2/access/users/lists';
export const CONNECTIONS_PATH = '/v2/account/connections';

/** A list as OFAuth gives it, as far as it matters here. */
export interface GivenList {
	id: number | string;
	name: string;
}

/**
 * Has a connection answer with these lists.
 *
 * @param times how often; afterwards what was given next holds
 */
export function giveLists(
	sandbox: Sandbox,
	connectionId: string,
	list: GivenList[],
	times = Infinity,
): void {
	const match = { method: 'GET', path: LISTS_PATH, connectionId };
	sandbox.fault({ match, times, status: 200, body: { list, hasMore: false } });
}

/** The questions for lists, each with the connection that was asked. */
export function asked({ received }: Sandbox, path = LISTS_PATH): Array<string | undefined> {
	return received.filter((one) => one.path === path).map(({ connectionId }) => connectionId);
}

/** What was sent: the lists and the excluded ones of each message, by its text. */
export function sentLists({ messages }: Sandbox): Record<string, unknown> {
	return Object.fromEntries(
		messages.map(({ body }) => [
			body.text,
			[body.userLists, body.excludeUserLists].filter((lists) => lists !== undefined),
		]),
	);
}

/** A connection by expression. */
export const EACH = { connectionId: { __rl: true, mode: 'id', value: '={{ $json.creator }}' } };
