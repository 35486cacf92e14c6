import type { INodeParameters } from 'n8n-workflow';

import { DEFAULT_CONNECTIONS, manyConnections, type SandboxConnection } from '../../sandbox';
import { credentialsFor, send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { asked, CONNECTIONS_PATH, EACH, LISTS_PATH } from './support';

const waiting: SandboxConnection = {
	...DEFAULT_CONNECTIONS[0],
	id: 'conn_ella',
	status: 'awaiting_2fa',
	userData: { id: 90005, name: 'Ella\nBirch', username: 'ella', avatar: null },
};
const its = useSandbox({ bucket: null, connections: [...DEFAULT_CONNECTIONS, waiting] });
const parameters: INodeParameters = { ...EACH, userLists: '={{ $json.lists ?? ["fans"] }}' };
const to = (...creators: string[]) => creators.map((creator) => ({ creator }));
const questions = () => asked(its.sandbox, CONNECTIONS_PATH);

test('expired, waiting and unknown connections are told before the first message, each with what to do', async () => {
	const items = to('conn_amber', 'conn_dana', 'conn_ella', 'conn_nope', 'conn_dana');
	const { error } = await send(its.sandbox, { parameters, items });
	expect(its.sandbox.messages).toEqual([]);
	for (const line of [
		'Connection [items 1, 4; Dana Moss @danamoss (conn_dana)]: it has expired: connect the account again in the OFAuth dashboard (or through Link)',
		'Connection [item 2; Ella Birch @ella (conn_ella)]: it waits for its two-factor code: finish the login',
		'Connection [item 3; conn_nope]: it is no connection of this API key: give an ID (conn_…), or choose one From List',
	])
		expect(wordsOf(error)).toContain(line);
	expect(wordsOf(error)).not.toMatch(/item 0|amber/);
	expect(its.sandbox.received).toHaveLength(1);
});

test('with continue, the others go out', async () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const items = to('conn_dana', 'conn_bella', 'conn_coral');
	const result = await send(its.sandbox, { parameters, items, settings });
	expect(result.items.map(({ json }) => json.id ?? 'failed')).toEqual(['failed', 7001, 7002]);
	expect(questions()).toHaveLength(1);
});

test('the question is one of the key, without the connection of the credential', async () => {
	await send(its.sandbox, { parameters, items: to('conn_amber', 'conn_bella') });
	expect(questions()).toEqual([undefined]);
});

test('a Dry Run tells it too', async () => {
	const options = { dryRun: true };
	const items = to('conn_amber', 'conn_dana');
	const { error } = await send(its.sandbox, { parameters: { ...parameters, options }, items });
	expect(error?.message).toContain('Dana Moss');
});

test('a name in the place of an ID is told with the creator who is meant, though it is the only one', async () => {
	const { error } = await send(its.sandbox, { parameters, items: to('@danamoss', '@danamoss') });
	expect(error?.message).toContain(
		'Connection [items 0, 1; @danamoss]: it is no connection of this API key: give an ID (conn_…), or choose one From List; Dana Moss @danamoss is conn_dana',
	);
	expect(questions()).toHaveLength(1);
});

test('a Dry Run of one connection asks too: what could not be sent is not reviewed', async () => {
	const options = { dryRun: true };
	const items = to('conn_dana');
	const { error } = await send(its.sandbox, { parameters: { ...parameters, options }, items });
	expect(error?.message).toContain('it has expired');
});

test('one connection, however many items: no question', async () => {
	await send(its.sandbox, { parameters, items: to('conn_amber', 'conn_amber', ' conn_amber ') });
	expect(questions()).toEqual([]);
	expect(its.sandbox.messages).toHaveLength(3);
});

test('what is read asks nothing: running it again is no harm', async () => {
	const chosen = { resource: 'userList', operation: 'getAll', limit: 1, ...EACH };
	await send(its.sandbox, { parameters: chosen, items: to('conn_amber', 'conn_bella') });
	expect(questions()).toEqual([]);
});

test('the lists of a connection that cannot be used are not asked for', async () => {
	const items = ['conn_amber', 'conn_dana'].map((creator) => ({ creator, lists: 'Recent' }));
	await send(its.sandbox, { parameters, items });
	expect(asked(its.sandbox)).toEqual(['conn_amber']);
});

describe('goes on as it is', () => {
	const items = to('conn_amber', 'conn_bella');

	test.each([
		[{ status: 403, body: { error: 'no scope', type: 'AUTH_INSUFFICIENT_SCOPE' } }],
		[{ status: 502 }],
		[{ status: 429, headers: { 'retry-after': '60' } }],
		[{ drop: true }],
		[{ status: 200, body: '<html></html>', contentType: 'text/html' }],
		[{ status: 200, body: { list: [], hasMore: false } }],
	])('where the question fails: %j', async (fault) => {
		its.sandbox.fault({ match: { path: CONNECTIONS_PATH }, ...fault });
		const { error } = await send(its.sandbox, { parameters, items });
		expect(error).toBeUndefined();
		expect(its.sandbox.messages).toHaveLength(2);
		expect(questions()).toHaveLength(1);
	});

	test('where a later page fails: what is not on the first may exist', async () => {
		const list = [{ id: 'conn_amber', status: 'active' }];
		const match = { path: CONNECTIONS_PATH };
		its.sandbox.fault({ match, status: 200, body: { list, hasMore: true } });
		its.sandbox.fault({ match, status: 502 });
		const { error } = await send(its.sandbox, { parameters, items });
		expect(error).toBeUndefined();
		expect(its.sandbox.messages).toHaveLength(2);
	});

	test('where a state is one that nobody has heard of', async () => {
		const list = items.map(({ creator: id }) => ({ id, status: 'pending' }));
		const body = { list, hasMore: false };
		its.sandbox.fault({ match: { path: CONNECTIONS_PATH }, status: 200, body });
		const { error } = await send(its.sandbox, { parameters, items });
		expect(error).toBeUndefined();
	});
});

describe('an agency', () => {
	const many = manyConnections(130);
	const agency = useSandbox({ bucket: null, connections: many });

	test('130 connections are two pages, and every expired one is found', async () => {
		const items = to(...many.map(({ id }) => id));
		const settings = { onError: 'continueRegularOutput' } as const;
		const result = await send(agency.sandbox, { parameters, items, settings });
		const failed = result.items.filter(({ json }) => json.error !== undefined);
		expect(failed).toHaveLength(many.filter(({ status }) => status === 'expired').length);
		expect(agency.sandbox.messages).toHaveLength(many.length - failed.length);
		expect(asked(agency.sandbox, CONNECTIONS_PATH)).toHaveLength(2);
	});
});

describe('keys', () => {
	const credentials = () =>
		credentialsFor(its.sandbox, { apiKey: '={{ $json.key }}', connectionId: '' });

	test('each key is asked for its own connections, and only where it has several', async () => {
		const items = [
			{ creator: 'conn_amber', key: 'sk_sandbox_demo' },
			{ creator: 'conn_dana', key: 'sk_sandbox_demo' },
			{ creator: 'conn_bella', key: 'sk_other' },
		];
		const { error } = await send(its.sandbox, { parameters, items, credentials: credentials() });
		expect(error?.message).toContain('Connection [item 1; Dana Moss');
		expect(its.sandbox.received.map(({ headers }) => headers.apikey)).toEqual(['sk_sandbox_demo']);
		expect(asked(its.sandbox, LISTS_PATH)).toEqual([]);
	});
});
