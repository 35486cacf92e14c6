import { send, wordsOf } from '../actions/support';
import { sandboxWith, useSandbox } from '../sandbox/client';

const its = useSandbox({ bucket: null });
const of = (operation: string, id: number | string, more: object = {}) => ({
	resource: 'userList',
	operation,
	listId: { __rl: true, mode: 'id', value: id },
	...more,
});

test('Get Users: 2,030 members page by page, each once, in order', async () => {
	const sandbox = await sandboxWith({ bucket: null, members: 2030, subscribers: 3000 });
	const { items, error } = await send(sandbox, {
		parameters: of('getUsers', 1001, { returnAll: true }),
	});
	expect(error).toBeUndefined();
	const ids = items.map(({ json }) => json.id);
	expect([ids.length, new Set(ids).size]).toEqual([2030, 2030]);
	expect(sandbox.received).toHaveLength(21);
	for (const limit of [1, 99, 100, 101]) {
		const some = await send(sandbox, { parameters: of('getUsers', 1001, { limit }) });
		expect(some.items.map(({ json }) => json.id)).toEqual(ids.slice(0, limit));
	}
});

test('a list without users gives no item', async () => {
	const sandbox = await sandboxWith({ bucket: null, members: 0 });
	const { items, error } = await send(sandbox, { parameters: of('getUsers', 1001) });
	expect([items, error]).toEqual([[], undefined]);
});

test('the life of a list: another name, its numbers, and then it is gone', async () => {
	const renamed = await send(its.sandbox, { parameters: of('update', 1001, { name: 'Whales' }) });
	expect(renamed.items[0].json).toMatchObject({ id: 1001, name: 'Whales' });
	const shown = await send(its.sandbox, { parameters: of('get', 1001) });
	expect(shown.items[0].json).toEqual(renamed.items[0].json);
	const gone = await send(its.sandbox, { parameters: of('delete', 1001) });
	expect(gone.items[0].json).toEqual({ deleted: true, listId: '1001' });
	const again = await send(its.sandbox, { parameters: of('delete', 1001) });
	expect(again.error?.message).toContain('There is no such list: it was deleted before');
	expect(wordsOf(again.error)).toContain('there is nothing left to do');
});

test('a list that OnlyFans makes cannot be changed, and its own words say so', async () => {
	const { error } = await send(its.sandbox, { parameters: of('update', 'fans', { name: 'x' }) });
	expect(error?.message).toContain('This list is made by OnlyFans and cannot be changed');
});

test('a name of more than 100 characters is refused before anything is asked', async () => {
	const { error } = await send(its.sandbox, {
		parameters: of('update', 1001, { name: 'x'.repeat(101) }),
	});
	expect(error?.message).toContain('Name [item 0]: it has 101 characters, 100 are allowed');
	expect(its.sandbox.received).toEqual([]);
});
