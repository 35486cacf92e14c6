import type { INodeParameters } from 'n8n-workflow';

import { manyConnections } from '../../sandbox';
import { send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { asked, CONNECTIONS_PATH, EACH, giveLists, sentLists, type GivenList } from './support';

const CREATORS = manyConnections(32).filter(({ status }) => status === 'active');
const its = useSandbox({ bucket: null, checksIds: false, connections: CREATORS });

const NAMES = [
	'VIP whales',
	'Do not disturb',
	"Don't & won't, 50% off",
	'Ελλάδα / 日本',
	...Array.from({ length: 36 }, (_, index) => `Campaign ${index + 1}`),
];

/** Forty lists of a creator; no two creators have an id in common. */
function listsOf(creator: number): GivenList[] {
	return NAMES.map((name, index) => ({ id: 10_000 * (creator + 1) + index, name }));
}
const idOf = (creator: number, name: string) => 10_000 * (creator + 1) + NAMES.indexOf(name);

const parameters: INodeParameters = {
	...EACH,
	text: '={{ $json.text }}',
	userIds: '',
	userLists: '={{ $json.lists }}',
	additionalFields: { excludeUserLists: '={{ $json.without }}' },
};

beforeEach(() => {
	for (const [index, { id }] of CREATORS.entries()) giveLists(its.sandbox, id, listsOf(index));
});

/** Two campaigns for every creator, as a sheet has them. */
const SHEET = ['A', 'B'].flatMap((campaign) =>
	CREATORS.map(({ id }, index) => ({
		creator: id,
		text: `${campaign} ${index}`,
		lists:
			campaign === 'A' ? ' vip WHALES , Campaign 7' : [NAMES[2], 'Ελλάδα / 日本', 'fans', 4711],
		without: campaign === 'A' ? 'Do not disturb' : 'do not disturb\nCAMPAIGN 36',
	})),
);

test('30 creators with 40 lists each, a sheet of names: the right ids at every message, one question each', async () => {
	const { error } = await send(its.sandbox, { parameters, items: SHEET });
	expect(error).toBeUndefined();
	const wanted = CREATORS.flatMap((_, index) => {
		const id = (name: string) => idOf(index, name);
		return [
			[`A ${index}`, [[id('VIP whales'), id('Campaign 7')], [id('Do not disturb')]]],
			[
				`B ${index}`,
				[
					[id(NAMES[2]), id(NAMES[3]), 'fans', 4711],
					[id('Do not disturb'), id('Campaign 36')],
				],
			],
		] as const;
	});
	expect(sentLists(its.sandbox)).toEqual(Object.fromEntries(wanted));
	expect(its.sandbox.messages).toHaveLength(60);
	expect(its.sandbox.messages.map(({ connectionId }) => connectionId).sort()).toEqual(
		SHEET.map(({ creator }) => creator).sort(),
	);
	expect(asked(its.sandbox).sort()).toEqual(CREATORS.map(({ id }) => id).sort());
	expect(asked(its.sandbox, CONNECTIONS_PATH)).toHaveLength(1);
	expect(its.sandbox.received).toHaveLength(60 + 30 + 1);
});

describe('a name that 29 of 30 have', () => {
	const items = SHEET.slice(0, 30);
	const missing = 17;

	beforeEach(() => {
		its.sandbox.reset();
		for (const [index, { id }] of CREATORS.entries()) {
			const lists = listsOf(index).filter(({ name }) => index !== missing || name !== 'VIP whales');
			giveLists(its.sandbox, id, lists);
		}
	});

	test('nothing is sent, and exactly that item is named, with its creator', async () => {
		const { error } = await send(its.sandbox, { parameters, items });
		expect(its.sandbox.messages).toEqual([]);
		const { id, userData } = CREATORS[missing];
		expect(error?.message).toBe(
			`Nothing was sent. User List Names or IDs [item ${missing}; ${userData.name} @${userData.username} (${id})]: there is no list called "vip WHALES"; none of 39 lists is called anything like it`,
		);
	});

	test('with continue the other 29 go out', async () => {
		const settings = { onError: 'continueRegularOutput' } as const;
		const result = await send(its.sandbox, { parameters, items, settings });
		const failed = result.items.filter(({ json }) => json.error !== undefined);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: missing }]);
		expect(its.sandbox.messages).toHaveLength(29);
		expect(sentLists(its.sandbox)).not.toHaveProperty(`A ${missing}`);
	});
});

