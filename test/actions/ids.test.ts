import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../sandbox/client';
import { bodies, send } from './support';

const its = useSandbox();
const JSON_ITEM = {
	id: 5,
	text: '5',
	padded: ' 5 ',
	list: [5, '6', ' 7 '],
	commas: '5, 6,7',
	lines: '5\n6\r\n7\n',
	words: 'fans, rebill_off',
	nested: [[5], [6, [7]]],
	objects: [{ id: 5 }, { id: 6 }, { id: 7 }],
};

/** What is typed into User IDs, and what arrives. */
const TYPED: Array<[typed: unknown, sent: unknown[]]> = [
	['5', [5]],
	[' 5 ', [5]],
	['5, 6,7', [5, 6, 7]],
	['5\n6\n7', [5, 6, 7]],
	['5,\n6,\n', [5, 6]],
	['[5, "6", "fans"]', [5, 6, 'fans']],
	['={{ $json.id }}', [5]],
	['={{ $json.text }}', [5]],
	['={{ $json.padded }}', [5]],
	['={{ $json.list }}', [5, 6, 7]],
	['={{ $json.commas }}', [5, 6, 7]],
	['={{ $json.lines }}', [5, 6, 7]],
	['={{ $json.words }}', ['fans', 'rebill_off']],
	['={{ $json.nested }}', [5, 6, 7]],
	['={{ [$json.id, $json.list] }}', [5, 6, 7]],
	['={{ $json.objects.map(o => o.id) }}', [5, 6, 7]],
	['={{ $json.id }}, {{ $json.commas }}', [5, 6, 7]],
	['7, 5, 7', [7, 5]],
	['={{ JSON.stringify($json.list) }}', [5, 6, 7]],
	['={{ $json.objects.pluck("id") }}', [5, 6, 7]],
	['9007199254740993', ['9007199254740993']],
];

test.each(TYPED)('User IDs %j', async (userIds, sent) => {
	const parameters = { userIds } as INodeParameters;
	const { error } = await send(its.sandbox, { parameters, items: [JSON_ITEM] });
	expect(error).toBeUndefined();
	expect(bodies(its.sandbox)).toEqual([{ text: 'Hello', userIds: sent }]);
});

test.each(TYPED)('User List Names or IDs %j', async (userLists, sent) => {
	const parameters = { userIds: '', userLists } as INodeParameters;
	await send(its.sandbox, { parameters, items: [JSON_ITEM] });
	expect(bodies(its.sandbox)).toEqual([{ text: 'Hello', userLists: sent }]);
});

test('options chosen from the list, plain and as expressions in an array', async () => {
	const userLists = ['fans', 1001, '={{ $json.id }}', '={{ $json.list }}'];
	await send(its.sandbox, { parameters: { userLists }, items: [JSON_ITEM] });
	expect(bodies(its.sandbox)).toMatchObject([{ userLists: ['fans', 1001, 5, 6, 7] }]);
});

test('ids that are integers only', async () => {
	const additionalFields = {
		userTags: '={{ [$json.list, 5] }}',
		excludeUserLists: '={{ [$json.words, "fans"] }}',
		releaseFormUsers: '={{ $json.commas }}',
		releaseFormGuests: [5, '6', '5'],
		releaseFormPartners: '={{ $json.id }}',
		replyToMessageId: '={{ $json.id }}',
	};
	await send(its.sandbox, { parameters: { additionalFields }, items: [JSON_ITEM] });
	expect(bodies(its.sandbox)).toEqual([
		{
			text: 'Hello',
			userIds: [123456],
			userTags: [5, 6, 7],
			excludeUserLists: ['fans', 'rebill_off'],
			releaseForms: { users: [5, 6, 7], guests: [5, 6], partners: [5] },
			replyToMessageId: '5',
		},
	]);
});

test('rows of Media expand in order', async () => {
	const upload = 'upload:0b1f6c1e-8a44-4b0e-9c55-0d7b6f3d1a2e';
	const items = [
		{ source: 'references', references: `9, ${upload}\nhttps://example.com/a,b.jpg` },
		{ source: 'vault', vaultMediaId: { __rl: true, mode: 'id', value: '={{ $json.padded }}' } },
		{ source: 'vault', vaultMediaId: { __rl: true, mode: 'list', value: 11 } },
		{ source: 'references', references: '={{ $json.list }}' },
	];
	await send(its.sandbox, { parameters: { text: '', media: { items } }, items: [JSON_ITEM] });
	expect(bodies(its.sandbox)).toEqual([
		{ userIds: [123456], mediaItems: [9, upload, 'https://example.com/a,b.jpg', 5, 11, 5, 6, 7] },
	]);
});
