import { call, create, CREATE, useSandbox } from './client';

const its = useSandbox();
const LISTS = '/v2/access/users/lists';

test.each([
	[`${LISTS}?serch=vip`, 'query/serch is unknown'],
	[`${LISTS}?limit=101`, 'query/limit must be a whole number, from 1 to 100'],
	[`${LISTS}?limit=1&limit=2`, 'query/limit must be given once'],
	['/v2/access/self/release-forms?sortBy=age', 'query/sortBy must be one of date, name'],
])('refuses %s', async (path, problem) => {
	const { status, json } = await call(its.sandbox, path);
	expect([status, json.type]).toEqual([400, 'BAD_REQUEST']);
	expect(json.error).toBe(problem);
});

test('a mass message is shown as its connection sent it, to nobody else', async () => {
	const body = { text: '**Hi** & bye', mediaItems: [501, 502], previewMediaCount: 1, price: 5 };
	const { json } = await create(its.sandbox, body);
	const path = `${CREATE}/${json.id}`;
	expect((await call(its.sandbox, path)).json).toMatchObject({
		id: 7001,
		text: '<p><strong>Hi</strong> &amp; bye</p>',
		fromUser: { id: 90001, name: 'Amber Lane' },
		media: [{ id: 501 }, { id: 502 }],
		previews: [501],
		isFree: false,
	});
	for (const [where, connection] of [
		[path, 'conn_bella'],
		[`${CREATE}/7002`, 'conn_amber'],
	]) {
		const { status, json } = await call(its.sandbox, where, { connection });
		expect([status, json.type]).toEqual([404, 'RESOURCE_NOT_FOUND']);
	}
});