test('names that cannot be found, or mean several, are told all in one round', async () => {
	const { id } = CREATORS[0];
	its.sandbox.reset();
	giveLists(its.sandbox, id, [...listsOf(0), { id: 5, name: 'Gold' }, { id: 6, name: ' GOLD' }]);
	const lists = ['VIP wales', 'Gold', '50% off', 'VIP whales, Gold'];
	const items = [{ creator: id, text: 'A', lists, without: 'nobody knows' }];
	const { error } = await send(its.sandbox, { parameters, items });
	const label = `User List Names or IDs [item 0; ${id}]:`;
	for (const line of [
		`${label} there is no list called "VIP wales"; closest: "VIP whales" (10000)`,
		`${label} 2 lists are called "Gold" (IDs 5, 6): give the ID of the one that is meant`,
		`${label} there is no list called "50% off"; closest: "Don't & won't, 50% off" (10002). A name with a comma goes into an array`,
		`${label} there is no list called "VIP whales, Gold"; closest: "VIP whales" (10000), "Gold" (5). In an array`,
		`Exclude User List Names or IDs [item 0; ${id}]: there is no list called "nobody knows"; none of 42 lists`,
	])
		expect(wordsOf(error)).toContain(line);
	expect(its.sandbox.messages).toEqual([]);
	expect(asked(its.sandbox)).toEqual([id]);
});

test('other problems of the item are told in the same round', async () => {
	const { id } = CREATORS[0];
	const items = [{ creator: id, text: 'A', lists: 'VIP wales', without: 'fans' }];
	const { error } = await send(its.sandbox, {
		parameters: { ...parameters, price: 999 },
		items,
	});
	expect(wordsOf(error)).toContain('Price (USD) [item 0]: 999');
	expect(wordsOf(error)).toContain('there is no list called "VIP wales"');
});

test('a list that is named and given by its ID is one, and excluding it leaves nobody', async () => {
	const { id } = CREATORS[0];
	const twice = {
		creator: id,
		text: 'twice',
		lists: ['VIP whales', 10_000, 'VIP WHALES'],
		without: 'fans',
	};
	await send(its.sandbox, { parameters, items: [twice] });
	expect(sentLists(its.sandbox)).toEqual({ twice: [[10_000], ['fans']] });
	const nobody = { ...twice, without: 10_000 };
	const { error } = await send(its.sandbox, { parameters, items: [nobody] });
	expect(wordsOf(error)).toContain(
		'Exclude User List Names or IDs [item 0]: nobody would get this message',
	);
	expect(its.sandbox.messages).toHaveLength(1);
});

test('a Dry Run shows the ids, and only asks', async () => {
	const options = { dryRun: true };
	const items = SHEET.slice(0, 2);
	const result = await send(its.sandbox, { parameters: { ...parameters, options }, items });
	expect(result.items.map(({ json }) => (json.body as { userLists: unknown }).userLists)).toEqual([
		[idOf(0, 'VIP whales'), idOf(0, 'Campaign 7')],
		[idOf(1, 'VIP whales'), idOf(1, 'Campaign 7')],
	]);
	expect(new Set(its.sandbox.received.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('two messages of one Send Once Key that name one list in two ways are the same message', async () => {
	const options = { sendOnceKey: 'key' };
	const items = ['VIP whales', 'vip whales', 10_000].map((lists) => ({
		creator: CREATORS[0].id,
		text: 'A',
		lists,
		without: 'fans',
	}));
	const dry = { ...parameters, options: { ...options, dryRun: true } };
	expect((await send(its.sandbox, { parameters: dry, items })).error).toBeUndefined();
	const others = [...items, { ...items[0], lists: 'Campaign 1' }];
	const { error } = await send(its.sandbox, { parameters: dry, items: others });
	expect(wordsOf(error)).toContain('is also the key of item');
});
