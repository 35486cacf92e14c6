import * as fc from 'fast-check';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { hintsOf, send, wordsOf } from '../actions/support';
import { call, sandboxWith, useSandbox } from '../sandbox/client';

const FANS = '/v2/access/subscribers';
const DAY = 86_400_000;
const MONTH = 30 * DAY;
const FAN_COUNT = 120;
/** What a month is depends on who counts: a few days short of it, a fan may come or not. */
const LENIENCE = 3 * DAY;
const SOON = 60_000;

const GET_ALL = { resource: 'subscriber', operation: 'getAll' };
const idsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);

interface Fan {
	id: number;
	name: string;
	username: string;
	lastSeen: string | null;
	spending: { total: number; tips: number };
	subscription: { isActive: boolean; subscribedAt: string; expiresAt: string };
}

/** What a user may fill in under Filters. */
interface Filters {
	type?: 'active' | 'all' | 'expired';
	query?: string;
	totalSpent?: number;
	tips?: number;
	duration?: number;
	online?: boolean;
	subscribedAfter?: string;
	subscribedBefore?: string;
	expiresAfter?: string;
	expiresBefore?: string;
}

/** Everyone, as OFAuth itself tells, without the node. */
async function everyone(sandbox: Sandbox): Promise<Fan[]> {
	const fans: Fan[] = [];
	for (let more = true; more;) {
		const page = `${FANS}?type=all&limit=20&offset=${fans.length}`;
		const { json } = await call(sandbox, page);
		fans.push(...json.list);
		more = json.hasMore;
	}
	return fans;
}

/** What each filter means, said once more in words of its own. */
const MEANS: { [Name in keyof Filters]-?: (fan: Fan, given: Required<Filters>[Name]) => boolean } =
	{
		type: ({ subscription }, type) =>
			type === 'all' || subscription.isActive === (type === 'active'),
		query: ({ name, username }, words) =>
			`${name} ${username}`.toLowerCase().includes(words.toLowerCase()),
		totalSpent: ({ spending }, least) => spending.total >= least,
		tips: ({ spending }, least) => spending.tips >= least,
		duration: (fan, months) => subscribedFor(fan) >= months * MONTH,
		online: ({ lastSeen }, wanted) => (lastSeen === null) === wanted,
		subscribedAfter: ({ subscription }, date) =>
			Date.parse(subscription.subscribedAt) >= Date.parse(date),
		subscribedBefore: ({ subscription }, date) =>
			Date.parse(subscription.subscribedAt) <= Date.parse(date),
		expiresAfter: ({ subscription }, date) =>
			Date.parse(subscription.expiresAt) >= Date.parse(date),
		expiresBefore: ({ subscription }, date) =>
			Date.parse(subscription.expiresAt) <= Date.parse(date),
	};

const subscribedFor = ({ subscription }: Fan) => Date.now() - Date.parse(subscription.subscribedAt);

function fits(fan: Fan, filters: Filters): boolean {
	const all = Object.entries({ type: 'active', ...filters });
	return all.every(([name, given]) => MEANS[name as keyof Filters](fan, given as never));
}

/** Whether a fan is so near to the wanted months that it depends on who counts. */
function isNear(fan: Fan, { duration }: Filters): boolean {
	if (duration === undefined) return false;
	const over = subscribedFor(fan) - duration * MONTH;
	return over >= -LENIENCE && over < SOON;
}

/** Values of which some hit a fan exactly and most fall between two. */
function filtersFor(fans: Fan[]): fc.Arbitrary<Filters> {
	const money = (own: (fan: Fan) => number) =>
		fc.oneof(
			fc.constantFrom(...fans.map(own)),
			fc.integer({ min: 0, max: 80_000 }).map((cents) => cents / 100),
		);
	const date = (own: (fan: Fan) => string) =>
		fc
			.tuple(fc.constantFrom(...fans.map(own)), fc.constantFrom(0, 1, -1, 3_600_000))
			.map(([at, apart]) => new Date(Date.parse(at) + apart).toISOString());
	const subscribed = date(({ subscription }) => subscription.subscribedAt);
	const expires = date(({ subscription }) => subscription.expiresAt);
	const values: { [Name in keyof Filters]-?: fc.Arbitrary<Required<Filters>[Name]> } = {
		type: fc.constantFrom('active', 'all', 'expired'),
		query: fc.constantFrom('alex', 'Ash', 'e', 'u10000', 'u100007', 'nobody'),
		totalSpent: money(({ spending }) => spending.total),
		tips: money(({ spending }) => spending.tips),
		duration: fc.integer({ min: 1, max: 15 }),
		online: fc.boolean(),
		subscribedAfter: subscribed,
		subscribedBefore: subscribed,
		expiresAfter: expires,
		expiresBefore: expires,
	};
	// Of all at once hardly anybody would be left.
	const few = fc.subarray(Object.keys(values) as Array<keyof Filters>, { maxLength: 4 });
	return fc
		.tuple(few, fc.record(values))
		.map(([names, all]) => Object.fromEntries(names.map((name) => [name, all[name]])));
}

