import { hintsOf, send } from '../actions/support';
import { KNOWS_DETAILS } from '../helpers/engineVersions';
import { useSandbox } from '../sandbox/client';

const its = useSandbox({ bucket: null, lists: 250 });
const PATH = '/v2/access/users/lists';
const GET_ALL = { resource: 'userList', operation: 'getAll' };
const idsOf = (items: Array<{ json: object }>) =>
	items.map(({ json }) => (json as { id: unknown }).id);

const pages = () => its.sandbox.received.map(({ query }) => `${query.offset}+${query.limit}`);

test('Return All turns every page and gives each entry once, in order', async () => {
	const { items, error } = await send(its.sandbox, { parameters: { ...GET_ALL, returnAll: true } });
	expect(error).toBeUndefined();
	expect(new Set(idsOf(items)).size).toBe(250);
	expect(idsOf(items).slice(0, 6)).toEqual([
		'fans',
		'recent',
		'following',
		'rebill_off',
		'tagged',
		1001,
	]);
	expect(items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
	expect(pages()).toEqual(['0+100', '100+100', '200+100']);
});

test.each([1, 50, 99, 100, 101, 249, 250, 251])('Limit %d', async (limit) => {
	const { items } = await send(its.sandbox, { parameters: { ...GET_ALL, limit } });
	expect(items).toHaveLength(Math.min(limit, 250));
	expect(its.sandbox.received).toHaveLength(Math.ceil(Math.min(limit, 250) / 100));
});

test('Simplify keeps at most ten fields, the id first; without it all of them come', async () => {
	const { items } = await send(its.sandbox, { parameters: { ...GET_ALL, limit: 1 } });
	expect(Object.keys(items[0].json)[0]).toBe('id');
	expect(Object.keys(items[0].json).length).toBeLessThanOrEqual(10);
	const raw = await send(its.sandbox, { parameters: { ...GET_ALL, limit: 1, simplify: false } });
	expect(raw.items[0].json).toMatchObject({ users: [] });
});

test('a page that breaks in the middle is asked for again, and loses none before it', async () => {
	its.sandbox.fault({ match: { path: PATH }, skip: 1, times: 2, status: 502 });
	const { items } = await send(its.sandbox, { parameters: { ...GET_ALL, returnAll: true } });
	expect(new Set(idsOf(items)).size).toBe(250);
	expect(pages()).toEqual(['0+100', '100+100', '100+100', '100+100', '200+100']);
});

test('a page that cannot be had: the error says how far it came', async () => {
	its.sandbox.fault({ match: { path: PATH }, skip: 2, times: Infinity, status: 502 });
	const parameters = { ...GET_ALL, returnAll: true };
	const { error } = await send(its.sandbox, { parameters });
	expect(error?.description).toContain('200 entries were read before, but not all there are.');
	expect(error?.description).toContain('Running it again does no harm.');
});

test('where errors go on as items, what was read before comes out with the error', async () => {
	its.sandbox.fault({ match: { path: PATH }, skip: 2, times: Infinity, status: 502 });
	const parameters = { ...GET_ALL, returnAll: true };
	const settings = { onError: 'continueErrorOutput' } as const;
	const { items, errorItems } = await send(its.sandbox, { parameters, settings });
	expect(new Set(idsOf(items)).size).toBe(200);
	expect(errorItems).toHaveLength(1);
	const { details, message } = errorItems[0].json;
	if (KNOWS_DETAILS) expect(details).toMatchObject({ outcome: 'notDone', read: 200, status: 502 });
	// Older versions of n8n have it in words.
	else expect(message).toContain('(outcome: notDone; read: 200; status: 502)');
});

test.each([
	['a bare array', (list: unknown[]) => list],
	['{items}', (items: unknown[]) => ({ items, hasMore: false })],
	['{list}', (list: unknown[]) => ({ list, hasMore: false })],
])('%s is a list too', async (_name, answer) => {
	its.sandbox.fault({ match: { path: PATH }, status: 200, body: answer([{ id: 1 }, { id: 2 }]) });
	const { items } = await send(its.sandbox, { parameters: { ...GET_ALL, returnAll: true } });
	expect(idsOf(items)).toEqual([1, 2]);
});

test('a server that gives the same page for ever is not asked for ever', async () => {
	const body = { list: [{ id: 1 }, { id: 2 }], hasMore: true };
	its.sandbox.fault({ match: { path: PATH }, times: Infinity, status: 200, body });
	const result = await send(its.sandbox, {
		parameters: { ...GET_ALL, returnAll: true },
	});
	expect(idsOf(result.items)).toEqual([1, 2]);
	expect(its.sandbox.received).toHaveLength(2);
	expect(hintsOf(result)).toEqual([expect.stringContaining('the list may not be whole. [item 0]')]);
});

test('an empty list gives no item', async () => {
	its.sandbox.fault({ match: { path: PATH }, status: 200, body: { list: [], hasMore: false } });
	const { items, error } = await send(its.sandbox, { parameters: GET_ALL });
	expect([items, error]).toEqual([[], undefined]);
});

test('a Limit that is none refuses the item before anything is asked', async () => {
	const { error } = await send(its.sandbox, { parameters: { ...GET_ALL, limit: 0 } });
	expect(error?.message).toBe(
		'Nothing was done. Limit [item 0]: 0 is not a whole number from 1 up',
	);
	expect(its.sandbox.received).toEqual([]);
});

test('each item is asked for through its own connection, and what comes is linked to it', async () => {
	const parameters = { ...GET_ALL, limit: 2, connectionId: '={{ $json.creator }}' };
	const items = ['conn_bella', 'conn_coral'].map((creator) => ({ creator }));
	const result = await send(its.sandbox, { parameters, items });
	expect(result.items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
		0, 0, 1, 1,
	]);
	expect(its.sandbox.received.map(({ connectionId }) => connectionId).sort()).toEqual([
		'conn_bella',
		'conn_coral',
	]);
});

test('words to search for go to OFAuth', async () => {
	await send(its.sandbox, { parameters: { ...GET_ALL, filters: { query: 'whales' } } });
	expect(its.sandbox.received.map(({ query }) => query.query)).toEqual(['whales']);
});
