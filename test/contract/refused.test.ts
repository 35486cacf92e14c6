import type { INodeParameters } from 'n8n-workflow';

import { bodies, send, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { labelOf } from './form';
import { parametersOf } from './parameters';

const its = useSandbox();
const reference = (references: unknown) => ({ source: 'references', references });
const vault = (value: unknown) => ({
	source: 'vault',
	vaultMediaId: { __rl: true, mode: 'id', value },
});

/** One bad value each: the name of its parameter, the value as the error must show it, and what is typed. */
const BAD: Array<[parameter: string, shown: string, fields: object, media?: unknown[]]> = [
	['text', '10001', { text: 'x'.repeat(10_001) }],
	['text', '10001', { text: '😀'.repeat(10_001) }],
	['text', '{"a":1}', { text: '={{ ({ a: 1 }) }}' }],
	['userIds', '"12a 4"', { userIds: '12a 4' }],
	['userIds', '-5', { userIds: '={{ [5, -5] }}' }],
	['userIds', '"0"', { userIds: '5, 0' }],
	['userIds', '1.5', { userIds: '={{ 1.5 }}' }],
	['userIds', '{"id":5}', { userIds: '={{ [{ id: 5 }] }}' }],
	['userIds', 'true', { userIds: '={{ true }}' }],
	['userIds', '"a b"', { userIds: ['a b'] }],
	['userLists', '"null"', { userLists: ['null'] }],
	['excludeUserLists', '0', { excludeUserLists: '={{ [0] }}' }],
	['price', '200.01', { price: 200.01 }],
	['price', '-1', { price: -1 }],
	['price', 'NaN', { price: '={{ NaN }}' }],
	['price', '9.999', { price: 9.999 }],
	['price', '"9,99"', { price: '={{ "9,99" }}' }],
	['previewMediaCount', '3', { previewMediaCount: 3 }, [reference('1, 2')]],
	['previewMediaCount', '1', { previewMediaCount: 1 }],
	['previewMediaCount', '-1', { previewMediaCount: -1 }],
	['previewMediaCount', '0.5', { previewMediaCount: 0.5 }, [vault('1')]],
	['userLists', 'nobody', { userIds: '' }],
	['text', 'empty', { text: '' }],
	[
		'scheduledDate',
		'2020-01-15 09:30 (Europe/Berlin), 2020-01-15 08:30 UTC, is',
		{ scheduledDate: '2020-01-15T09:30:00' },
	],
	['scheduledDate', '"soon"', { scheduledDate: 'soon' }],
	['scheduledDate', '"5"', { scheduledDate: '5' }],
	['scheduledDate', '"2027-02-30"', { scheduledDate: '2027-02-30' }],
	['scheduledDate', '"01/15/2027"', { scheduledDate: '01/15/2027' }],
	['subscribedAfterDate', '"09:30"', { subscribedAfterDate: '09:30' }],
	['releaseFormUsers', '"Ada"', { releaseFormUsers: 'Ada' }],
	['releaseFormPartners', '"-1"', { releaseFormPartners: '-1' }],
	['releaseFormGuests', '"1.5"', { releaseFormGuests: '1.5' }],
	['userTags', '"fans"', { userTags: 'fans' }],
	['isMarkdown', '"maybe"', { isMarkdown: '={{ "maybe" }}' }],
	['replyToMessageId', '"a b"', { replyToMessageId: 'a b' }],
	['media', '"photo.jpg"', {}, [reference('photo.jpg')]],
	['media', '"ftp://example.com/a.jpg"', {}, [reference('5\nftp://example.com/a.jpg')]],
	['media', '"upload:"', {}, [vault('5'), reference('upload:')]],
	['media', '"abc"', {}, [vault('abc')]],
	['media', '0', {}, [vault('={{ 0 }}')]],
	['media', '{"id":1}', {}, [reference('={{ [{ id: 1 }] }}')]],
];

// jest takes a parameter for which a row has no value for its own callback.
const ROWS = BAD.map(([parameter, shown, fields, media]) => ({ parameter, shown, fields, media }));

test.each(ROWS)('$parameter, $shown: refused before any request', async (row) => {
	const { parameter, shown, fields, media } = row;
	const typed = { fields: { text: 'Hello', userIds: '123456', ...fields }, media };
	const { error } = await send(its.sandbox, { parameters: parametersOf(typed) });
	expect(error?.name).toBe('NodeOperationError');
	expect(wordsOf(error)).toContain(`${labelOf(parameter)} [item 0]: `);
	expect(wordsOf(error)).toContain(shown);
	expect(error?.message).toMatch(/^Nothing was sent\. /);
	expect(its.sandbox.received).toEqual([]);
});

describe('just inside', () => {
	test.each<[string, Record<string, unknown>, object?]>([
		['10,000 characters', { text: 'x'.repeat(10_000) }],
		['10,000 emoji, which are 20,000 units of UTF-16', { text: '😀'.repeat(10_000) }],
		['the highest price', { price: 200 }],
		['a free message', { price: '={{ 0 }}' }, { price: 0 }],
	])('%s arrives', async (_name, fields, sent = fields) => {
		const typed = { fields: { text: 'Hello', userIds: '123456', ...fields } };
		const { error } = await send(its.sandbox, { parameters: parametersOf(typed) });
		expect(error).toBeUndefined();
		expect(bodies(its.sandbox)).toEqual([{ text: 'Hello', ...sent, userIds: [123456] }]);
	});
});

test('every problem of an item is named, not only the first', async () => {
	const typed = { fields: { text: 'Hello', userIds: '-1', price: 999, scheduledDate: 'soon' } };
	const parameters: INodeParameters = parametersOf(typed);
	const { error } = await send(its.sandbox, { parameters });
	for (const line of ['User IDs [item 0]: ', 'Price (USD) [item 0]: ', 'Scheduled Date [item 0]: '])
		expect(wordsOf(error)).toContain(line);
	expect(its.sandbox.received).toEqual([]);
});
