import type { INode, INodeParameters } from 'n8n-workflow';

import { DEFAULT_CONNECTIONS, manyConnections, SANDBOX_API_KEY, startSandbox } from '../../sandbox';
import { credentialsFor, send, wordsOf } from '../actions/support';
import { NODE_NAME, runNode } from '../helpers/engine';
import { loopNode } from '../helpers/loopNode';
import { useSandbox } from '../sandbox/client';
import { asked, EACH, giveLists, LISTS_PATH, sentLists } from './support';

const [AMBER, BELLA] = DEFAULT_CONNECTIONS.map(({ id }) => id);
/** Lists of the sandbox: five built-in ones, three with awkward names, four of a campaign, then `Amber Lane 8` and so on. */
const its = useSandbox({ bucket: null, lists: 250 });
const parameters: INodeParameters = { ...EACH, userIds: '', userLists: '={{ $json.lists }}' };
const one = (lists: unknown, creator = AMBER) => ({ creator, lists }) as { creator: string };

test('ids and built-in lists ask nothing', async () => {
	const items = [one('fans, 1001'), one(['recent', '1002']), one('following\nrebill_off\ntagged')];
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error).toBeUndefined();
	expect(its.sandbox.received.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
});

test('a built-in list by its name', async () => {
	await send(its.sandbox, { parameters, items: [one('Recent, Rebill off')] });
	expect(sentLists(its.sandbox)).toEqual({ Hello: [['recent', 'rebill_off']] });
});

test('250 lists are three questions, whatever the number of items and fields', async () => {
	const both = { ...parameters, additionalFields: { excludeUserLists: ['amber lane 245'] } };
	const items = Array.from({ length: 20 }, () => one('AMBER LANE 244'));
	const { error } = await send(its.sandbox, { parameters: both, items });
	expect(error).toBeUndefined();
	expect(asked(its.sandbox)).toHaveLength(3);
	expect(its.sandbox.messages).toHaveLength(20);
	for (const { body } of its.sandbox.messages)
		expect(body).toMatchObject({ userLists: [1244], excludeUserLists: [1245] });
});

test('an awkward name, in an array and on a line of its own', async () => {
	const awkward = "Don't & won't, 50% off; {{ $json }}";
	await send(its.sandbox, { parameters, items: [one([awkward]), one(`${awkward}\nfans`)] });
	expect(its.sandbox.messages.map(({ body }) => body.userLists)).toEqual([[1002], [1002, 'fans']]);
});

describe('what goes wrong with the question', () => {
	const match = { method: 'GET', path: LISTS_PATH };
	const items = [one('Amber Lane 8')];

	test.each([
		[{ status: 502 }],
		[{ drop: true }],
		[{ status: 401, body: { type: 'RULES_OUTDATED' } }],
	])('%j passes: it is tried again', async (fault) => {
		its.sandbox.fault({ match, ...fault });
		const { error } = await send(its.sandbox, { parameters, items });
		expect(error).toBeUndefined();
		expect(sentLists(its.sandbox)).toEqual({ Hello: [[1008]] });
	});

	test('a 429 is waited for, and counts for Max Wait', async () => {
		its.sandbox.fault({ match, status: 429, headers: { 'retry-after': '1' } });
		const { error } = await send(its.sandbox, { parameters, items });
		expect(error).toBeUndefined();
		const [first, second] = its.sandbox.received.filter(({ path }) => path === LISTS_PATH);
		expect(second.at - first.at).toBeGreaterThanOrEqual(1000);
	});

	test('the message itself waits only for what is left of Max Wait', async () => {
		its.sandbox.fault({ match, status: 429, headers: { 'retry-after': '1' } });
		its.sandbox.fault({ status: 429, headers: { 'retry-after': '1' } });
		const options = { maxWait: 1.5 };
		const { error } = await send(its.sandbox, { parameters: { ...parameters, options }, items });
		expect(error?.message).toMatch(/waited 1 s, 1 s more would pass Max Wait/);
		expect(its.sandbox.messages).toEqual([]);
	});

	test('a wait past Max Wait refuses the item before anything is sent', async () => {
		its.sandbox.fault({ match, status: 429, headers: { 'retry-after': '60' } });
		const options = { maxWait: 5 };
		const bella = one('fans', BELLA);
		const all = { parameters: { ...parameters, options }, items: [bella, ...items] };
		const { error } = await send(its.sandbox, all);
		expect(error?.message).toContain('Nothing was sent. User List Names or IDs [item 1; ');
		expect(error?.message).toContain('60 s more would pass Max Wait; 1 look-ups remain');
		expect(its.sandbox.messages).toEqual([]);
	});

	test('a failure that lasts refuses the item', async () => {
		its.sandbox.fault({ match, times: Infinity, status: 502 });
		const { error } = await send(its.sandbox, { parameters, items });
		expect(wordsOf(error)).toContain(
			`"Amber Lane 8" cannot be looked up among the lists: OFAuth did not say`,
		);
		expect(asked(its.sandbox)).toHaveLength(3);
		expect(its.sandbox.messages).toEqual([]);
	});
});

