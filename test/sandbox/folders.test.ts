import { call, useSandbox } from './client';

const FOLDERS = '/v2/access/vault/lists';
const its = useSandbox({ media: 14, bucket: null });

const send = async (method: string, path: string, body?: object) =>
	await call(its.sandbox, path, { method, body });
const get = async (path: string) => (await call(its.sandbox, path)).json;
const ids = ({ list }: { list: Array<{ id: number }> }) => list.map(({ id }) => id);

test('folders are listed with what the vault holds', async () => {
	const { list, all, hasMore } = await get(FOLDERS);
	expect(list.map(({ type }: { type: string }) => type)).toEqual([
		'messages',
		'posts',
		'stories',
		'streams',
		'media_stickers',
		'custom',
		'custom',
	]);
	expect([hasMore, all]).toMatchObject([false, { photosCount: 4, videosCount: 4, gifsCount: 3 }]);
	expect(ids(await get(`${FOLDERS}?query=folder 7`))).toEqual([607]);
});

test('a folder is made, filled, renamed, emptied and gone; its media stay', async () => {
	const { json } = await send('POST', FOLDERS, { name: 'December' });
	expect(json).toMatchObject({ id: 608, type: 'custom', name: 'December', hasMedia: false });
	const path = `${FOLDERS}/608`;
	const filled = await send('POST', `${path}/media`, { mediaIds: [501, 503, 501] });
	expect(filled.json).toMatchObject({ id: 608, hasMedia: true });
	expect(ids(await get('/v2/access/vault/media?listId=608'))).toEqual([501, 503]);
	expect(ids(await get(`${path}/media?mediaType=gif`))).toEqual([503]);
	expect((await get('/v2/access/vault/media?query=501')).list[0].lists).toContainEqual({
		id: 608,
		type: 'custom',
		name: 'December',
	});
	await send('PATCH', path, { name: 'Winter' });
	expect(ids(await get(`${path}/media`))).toHaveLength(2);
	const emptied = await send('PATCH', path, { name: 'Winter', clearMedia: true });
	expect(emptied.json).toMatchObject({ name: 'Winter', hasMedia: false });
	expect((await send('DELETE', path)).json).toEqual({});
	expect((await send('DELETE', path)).status).toBe(404);
	expect(ids(await get('/v2/access/vault/media'))).toHaveLength(14);
});

test.each([
	['PATCH', '/601', { name: 'x' }, 400],
	['DELETE', '/601', undefined, 400],
	['PATCH', '/606', { name: '' }, 400],
	['DELETE', '/december', undefined, 400],
	['DELETE', '/999', undefined, 404],
	['POST', '/606/media', { mediaIds: [] }, 400],
	['POST', '/606/media', { mediaIds: [500] }, 400],
	['POST', '/606/media', { mediaIds: ['501'] }, 400],
	['POST', '', {}, 400],
])('%s %s %j is refused with %d', async (method, path, body, status) => {
	expect((await send(method, FOLDERS + path, body)).status).toBe(status);
});
