import { Directory } from '../../nodes/OfAuth/values/directory';

const LISTS = new Directory([
	{ id: 'recent', name: 'Recent' },
	{ id: 1001, name: 'VIP whales' },
	{ id: 1002, name: 'VIP whales 2' },
	{ id: 1003, name: 'Café' },
	{ id: 1004, name: ' Gold ' },
	{ id: 1005, name: 'gold' },
	{ id: 'crew', name: 'Friends of mine' },
	{ id: 1006, name: 'crew' },
	{ id: 1006, name: 'crew' },
]);
const idsOf = (found: Array<{ id: unknown }>) => found.map(({ id }) => id);

test.each([
	['VIP whales', [1001]],
	['  vip WHALES\n', [1001]],
	['Recent', ['recent']],
	['Cafe\u0301', [1003]],
	['VIP  whales', []],
	['VIP', []],
	['', []],
])('%j means %j', (name, ids) => {
	expect(idsOf(LISTS.find(name))).toEqual(ids);
});

test('two that are called the same are both meant', () => {
	expect(idsOf(LISTS.find('GOLD'))).toEqual([1004, 1005]);
});

test('so are one that is called so and another that has it for its id', () => {
	expect(idsOf(LISTS.find('crew'))).toEqual([1006, 'crew']);
});

describe('closest', () => {
	const closest = (name: string) => LISTS.closest(name).map((entry) => entry.name);

	test.each([
		['VIP wales', ['VIP whales', 'VIP whales 2']],
		['vip', ['VIP whales', 'VIP whales 2']],
		['all VIP whales', ['VIP whales', 'VIP whales 2']],
		['cafe', ['Café']],
		['cofe', []],
		['Rescent', ['Recent']],
		['xyz', []],
		['a', []],
		['', []],
	])('to %j: %j', (name, names) => {
		expect(closest(name)).toEqual(names);
	});

	test('three at most', () => {
		const many = Array.from({ length: 9 }, (_, index) => ({
			id: index + 1,
			name: `list ${index}`,
		}));
		expect(new Directory(many).closest('list')).toHaveLength(3);
	});

	test('a text of any length is looked at quickly', () => {
		const many = Array.from({ length: 2000 }, (_, id) => ({
			id: id + 1,
			name: 'x'.repeat(90) + id,
		}));
		const directory = new Directory(many);
		const before = performance.now();
		directory.closest('y'.repeat(1_000_000));
		expect(performance.now() - before).toBeLessThan(5000);
	});
});