describe('Get Many, filtered', () => {
	let honours: Sandbox;
	let ignores: Sandbox;
	let fans: Fan[];
	beforeAll(async () => {
		const options: SandboxOptions = { bucket: null, subscribers: FAN_COUNT, seed: 7 };
		honours = await startSandbox(options);
		ignores = await startSandbox({ ...options, filters: 'ignores' });
		fans = await everyone(honours);
	});
	beforeEach(() => {
		honours.reset();
		ignores.reset();
	});
	afterAll(async () => {
		await honours.close();
		await ignores.close();
	});

	const get = async (sandbox: Sandbox, filters: Filters, more: INodeParameters = {}) =>
		await send(sandbox, {
			parameters: { ...GET_ALL, returnAll: true, filters: { ...filters }, ...more },
		});

	test('the same fans come, whether OFAuth honours a filter or not, and they are the right ones', async () => {
		let [some, none] = [0, 0];
		const check = fc.asyncProperty(filtersFor(fans), async (filters) => {
			const right = fans.filter((fan) => fits(fan, filters));
			const near = fans.filter((fan) => isNear(fan, filters)).map(({ id }) => id);
			const clear = (items: INodeExecutionData[]) =>
				idsOf(items).filter((id) => !near.includes(id as number));
			const expected = right.map(({ id }) => id).filter((id) => !near.includes(id));
			const results = await Promise.all([get(honours, filters), get(ignores, filters)]);
			for (const { items, error } of results)
				expect([error, clear(items)]).toEqual([undefined, expected]);
			// What an OFAuth that honours filters gives is right, and the node takes none of it away.
			expect(hintsOf(results[0])).toEqual([]);
			expect(idsOf(results[0].items)).toEqual(right.map(({ id }) => id));
			if (expected.length > 0) some++;
			else none++;
		});
		await fc.assert(check, { numRuns: 150 });
		expect(some).toBeGreaterThan(0);
		expect(none).toBeGreaterThan(0);
	}, 120_000);

	test('filters go to OFAuth in brackets, the state always; dates do not go at all', async () => {
		await get(honours, {});
		const all: Filters = { totalSpent: 12.5, tips: 3, duration: 2, online: true };
		await get(honours, { ...all, type: 'all', query: 'Alex', expiresAfter: '2026-01-01T00:00' });
		await get(honours, { online: false });
		expect(honours.received.map(({ query }) => query)).toEqual([
			...[0, 20, 40, 60, 80].map((offset) => page(offset, { type: 'active' })),
			page(0, {
				type: 'all',
				query: 'Alex',
				'filter[total_spent]': '12.5',
				'filter[tips]': '3',
				'filter[duration]': '2',
				'filter[online]': '1',
			}),
			...[0, 20, 40, 60].map((offset) => page(offset, { type: 'active', 'filter[online]': '0' })),
		]);
	});
	const page = (offset: number, more: object) => ({ limit: '20', offset: String(offset), ...more });

	test.each([1, 3, 7])('Limit %d counts only those who fit', async (limit) => {
		const filters: Filters = { type: 'all', totalSpent: 300 };
		const right = fans.filter((fan) => fits(fan, filters)).map(({ id }) => id);
		expect(right.length).toBeGreaterThan(7);
		for (const sandbox of [honours, ignores]) {
			const { items } = await get(sandbox, filters, { returnAll: false, limit });
			expect(idsOf(items)).toEqual(right.slice(0, limit));
		}
		const last = fans.findIndex(({ id }) => id === right[limit - 1]);
		expect(ignores.received).toHaveLength(Math.floor(last / 20) + 1);
	});

	test('where OFAuth gave what it was asked to leave out, a hint says so; else none does', async () => {
		const filters: Filters = { totalSpent: 300 };
		expect(hintsOf(await get(honours, filters))).toEqual([]);
		expect(hintsOf(await get(ignores, filters))).toEqual([
			'OFAuth gave entries that it was asked to leave out; they were left out here, after they were read. [item 0]',
		]);
		// Everybody has spent so much, and dates are nothing that OFAuth is asked for.
		const harmless: Filters = { totalSpent: 0, subscribedBefore: '2001-01-01T00:00:00Z' };
		const { items, ...result } = await get(ignores, harmless);
		expect([items, hintsOf({ items, ...result })]).toEqual([[], []]);
	});

	test('simplified: what was spent and when they came stand at the top', async () => {
		const [fan] = fans;
		const { items } = await get(honours, {}, { returnAll: false, limit: 1 });
		expect(items[0].json).toEqual({
			id: fan.id,
			username: fan.username,
			name: fan.name,
			displayName: '',
			totalSpent: fan.spending.total,
			tips: fan.spending.tips,
			isActive: true,
			subscribedAt: fan.subscription.subscribedAt,
			expiresAt: fan.subscription.expiresAt,
			lastSeen: fan.lastSeen,
		});
		const raw = await get(honours, {}, { returnAll: false, limit: 1, simplify: false });
		expect(raw.items[0].json).toEqual(fan);
	});

	test('a month of the calendar is one too, be it as short as February', async () => {
		const [one] = fans;
		const since = (days: number, id: number) => {
			const subscribedAt = new Date(Date.now() - days * DAY).toISOString();
			return { ...one, id, subscription: { ...one.subscription, subscribedAt } };
		};
		const body = { list: [since(28, 1), since(20, 2)], hasMore: false };
		honours.fault({ match: { path: FANS }, status: 200, body });
		const result = await get(honours, { duration: 1 });
		expect(idsOf(result.items)).toEqual([1]);
		expect(hintsOf(result)).toHaveLength(1);
	});
});

