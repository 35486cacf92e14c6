import type { INodeParameters } from 'n8n-workflow';

import { send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { EACH } from './support';

const its = useSandbox({ bucket: null });
const file = {
	data: Buffer.from('a photo').toString('base64'),
	mimeType: 'image/jpeg',
	fileName: 'a.jpg',
};
const rows = (...items: unknown[]) => ({ media: { items } }) as INodeParameters;
const binary = (binaryPropertyName: string) => ({ source: 'binary', binaryPropertyName });
const reference = (references: string) => ({ source: 'references', references });

test('every problem of every row of Media is told with its row', async () => {
	const parameters = rows(
		binary('photo'),
		binary('vidoe, photo, trailer'),
		reference('photo.jpg'),
		binary(''),
		binary('empty'),
	);
	const { error } = await send(its.sandbox, {
		parameters,
		binary: { photo: file, empty: { ...file, data: '' } },
	});
	for (const line of [
		'Media [item 0]: row 2: the item has no binary field "vidoe"; it has "photo", "empty"',
		'Media [item 0]: row 2: the item has no binary field "trailer"; it has',
		'Media [item 0]: row 5: the file in the binary field "empty" is empty',
		'row 3: "photo.jpg" is none of',
		'row 4: it is empty',
	])
		expect(wordsOf(error)).toContain(line);
	expect(its.sandbox.received).toEqual([]);
});

test('a missing file, a bad price, a bad connection, a name and an option: all in one round', async () => {
	const parameters = {
		...EACH,
		...rows(binary('data')),
		userLists: ['no such list'],
		price: 999,
		options: { timeout: 0 },
	};
	const items = [{ creator: 'conn_amber' }, { creator: 'conn_dana' }];
	const { error } = await send(its.sandbox, { parameters, items });
	const both = '[items 0, 1; Amber Lane @amberlane (conn_amber), Dana Moss @danamoss (conn_dana)]';
	for (const line of [
		`Options → Timeout (Seconds) ${both}`,
		`Price (USD) ${both}: 999`,
		`Media ${both}: row 1: the item has no binary field "data"`,
		'User List Names or IDs [item 0; Amber Lane @amberlane (conn_amber)]: there is no list called "no such list"',
		'Connection [item 1; Dana Moss @danamoss (conn_dana)]: it has expired',
	])
		expect(wordsOf(error)).toContain(line);
	expect(its.sandbox.messages).toEqual([]);
});

test('a Dry Run shows files as before, without the row', async () => {
	const parameters = { ...rows(binary('data')), options: { dryRun: true } };
	const { items } = await send(its.sandbox, { parameters, binary: { data: file } });
	expect((items[0].json.body as { mediaItems: unknown }).mediaItems).toEqual([
		{ binaryPropertyName: 'data', filename: 'a.jpg', contentType: 'image/jpeg', size: 7 },
	]);
});
