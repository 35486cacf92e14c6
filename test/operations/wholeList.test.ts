/* eslint-disable @n8n/community-nodes/no-restricted-globals -- it measures memory while it runs */
import * as fc from 'fast-check';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault, SandboxOptions } from '../../sandbox';
import { send, wordsOf } from '../actions/support';
import { print } from '../helpers/print';
import { KNOWS_DETAILS } from '../helpers/engineVersions';
import { sandboxWith } from '../sandbox/client';

type Shape = NonNullable<SandboxOptions['listsAs']>;

const byId = (value: number) => ({ __rl: true, mode: 'id', value });
const WHALES = { resource: 'userList', operation: 'getUsers', listId: byId(1001) };
/** The sandbox's lists take their members from a row of fans, this one from the sixth on. */
const FIRST_MEMBER = 100_006;

const idsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);
const linksOf = (items: INodeExecutionData[]) =>
	items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
const firstMembers = (count: number) =>
	Array.from({ length: count }, (_, nth) => FIRST_MEMBER + nth);

const heapInMB = () => process.memoryUsage().heapUsed / 2 ** 20;

/** Does something, watching how far the heap grows above what it was. */
async function watchingHeap<T>(work: () => Promise<T>) {
	const [before, start] = [heapInMB(), Date.now()];
	let most = before;
	const watch = setInterval(() => (most = Math.max(most, heapInMB())), 100);
	const result = await work();
	clearInterval(watch);
	return { result, grown: most - before, seconds: (Date.now() - start) / 1000 };
}

test('20,000 users through a rate limit: each once, none missing, in order', async () => {
	const bucket = { perMinute: 600, burst: 90 };
	const sandbox = await sandboxWith({ bucket, members: 20_000 });
	const { result, grown, seconds } = await watchingHeap(
		async () => await send(sandbox, { parameters: { ...WHALES, returnAll: true } }),
	);
	expect(result.error).toBeUndefined();
	expect(idsOf(result.items)).toEqual(firstMembers(20_000));
	const answered = sandbox.received.filter(({ status }) => status === 200);
	expect(answered).toHaveLength(200);
	print(
		`20,000 users: ${seconds.toFixed(1)} s, heap at most ${grown.toFixed(0)} MB more, ` +
			`${sandbox.received.length - answered.length} of ${sandbox.received.length} requests told to wait`,
	);
}, 120_000);

const FAULTS: Record<string, Fault> = {
	'a 502': { status: 502 },
	'a dropped connection': { drop: true },
	'a dropped connection after the work': { drop: true, create: true },
	'a truncated answer': { truncate: true },
	'a 429': { status: 429, headers: { 'retry-after': '1' } },
};
const MEMBERS = 450;
const PAGES = 5;

test('whatever happens to whichever page, each user comes once and in order', async () => {
	const strike = fc.record({
		page: fc.nat(PAGES - 1),
		kind: fc.constantFrom(...Object.keys(FAULTS)),
		times: fc.integer({ min: 1, max: 2 }),
	});
	const strikes = fc.sample(fc.uniqueArray(strike, { minLength: 1, maxLength: 2 }), 16);
	const runs = strikes.map(async (all) => {
		const sandbox = await sandboxWith({ bucket: null, members: MEMBERS });
		const match = (page: number) => ({ method: 'GET', query: { offset: String(page * 100) } });
		for (const { page, kind, times } of all)
			sandbox.fault({ ...FAULTS[kind], times: all.length > 1 ? 1 : times, match: match(page) });
		const { items, error } = await send(sandbox, { parameters: { ...WHALES, returnAll: true } });
		return { all, error: error?.message, ids: idsOf(items), asked: sandbox.received.length };
	});
	for (const { all, error, ids, asked } of await Promise.all(runs)) {
		const hits = all.length > 1 ? all.length : all[0].times;
		expect({ all, error, ids, asked }).toEqual({
			all,
			error: undefined,
			ids: firstMembers(MEMBERS),
			asked: PAGES + hits,
		});
	}
});

