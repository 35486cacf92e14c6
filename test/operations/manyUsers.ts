import { sleep, type IDataObject, type INodeExecutionData } from 'n8n-workflow';

import type { Fault, Sandbox, SandboxOptions } from '../../sandbox';
import { KNOWS_DETAILS } from '../helpers/engineVersions';
import { call, sandboxWith } from '../sandbox/client';

/** A list that nobody is in to begin with. */
export const LIST = 1001;

/** The sandbox's fans. */
export const fans = (count: number): number[] =>
	Array.from({ length: count }, (_, nth) => 100_001 + nth);

/** The rate limit is there, but ten times as fast as OFAuth's. */
export async function startLists(more: SandboxOptions = {}): Promise<Sandbox> {
	const bucket = { perMinute: 600, burst: 90 };
	return await sandboxWith({ bucket, members: 0, ...more });
}

/** What the node is told. */
export const of = (operation: 'addUsers' | 'removeUsers', userIds: unknown, more = {}) => ({
	resource: 'userList',
	operation,
	listId: { __rl: true, mode: 'id', value: LIST },
	userIds: userIds as string,
	...more,
});

/** Who is in a list, in the order in which they came. */
export async function membersOf(sandbox: Sandbox, list = LIST): Promise<number[]> {
	const all: number[] = [];
	for (;;) {
		const path = `/v2/access/users/lists/${list}/users?limit=100&offset=${all.length}`;
		const { status, json } = await call(sandbox, path);
		// The node has left the bucket empty.
		if (status === 429) await sleep(100);
		else all.push(...(json.list as Array<{ id: number }>).map(({ id }) => id));
		if (json.hasMore === false) return all;
	}
}

/** The users whom requests were for, in order, without those that the rate limit refused. */
export function asked({ received }: Sandbox, method = 'POST', from = 0): number[] {
	return received
		.slice(from)
		.filter((one) => one.method === method && one.status !== 429)
		.map(({ path }) => Number(/\/users\/(\d+)$/.exec(path)?.[1]));
}

/** Has requests for each of these users go wrong. */
export function strike(sandbox: Sandbox, users: number[], fault: Fault, method = 'POST'): void {
	for (const user of users)
		sandbox.fault({ ...fault, match: { method, path: new RegExp(`/users/${user}$`) } });
}

/** What came out, without what failed. */
export const done = (items: INodeExecutionData[]): IDataObject[] =>
	items.filter(({ json }) => !('error' in json)).map(({ json }) => json);

/** The users who are told to have failed. */
export const failed = (items: INodeExecutionData[]): unknown[] =>
	items.flatMap(({ json: { error, message, details } }) => {
		if (error === undefined) return [];
		// Older versions of n8n have it in words.
		const [, inWords] = /userId: (\d+)/.exec(String(message)) ?? [];
		if (!details && !KNOWS_DETAILS) return [inWords];
		return [(details as IDataObject).userId];
	});