test('one connection that waits holds up no question of another', async () => {
	const match = { method: 'GET', path: LISTS_PATH };
	its.sandbox.fault({
		match: { ...match, connectionId: AMBER },
		status: 429,
		headers: { 'retry-after': '1' },
	});
	const items = [one('Amber Lane 8'), one('Bella Frost 8', BELLA)];
	await send(its.sandbox, { parameters, items });
	const questions = its.sandbox.received.filter(({ path }) => path === LISTS_PATH);
	const [bella] = questions.filter(({ connectionId }) => connectionId === BELLA);
	expect(bella.at - questions[0].at).toBeLessThan(900);
	expect(its.sandbox.messages).toHaveLength(2);
});

describe('without the permission for lists', () => {
	const connections = [{ ...DEFAULT_CONNECTIONS[0], permissions: ['messages:write'] }];
	const restricted = useSandbox({ bucket: null, connections });

	test('an item with names is refused, and says which permission', async () => {
		const items = [one('fans'), one('Amber Lane 8, VIP')];
		const { error } = await send(restricted.sandbox, { parameters, items });
		expect(error?.message).toContain(
			`User List Names or IDs [item 1; ${AMBER}]: "Amber Lane 8", "VIP" cannot be looked up among the lists: the permission lists:read is missing. Give it to the connection`,
		);
		expect(restricted.sandbox.messages).toEqual([]);
	});

	test('items with ids go out, and ask nothing', async () => {
		const settings = { onError: 'continueRegularOutput' } as const;
		const items = [one('fans'), one('1001'), one('VIP')];
		const result = await send(restricted.sandbox, { parameters, items, settings });
		expect(restricted.sandbox.messages).toHaveLength(2);
		expect(result.items[2].json.error).toContain('lists:read');
		restricted.sandbox.reset();
		await send(restricted.sandbox, { parameters, items: items.slice(0, 2) });
		expect(asked(restricted.sandbox)).toEqual([]);
	});
});

test('a node in a loop asks each connection once, and again where a name is new', async () => {
	const sandbox = its.sandbox;
	giveLists(sandbox, AMBER, [{ id: 1001, name: 'VIP' }], 1);
	giveLists(sandbox, AMBER, [
		{ id: 1001, name: 'VIP' },
		{ id: 1002, name: 'New' },
	]);
	const node = (name: string, type: string, parameters: INodeParameters = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(type.startsWith('n8n-nodes')
			? { credentials: { ofAuthApi: { id: 'main', name: 'OFAuth' } } }
			: {}),
	});
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const chosen = {
		resource: 'massMessage',
		operation: 'create',
		text: '={{ $json.lists }}',
		...parameters,
	};
	const { error } = await runNode({
		credentials: credentialsFor(sandbox),
		nodeTypes: { loop: loopNode },
		workflow: {
			nodes: [
				node('Start', 'start'),
				node('Loop', 'loop'),
				node(NODE_NAME, 'n8n-nodes-ofauth.ofAuth', { ...chosen }),
			],
			connections: {
				Start: { main: [to('Loop')] },
				Loop: { main: [[], to(NODE_NAME)] },
				[NODE_NAME]: { main: [to('Loop')] },
			},
			pinData: {
				Start: ['VIP', 'vip', 'New', 'VIP'].map((lists) => ({ json: one(lists) })),
			},
		},
	});
	expect(error).toBeUndefined();
	expect(sandbox.messages.map(({ body }) => body.userLists)).toEqual([
		[1001],
		[1001],
		[1002],
		[1001],
	]);
	expect(asked(sandbox)).toHaveLength(2);
});

test('another execution asks anew', async () => {
	for (const id of [1, 2]) {
		giveLists(its.sandbox, AMBER, [{ id, name: 'VIP' }], 1);
		its.sandbox.fault({ status: 200, body: { id: 7000 + id, date: '2027-01-15' } });
		await send(its.sandbox, { parameters, items: [one('VIP')] });
	}
	const sent = its.sandbox.received.flatMap(
		({ body }) => (body as { userLists?: unknown })?.userLists ?? [],
	);
	expect(sent).toEqual([1, 2]);
});

test('the names of thirty creators are asked side by side', async () => {
	const connections = manyConnections(32).filter(({ status }) => status === 'active');
	const sandbox = await startSandbox({ bucket: null, latencyMs: 100, connections });
	const items = connections.map(({ id, userData }) => one(`${userData.name} 4`, id));
	await runNode({
		parameters: { ...parameters, text: 'Hello', options: { dryRun: true } },
		items,
		credentials: { main: { apiKey: SANDBOX_API_KEY, connectionId: '', baseUrl: sandbox.url } },
	});
	await sandbox.close();
	const times = sandbox.received.filter(({ path }) => path === LISTS_PATH).map(({ at }) => at);
	expect(times).toHaveLength(30);
	expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1500);
});