test.each([
	[1, ['0+1']],
	[99, ['0+99']],
	[100, ['0+100']],
	[101, ['0+100', '100+100']],
])('Limit %d: no more pages than that takes', async (limit, pages) => {
	const sandbox = await sandboxWith({ bucket: null, members: 300 });
	const { items } = await send(sandbox, { parameters: { ...WHALES, limit } });
	expect(idsOf(items)).toEqual(firstMembers(limit));
	expect(sandbox.received.map(({ query }) => `${query.offset}+${query.limit}`)).toEqual(pages);
});

/** Lists whose last page is full, and lists whose last page is not: a bare array does not say that it is the last. */
const LISTS: Array<[string, number, INodeParameters, SandboxOptions]> = [
	['User List → Get Users', 230, WHALES, { members: 230 }],
	['User List → Get Users', 200, WHALES, { members: 200 }],
	[
		'Subscriber → Get Many',
		45,
		{ resource: 'subscriber', operation: 'getAll', filters: { type: 'all' } },
		{ subscribers: 45 },
	],
	['Chat → Get Many', 45, { resource: 'chat', operation: 'getAll' }, { chats: 45 }],
	['Chat → Get Many', 40, { resource: 'chat', operation: 'getAll' }, { chats: 40 }],
	[
		'Chat Message → Get Many',
		35,
		{ resource: 'chatMessage', operation: 'getAll', userId: byId(100_001) },
		{ chatLength: 35 },
	],
	[
		'Chat Message → Get Many',
		30,
		{ resource: 'chatMessage', operation: 'getAll', userId: byId(100_001) },
		{ chatLength: 30 },
	],
	['User → Get Posts', 25, { resource: 'user', operation: 'getPosts', userId: byId(200_001) }, {}],
	['Vault Media → Get Many', 95, { resource: 'vaultMedia', operation: 'getAll' }, { media: 95 }],
];

test.each(LISTS)(
	'%s: the same %d entries, whichever shape OFAuth gives them in',
	async (_name, count, parameters, options) => {
		const entriesAs = async (listsAs: Shape) => {
			const sandbox = await sandboxWith({ bucket: null, listsAs, ...options });
			const all = { ...parameters, returnAll: true };
			const { items, error } = await send(sandbox, { parameters: all });
			expect([listsAs, error]).toEqual([listsAs, undefined]);
			const some = { ...parameters, limit: 21, simplify: false };
			const first = await send(sandbox, { parameters: some });
			return { items: items.map(({ json }) => json), first: idsOf(first.items) };
		};
		const documented = await entriesAs('documented');
		const { items } = documented;
		expect(new Set(items.map(({ id, userId }) => id ?? userId)).size).toBe(count);
		expect(items).toHaveLength(count);
		for (const shape of ['list', 'items', 'array'] as const)
			expect([shape, await entriesAs(shape)]).toEqual([shape, documented]);
	},
);

const members = { resource: 'user', operation: 'getAll' };

test.each([
	[1, [1]],
	[10, [10]],
	[11, [10, 1]],
	[25, [10, 10, 5]],
])('User → Get Many: %d IDs, at most ten a request, in order', async (count, sizes) => {
	const sandbox = await sandboxWith({ bucket: null });
	// Not in the order of the numbers, and an ID of nobody after every third.
	const known = Array.from({ length: count }, (_, nth) => 100_001 + ((nth * 7) % 25));
	const userIds = known.map((id, nth) => (nth % 3 === 2 ? 5 + nth : id));
	const { items, error } = await send(sandbox, {
		parameters: { ...members, userIds: userIds.join(', ') },
	});
	expect(error).toBeUndefined();
	expect(idsOf(items)).toEqual(userIds.filter((id) => id > 100_000));
	const asked = sandbox.received.map(({ query }) => [query.userIds].flat());
	expect(asked.map((ids) => ids.length)).toEqual(sizes);
	expect(asked.flat().map(Number)).toEqual(userIds);
});

