import { DEFAULT_CONNECTIONS } from '../../sandbox';
import { hintsOf, send, wordsOf } from '../actions/support';
import { call, CREATE, useSandbox } from '../sandbox/client';

const NOW = Date.parse('2027-01-15T12:00:00Z');
const SECOND = 1000;
const of = (operation: string, more: object = {}) => ({
	resource: 'massMessage',
	operation,
	...more,
});
const one = (id: number | string) => ({ massMessageId: { __rl: true, mode: 'id', value: id } });
const PAID = { text: 'The set', userLists: ['fans'], mediaItems: [501], price: 5 };

describe('Get Many', () => {
	const its = useSandbox({ bucket: null, now: () => NOW });
	/** `count` messages a minute apart, with 60 of one second in the middle. */
	const create = async (count: number) => {
		for (let index = 0; index < count; index++) {
			await call(its.sandbox, CREATE, {
				method: 'POST',
				body: { text: `m${index}`, userIds: [5] },
			});
			if (index < 70 || index >= 130) its.sandbox.advance(60 * SECOND);
		}
		its.sandbox.advance(3_600 * SECOND);
		its.sandbox.received.length = 0;
	};
	const idsOf = (items: Array<{ json: object }>) =>
		items.map(({ json }) => (json as { id: number }).id);

	test('500 entries, 60 of them in one second across the edge of a page: each once, newest first', async () => {
		await create(500);
		const { items, error } = await send(its.sandbox, {
			parameters: of('getAll', { returnAll: true }),
		});
		expect(error).toBeUndefined();
		const ids = idsOf(items);
		expect([ids.length, new Set(ids).size]).toEqual([500, 500]);
		expect([ids[0], ids.at(-1)]).toEqual([7500, 7001]);
		const limited = await send(its.sandbox, { parameters: of('getAll', { limit: 7 }) });
		expect(idsOf(limited.items)).toEqual(ids.slice(0, 7));
	}, 60_000);

	test('From and To: nothing from outside comes, on whatever page', async () => {
		await create(250);
		const [at] = its.sandbox.messages.slice(20);
		const from = new Date(at.at).toISOString();
		const to = new Date(at.at + 100 * SECOND).toISOString();
		const parameters = of('getAll', { returnAll: true, filters: { startDate: from, endDate: to } });
		const { items } = await send(its.sandbox, { parameters });
		expect(idsOf(items)).toEqual([7022, 7021]);
		for (const { query } of its.sandbox.received) {
			expect(query.startDate).toBe(from);
			expect(String(query.endDate) <= to).toBe(true);
		}
		// Sixty of one second: each question reaches a second into what is known, and not past To.
		its.sandbox.received.length = 0;
		const [one] = its.sandbox.messages.slice(100);
		const filters = {
			startDate: new Date(one.at).toISOString(),
			endDate: new Date(one.at + 500).toISOString(),
		};
		const all = await send(its.sandbox, {
			parameters: of('getAll', { returnAll: true, filters }),
		});
		expect(new Set(idsOf(all.items)).size).toBe(61);
		expect(its.sandbox.received.length).toBeGreaterThan(1);
		for (const { query } of its.sandbox.received)
			expect(String(query.endDate) <= filters.endDate).toBe(true);
	});

	test('Simplify: numbers beside text, date and price', async () => {
		await call(its.sandbox, CREATE, { method: 'POST', body: PAID });
		its.sandbox.advance(24 * 3_600 * SECOND);
		const { items } = await send(its.sandbox, { parameters: of('getAll') });
		expect(Object.keys(items[0].json)).toEqual([
			...['id', 'date', 'text', 'price', 'mediaCount'],
			...['sentCount', 'viewedCount', 'purchasedCount', 'canUnsend', 'isCanceled'],
		]);
		expect(Number(items[0].json.purchasedCount)).toBeGreaterThan(0);
	});
});

describe.each([
	['ignores endDate', { ignoresEndDate: true }],
	['whose hasMore never ends', { endlessHasMore: true, ignoresEndDate: true }],
])('Get Many of a server that %s', (_, sent) => {
	const its = useSandbox({ bucket: null, sent });

	test('ends, and says that it could not read further', async () => {
		for (let index = 0; index < 130; index++)
			await call(its.sandbox, CREATE, { method: 'POST', body: { text: 'm', userIds: [5] } });
		its.sandbox.advance(3_600 * SECOND);
		const result = await send(its.sandbox, { parameters: of('getAll', { returnAll: true }) });
		expect(result.error).toBeUndefined();
		expect(result.items).toHaveLength(100);
		expect(hintsOf(result).join()).toContain('may not be whole');
	});
});