describe('an OFAuth that does not take filters', () => {
	const refusing = async () => await sandboxWith({ bucket: null, filters: 'refuses' });

	test.each<Filters>([{ totalSpent: 5 }, { tips: 5 }, { duration: 2 }, { online: true }])(
		'%j: the error says which filters to remove, and what to do instead',
		async (filters) => {
			const sandbox = await refusing();
			const { error } = await send(sandbox, {
				parameters: { ...GET_ALL, filters: { ...filters } },
			});
			expect(error?.message).toBe(
				'OFAuth did not take what subscribers are filtered by. OFAuth says: query/filter is not understood (400) [item 0]',
			);
			expect(wordsOf(error)).toContain(
				'Remove Total Spent, Tips, Subscribed for and Online from Filters',
			);
			expect(sandbox.received).toHaveLength(1);
		},
	);

	test('the other filters work all the same', async () => {
		const filters = { type: 'all', query: 'u10000', subscribedAfter: '2001-01-01T00:00:00Z' };
		const { items, error } = await send(await refusing(), { parameters: { ...GET_ALL, filters } });
		expect(error).toBeUndefined();
		expect(idsOf(items)).toHaveLength(9);
	});
});

test.each([
	[{ totalSpent: -1 }, 'Total Spent at Least (USD) [item 0]: -1 is not a number from 0 up'],
	[{ tips: 'much' }, 'Tips at Least (USD) [item 0]: "much" is not a number from 0 up'],
	[{ duration: 0 }, 'Subscribed for at Least (Months) [item 0]: 0 is not a whole number from 1'],
	[{ duration: 2026 }, 'Subscribed for at Least (Months) [item 0]: 2026 is not a whole number'],
	[{ subscribedAfter: 'soon' }, 'Subscribed After [item 0]'],
	[{ type: 'gone' }, 'State [item 0]'],
])('a filter that is none is refused before anything is asked: %j', async (filters, words) => {
	const sandbox = await sandboxWith({ bucket: null });
	const { error } = await send(sandbox, { parameters: { ...GET_ALL, filters } });
	expect(error?.message).toContain(words);
	expect(sandbox.received).toEqual([]);
});