test('User → Get Many: whom nobody knows gives no item', async () => {
	const sandbox = await sandboxWith({ bucket: null });
	const { items, error } = await send(sandbox, { parameters: { ...members, userIds: '5, 6' } });
	expect([items, error]).toEqual([[], undefined]);
});

test.each<[string, INodeParameters, SandboxOptions]>([
	['User List → Get Users', WHALES, { members: 0 }],
	['Subscriber → Get Many', { resource: 'subscriber', operation: 'getAll' }, { subscribers: 0 }],
	['Chat → Get Many', { resource: 'chat', operation: 'getAll' }, { chats: 0 }],
	[
		'Chat Message → Get Many',
		{ resource: 'chatMessage', operation: 'getAll', userId: byId(100_001) },
		{ chatLength: 0 },
	],
	[
		'User → Get Posts of a fan',
		{ resource: 'user', operation: 'getPosts', userId: byId(100_001) },
		{},
	],
	['Vault Media → Get Many', { resource: 'vaultMedia', operation: 'getAll' }, { media: 0 }],
])('%s: an empty list gives no item, in every shape', async (_name, parameters, options) => {
	for (const listsAs of ['documented', 'list', 'items', 'array'] as const) {
		const sandbox = await sandboxWith({ bucket: null, listsAs, ...options });
		const all = { ...parameters, returnAll: true };
		const { items, error } = await send(sandbox, { parameters: all });
		expect([listsAs, items, error]).toEqual([listsAs, [], undefined]);
		expect(sandbox.received).toHaveLength(1);
	}
});

test('many lists of many users: what comes is linked to the item that asked for its list', async () => {
	const sandbox = await sandboxWith({ bucket: null, members: 130 });
	const listId = { __rl: true, mode: 'id', value: '={{ $json.list }}' };
	const parameters = { ...WHALES, listId, returnAll: true };
	const items = [{ list: 1003 }, { list: 1001 }, { list: 1003 }];
	const result = await send(sandbox, { parameters, items });
	expect(linksOf(result.items)).toEqual([0, 1, 2].flatMap((item) => Array(130).fill(item)));
	const own = (item: number) => idsOf(result.items.slice(item * 130, (item + 1) * 130));
	expect(own(1)).toEqual(firstMembers(130));
	expect(own(0)).toEqual(firstMembers(130).map((id) => id + 2));
	expect(own(2)).toEqual(own(0));
});

describe('a page that cannot be had', () => {
	const listId = { __rl: true, mode: 'id', value: '={{ $json.list }}' };
	const parameters = { ...WHALES, listId, returnAll: true };
	const items = [{ list: 1001 }, { list: 1002 }];
	const broken = async () => {
		const sandbox = await sandboxWith({ bucket: null, members: 250 });
		const path = '/v2/access/users/lists/1001/users';
		const match = { method: 'GET', path, query: { offset: '200' } };
		sandbox.fault({ match, times: Infinity, status: 502 });
		return sandbox;
	};

	test('stands on the error output; what was read before it, and the other item, on the first', async () => {
		const sandbox = await broken();
		const settings = { onError: 'continueErrorOutput' } as const;
		const result = await send(sandbox, { parameters, items, settings });
		expect(result.error).toBeUndefined();
		expect(linksOf(result.items)).toEqual([
			...Array<number>(200).fill(0),
			...Array<number>(250).fill(1),
		]);
		expect(idsOf(result.items.slice(0, 200))).toEqual(firstMembers(200));
		expect(linksOf(result.errorItems)).toEqual([0]);
		const { details, message } = result.errorItems[0].json;
		if (KNOWS_DETAILS)
			expect(details).toMatchObject({ outcome: 'notDone', read: 200, status: 502 });
		// Older versions of n8n have it in words.
		else expect(message).toContain('(outcome: notDone; read: 200; status: 502)');
	});

	test('stops the run, which says how far it came', async () => {
		const { error, items: output } = await send(await broken(), { parameters, items });
		expect(output).toEqual([]);
		expect(wordsOf(error)).toContain('200 entries were read before, but not all there are.');
		expect(wordsOf(error)).toContain('Running it again does no harm.');
	});
});