describe('Get Buyers', () => {
	const its = useSandbox({ bucket: null, subscribers: 900, life: { purchaseShare: 0.9 } });

	test('all of them, page by page, each once', async () => {
		await call(its.sandbox, CREATE, { method: 'POST', body: PAID });
		its.sandbox.advance(60 * 24 * 3_600 * SECOND);
		const { items } = await send(its.sandbox, {
			parameters: of('getBuyers', { ...one(7001), returnAll: true }),
		});
		const many = await send(its.sandbox, { parameters: of('getAll') });
		expect(items.length).toBeGreaterThan(200);
		expect(items).toHaveLength(Number(many.items[0].json.purchasedCount));
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(items.length);
	});
});

describe('Unsend', () => {
	const its = useSandbox({ bucket: null, life: { unsendMs: 3_600 * SECOND } });
	const create = async (body: object = PAID) =>
		await call(its.sandbox, CREATE, { method: 'POST', body });
	const unsend = async (id: number | string = 7001) =>
		await send(its.sandbox, { parameters: of('delete', one(id)) });

	test.each([
		['a sent one', PAID, 60 * SECOND],
		['a scheduled one', { ...PAID, scheduledDate: '2099-01-01T00:00:00Z' }, 0],
	])('%s is gone', async (_, body, age) => {
		await create(body);
		its.sandbox.advance(age);
		const { items, error } = await unsend();
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ deleted: true, massMessageId: '7001', success: true });
		expect((await call(its.sandbox, `${CREATE}/7001`)).status).toBe(404);
	});

	test('one that was unsent before, and an unknown ID: there is none, and what that can mean', async () => {
		await create();
		await unsend();
		for (const id of [7001, 999]) {
			const { error } = await unsend(id);
			expect(error?.message).toContain('There is no such mass message: it was unsent before, or');
			expect(wordsOf(error)).toContain('there is nothing left to do');
		}
	});

	test('one that can be unsent no longer: success is false, and no item says that it is gone', async () => {
		await create();
		its.sandbox.advance(7_200 * SECOND);
		const { error, items } = await unsend();
		expect(error?.message).toContain('OFAuth did not unsend the message (success: false)');
		expect(items).toEqual([]);
	});

	test('a DELETE whose answer was lost ends as done: what is not there any more was taken away', async () => {
		await create();
		its.sandbox.fault({ match: { method: 'DELETE' }, create: true, drop: true });
		const { items, error } = await unsend();
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ deleted: true, massMessageId: '7001', alreadyGone: true });
	});

	test('a 404 after a refusal that did nothing is no proof', async () => {
		its.sandbox.fault({
			match: { method: 'DELETE' },
			status: 429,
			headers: { 'retry-after': '0' },
		});
		const { error } = await unsend(999);
		expect(error?.message).toContain('There is no such mass message');
	});
});

describe('without the permission', () => {
	const connections = [{ ...DEFAULT_CONNECTIONS[0], permissions: ['messages:read'] }];
	const its = useSandbox({ bucket: null, connections });

	test.each(['delete', 'getAll', 'getBuyers', 'getChart'])(
		'%s says which is missing',
		async (name) => {
			const { error } = await send(its.sandbox, { parameters: of(name, one(7001)) });
			expect(error?.message).toMatch(/permission (messages:write|analytics:read)/);
		},
	);
});

describe.each(['scheduled', 'both'] as const)('paths: %s', (massMessagePaths) => {
	const its = useSandbox({ bucket: null, massMessagePaths });

	test.each(['get', 'delete'])('%s finds the message', async (name) => {
		await call(its.sandbox, CREATE, { method: 'POST', body: PAID });
		its.sandbox.received.length = 0;
		const { items, error } = await send(its.sandbox, { parameters: of(name, one(7001)) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(its.sandbox.received).toHaveLength(massMessagePaths === 'both' ? 1 : 2);
	});

	test('a message that is not there is not looked for elsewhere, if the route is there', async () => {
		const { error } = await send(its.sandbox, { parameters: of('delete', one(999)) });
		expect(error?.message).toContain('There is no such mass message');
		expect(its.sandbox.received).toHaveLength(massMessagePaths === 'both' ? 1 : 2);
	});
});
