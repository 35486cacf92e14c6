import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { resources } from '../../nodes/OfAuth/actions';
import { fieldsOf, type Operation } from '../../nodes/OfAuth/runner/operation';
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

const byId = (value: number | string) => ({ __rl: true, mode: 'id', value });
const listId = byId(1001);
const folderId = byId(606);
const FAN = 100001;
const userId = byId(FAN);
const CREATOR = byId(200001);

/** Asks for something at each connection before the case does. */
function asked(method: 'POST' | 'PUT', ...paths: string[]) {
	return async (sandbox: Sandbox) => {
		for (const connection of CONNECTIONS)
			for (const path of paths) await call(sandbox, path, { method, connection });
	};
}

const RESTRICT = `/v2/access/users/${FAN}/restrict`;
const inList = [FAN, FAN + 1].map((fan) => `/v2/access/users/lists/1001/users/${fan}`);

/** A chat message at each connection; the sandbox counts from 8000001. */
async function said(sandbox: Sandbox): Promise<void> {
	for (const connection of CONNECTIONS)
		await call(sandbox, `/v2/access/chats/${FAN}/messages`, {
			method: 'POST',
			connection,
			body: { text: 'Hi' },
		});
}

/** Members of the list that the cases use, at every connection. */
const members = `${FAN}, ${FAN + 1}`;

const everything = { returnAll: true };

const USES: Record<string, Use> = {
	'chat.getAll': { parameters: everything },
	'chat.getMedia': { parameters: { userId, ...everything } },
	'chatMessage.delete': {
		given: said,
		parameters: { userId, messageId: '={{ 8000001 + $itemIndex }}' },
	},
	'chatMessage.getAll': { parameters: { userId, ...everything } },
	// Its pace is for the tests of it.
	'chatMessage.send': {
		parameters: { userId, text: 'Hi', options: { secondsBetweenSends: 0 } },
	},
	'connection.createLoginLink': { parameters: {} },
	'connection.getAll': { parameters: everything },
	'connection.invalidate': { parameters: { connectionId: byId('={{ $json.connection }}') } },
	'massMessage.delete': { given: messages, parameters: { massMessageId } },
	'massMessage.get': { given: messages, parameters: { massMessageId } },
	'massMessage.getAll': { given: sent, parameters: everything },
	'massMessage.getBuyers': { given: sent, parameters: { massMessageId, ...everything } },
	'massMessage.getChart': { given: sent, parameters: {} },
	'massMessage.update': {
		given: messages,
		parameters: { massMessageId, text: 'Another', userIds: '5', whenToSend: 'now' },
	},
	'massMessage.waitUntilSent': {
		given: sent,
		parameters: { massMessageId, options: { checkEvery: 1 } },
	},
	'subscriber.getAll': { parameters: everything },
	'subscriber.setCustomName': { parameters: { userId, displayName: 'Sam' } },
	'subscriber.setDiscount': { parameters: { userId, discount: 20, period: 3 } },
	'subscriber.setNote': { parameters: { userId, notice: 'Likes long videos' } },
	'subscription.getAll': { parameters: everything },
	'subscription.getCounts': { parameters: {} },
	'subscription.getHistory': { parameters: { subscriptionId: '200001' } },
	'user.get': { parameters: { userId } },
	'user.getAll': { parameters: { userIds: members } },
	'user.getBlocked': { parameters: everything },
	'user.getPosts': { parameters: { userId: CREATOR, ...everything } },
	'user.getRestricted': { given: asked('POST', RESTRICT), parameters: everything },
	'user.restrict': { parameters: { userId } },
	'user.search': { parameters: { query: 'a', ...everything } },
	'user.unrestrict': { given: asked('POST', RESTRICT), parameters: { userId } },
	'userList.addUsers': { parameters: { listId, userIds: members } },
	'userList.create': { parameters: { name: 'Whales' } },
	'userList.delete': { parameters: { listId } },
	'userList.get': { parameters: { listId } },
	'userList.getAll': { parameters: everything },
	'userList.getUsers': { parameters: { listId, ...everything } },
	'userList.removeUsers': {
		given: asked('POST', ...inList),
		parameters: { listId, userIds: members },
	},
	'userList.update': { parameters: { listId, name: 'Another' } },
	'vaultFolder.addMedia': { parameters: { listId: folderId, mediaIds: [501, 502] } },
	'vaultFolder.create': { parameters: { name: 'Sent in May' } },
	'vaultFolder.delete': { parameters: { listId: folderId } },
	'vaultFolder.getAll': { parameters: everything },
	'vaultFolder.update': { parameters: { listId: folderId, name: 'Another' } },
	'vaultMedia.getAll': { parameters: everything },
};

/** Tested apart: a mass message by the tests of its own, an upload by what becomes of its bytes. */
const APART = ['massMessage.create', 'vaultMedia.upload'];

/** Every operation with a use of it. */
export const CONTRACT_CASES: Case[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap((operation) => {
		const name = `${resource}.${operation.value}`;
		if (APART.includes(name)) return [];
		const use = USES[name];
		if (!use) throw new Error(`test/operations/cases.ts has no use of ${name}`);
		return [{ name, resource, operation, ...use }];
	}),
);

/** Those whose effect is not `creates`: what creates has a fault matrix of its own. */
export const CASES = CONTRACT_CASES.filter(({ operation }) => operation.effect !== 'creates');

/** What an endpoint's path with its variable parts filled in looks like. */
export function pathPattern({ endpoint: { path } }: Operation): RegExp {
	return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** The same of the first of several requests of an item. */
export function firstPath({ operation }: Case): RegExp {
	const isMany = fieldsOf(operation).some(({ to }) => to.in === 'each');
	if (!isMany) return pathPattern(operation);
	const { path } = operation.endpoint;
	const one = path.replace('{userId}', String(FAN)).replace(/\{\w+\}/g, '[^/]+');
	return new RegExp(`^${one}$`);
}
