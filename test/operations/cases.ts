import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { resources } from '../../nodes/OfAuth/actions';
import type { Operation } from '../../nodes/OfAuth/runner/operation';
import { call, CREATE, VALID } from '../sandbox/client';

/** An operation with a use of it that works in the sandbox. */
export interface Case {
	/** Such as `userList.getAll`. */
	name: string;
	resource: string;
	operation: Operation;
	parameters: INodeParameters;
	/** Makes there what the parameters name, at every connection. */
	given?: (sandbox: Sandbox) => void | Promise<void>;
}

type Use = Pick<Case, 'parameters' | 'given'>;

const CONNECTIONS = ['conn_amber', 'conn_bella', 'conn_coral'];

/** One message at each connection; the sandbox counts from 7001. */
async function messages(sandbox: Sandbox): Promise<void> {
	for (const connection of CONNECTIONS)
		await call(sandbox, CREATE, { method: 'POST', connection, body: VALID });
}

/** The same, gone out and seen for a day. */
async function sent(sandbox: Sandbox): Promise<void> {
	for (const connection of CONNECTIONS)
		await call(sandbox, CREATE, { method: 'POST', connection, body: PAID });
	sandbox.advance(24 * 3_600_000);
}

const PAID = { text: 'The set', userLists: ['fans'], mediaItems: [501], price: 5 };
const massMessageId = { __rl: true, mode: 'id', value: '={{ 7001 + $itemIndex }}' };

const listId = { __rl: true, mode: 'id', value: 1001 };

const USES: Record<string, Use> = {
	'massMessage.delete': { given: messages, parameters: { massMessageId } },
	'massMessage.get': { given: messages, parameters: { massMessageId } },
	'massMessage.getAll': { given: sent, parameters: { returnAll: true } },
	'massMessage.getBuyers': { given: sent, parameters: { massMessageId, returnAll: true } },
	'massMessage.getChart': { given: sent, parameters: {} },
	'massMessage.update': {
		given: messages,
		parameters: { massMessageId, text: 'Another', userIds: '5', whenToSend: 'now' },
	},
	'massMessage.waitUntilSent': {
		given: sent,
		parameters: { massMessageId, options: { checkEvery: 1 } },
	},
	'userList.delete': { parameters: { listId } },
	'userList.get': { parameters: { listId } },
	'userList.getUsers': { parameters: { listId, returnAll: true } },
	'userList.update': { parameters: { listId, name: 'Another' } },
	'userList.getAll': { parameters: { returnAll: true } },
};

/** Every operation but those whose effect is `creates`, which have a matrix of their own. */
export const CASES: Case[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap((operation) => {
		if (operation.effect === 'creates') return [];
		const name = `${resource}.${operation.value}`;
		const use = USES[name];
		if (!use) throw new Error(`test/operations/cases.ts has no use of ${name}`);
		return [{ name, resource, operation, ...use }];
	}),
);

/** What an endpoint's path with its variable parts filled in looks like. */
export function pathPattern({ endpoint: { path } }: Operation): RegExp {
	return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