describe('what a creator writes on a fan', () => {
	const its = useSandbox({ bucket: null });
	const userId = { __rl: true, mode: 'id', value: '={{ $json.fan }}' };
	const of = (operation: string, more: INodeParameters) => ({
		resource: 'subscriber',
		operation,
		userId,
		...more,
	});
	const items = [{ fan: 100_002 }, { fan: 100_003 }];
	const asked = () =>
		its.sandbox.received.map(({ method, path, body }) => ({ method, path, body }));
	const LONG = 'x'.repeat(1000);

	test.each([
		['setNote', 'note', { notice: LONG }, { notice: LONG }],
		['setNote', 'note', { notice: ' Likes\ncats 🐈 ' }, { notice: ' Likes\ncats 🐈 ' }],
		['setDiscount', 'discount', { discount: 5, period: 12 }, { discount: 5, period: 12 }],
		['setDiscount', 'discount', { discount: '60', period: '1' }, { discount: 60, period: 1 }],
		[
			'setCustomName',
			'custom-name',
			{ displayName: 'Sam (whale)' },
			{ displayName: 'Sam (whale)' },
		],
	])('%s: one request a fan, on %s', async (operation, path, given, body) => {
		const result = await send(its.sandbox, { parameters: of(operation, given), items });
		expect(result.error).toBeUndefined();
		expect(asked()).toEqual(
			items.map(({ fan }) => ({ method: 'PUT', path: `${FANS}/${fan}/${path}`, body })),
		);
		expect(result.items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			items.map(({ fan }, item) => ({
				json: { updated: true, userId: String(fan), success: true },
				pairedItem: { item },
			})),
		);
	});

	test('what was written is what the lists show afterwards', async () => {
		const own = { items: items.slice(0, 1) };
		await send(its.sandbox, { parameters: of('setNote', { notice: 'Likes cats' }), ...own });
		await send(its.sandbox, { parameters: of('setCustomName', { displayName: 'Sam' }), ...own });
		await send(its.sandbox, {
			parameters: of('setDiscount', { discount: 20, period: 3 }),
			...own,
		});
		const filters = { query: 'sam' };
		const shown = await send(its.sandbox, {
			parameters: { ...GET_ALL, filters, simplify: false },
		});
		expect(shown.items.map(({ json }) => json)).toMatchObject([
			{
				id: 100_002,
				displayName: 'Sam',
				subscription: { discountPercent: 20, discountPeriod: 3 },
			},
		]);
		const user = await send(its.sandbox, {
			parameters: { resource: 'user', operation: 'get', userId, simplify: false },
			...own,
		});
		expect(user.items[0].json).toMatchObject({ notice: 'Likes cats', displayName: 'Sam' });
	});

	test.each([
		['setNote', 'Note [item 0]: it has 1001 characters, 1000 are allowed', { notice: `${LONG}x` }],
		['setNote', 'Note [item 0]: it is empty', { notice: '={{ "" }}' }],
		['setNote', 'Note [item 0]: {{ $json.nothing }} in it', { notice: '=Hi {{ $json.nothing }}' }],
		['setDiscount', 'Discount (%) [item 0]: 4 is not a whole number', { discount: 4, period: 1 }],
		['setDiscount', 'Discount (%) [item 0]: 61 is not a whole number', { discount: 61, period: 1 }],
		['setDiscount', 'Discount (%) [item 0]: 5.5 is not a whole', { discount: 5.5, period: 1 }],
		['setDiscount', 'Months [item 0]: 0 is not a whole number from 1', { discount: 5, period: 0 }],
		['setDiscount', 'Months [item 0]: 13 is not a whole number', { discount: 5, period: 13 }],
		['setCustomName', 'Custom Name [item 0]: it has 101', { displayName: 'x'.repeat(101) }],
		['setCustomName', 'Custom Name [item 0]: it is empty', { displayName: '={{ $json.nothing }}' }],
	])('%s, refused before anything is sent: %s', async (operation, words, given) => {
		const own = { parameters: of(operation, given), items: items.slice(0, 1) };
		const { error } = await send(its.sandbox, own);
		expect(error?.message).toContain(words);
		expect(its.sandbox.received).toEqual([]);
	});

	test('one fan too many: none of the others is written on', async () => {
		const note = '={{ $json.fan === 100003 ? "" : "Hi" }}';
		const { error } = await send(its.sandbox, {
			parameters: of('setNote', { notice: note }),
			items,
		});
		expect(error?.message).toContain('Nothing was done. Note [item 1]: it is empty');
		expect(its.sandbox.received).toEqual([]);
	});

	test('who never subscribed is told in OFAuth’s words, and the other is written on', async () => {
		const settings = { onError: 'continueErrorOutput' } as const;
		const result = await send(its.sandbox, {
			parameters: of('setNote', { notice: 'Hi' }),
			items: [{ fan: 5 }, { fan: 100_002 }],
			settings,
		});
		expect(result.errorItems.map(({ json }) => json.error)).toEqual([
			expect.stringContaining('Subscriber not found'),
		]);
		expect(result.items.map(({ json }) => json.userId)).toEqual(['100002']);
	});
});
