import { bodyOf, ENOUGH, NOW, problemsOf, requestOf, type Typed } from './given';
import { allows } from './schema';

/**
 * What OFAuth's schema lets through and the node refuses all the same. These are all known
 * differences: everything else the schema allows can be sent (see the other tests of this folder).
 */
const DIFFERENCES: Array<{ what: string; body: object; typed: Typed; problem: RegExp }> = [
	{
		what: 'a price with more than two decimals',
		body: { ...ENOUGH, userIds: [123456], price: 9.999 },
		typed: { fields: { ...ENOUGH, price: 9.999 } },
		problem: /^Price \(USD\): 9\.999 has more than two decimals/,
	},
	{
		what: 'no recipients',
		body: { text: 'Hello' },
		typed: { fields: { text: 'Hello' } },
		problem: /^User List Names or IDs: nobody/,
	},
	{
		what: 'nobody but an exclusion',
		body: { text: 'Hello', excludeUserLists: [1] },
		typed: { fields: { text: 'Hello', excludeUserLists: [1] } },
		problem: /^User List Names or IDs: nobody/,
	},
	{
		what: 'no list that is not excluded, and no user',
		body: { text: 'Hello', userLists: [1, 'fans'], excludeUserLists: ['fans', 1, 2] },
		typed: { fields: { text: 'Hello', userLists: [1, 'fans'], excludeUserLists: 'fans, 1, 2' } },
		problem: /^Exclude User List Names or IDs: nobody/,
	},
	...['0x10', '９', '٥', '１.５'].map((id) => ({
		what: `a text id that is a number in other digits, ${id}`,
		body: { text: 'Hello', userIds: [id] },
		typed: { fields: { text: 'Hello', userIds: [id] } },
		problem: /^User IDs: "[^"]+" is not an id/,
	})),
	{
		what: 'a text id of digits in groups',
		body: { text: 'Hello', userIds: ['1,234,567'] },
		typed: { fields: { text: 'Hello', userIds: ['1,234,567'] } },
		problem: /^User IDs: "1,234,567" may be one number or several IDs/,
	},
	{
		what: 'neither text nor media',
		body: { userIds: [123456] },
		typed: { fields: { userIds: '123456' } },
		problem: /^Text: the message is empty/,
	},
	{
		what: 'a schedule in the past',
		body: { ...ENOUGH, userIds: [123456], scheduledDate: new Date(NOW - 1000).toISOString() },
		typed: { fields: { ...ENOUGH, scheduledDate: new Date(NOW - 1000) } },
		problem:
			/^Scheduled Date: 2027-01-10 12:59:59 \(Europe\/Berlin\), 2027-01-10 11:59:59 UTC, is in the past/,
	},
	{
		what: 'a preview count above the media',
		body: { ...ENOUGH, userIds: [123456], mediaItems: [1], previewMediaCount: 2 },
		typed: {
			fields: { ...ENOUGH, previewMediaCount: 2 },
			media: [{ source: 'references', references: '1' }],
		},
		problem: /^Preview Media Count: 2 is more than the 1 media/,
	},
	{
		what: 'media that is neither an id, an upload reference nor an address',
		body: { ...ENOUGH, userIds: [123456], mediaItems: ['photo.jpg'] },
		typed: { fields: ENOUGH, media: [{ source: 'references', references: 'photo.jpg' }] },
		problem: /^Media: row 1: "photo.jpg" is none of/,
	},
	{
		what: 'a date that is none',
		body: { ...ENOUGH, userIds: [123456], subscribedAfterDate: 'tomorrow' },
		typed: { fields: { ...ENOUGH, subscribedAfterDate: 'tomorrow' } },
		problem: /^Subscribed After Date: "tomorrow" is not a date/,
	},
	{
		what: 'an id with a blank inside',
		body: { text: 'Hello', userIds: ['12 34'] },
		typed: { fields: { text: 'Hello', userIds: ['12 34'] } },
		problem: /^User IDs: "12 34" has a blank inside/,
	},
	{
		what: 'a message id that is not visible ASCII',
		body: { ...ENOUGH, userIds: [123456], replyToMessageId: 'ä' },
		typed: { fields: { ...ENOUGH, replyToMessageId: 'ä' } },
		problem: /^Reply to Message ID: "ä" is not an ID/,
	},
	...['userLists', 'excludeUserLists', 'userTags'].map((field) => ({
		what: `an empty list as ${field}`,
		body: { ...ENOUGH, userIds: [123456], [field]: [] },
		typed: { fields: { ...ENOUGH, [field]: [] } },
		problem: /: it is empty: /,
	})),
	...['price', 'previewMediaCount', 'isMarkdown', 'replyToMessageId', 'scheduledDate'].map(
		(field) => ({
			what: `null as ${field}`,
			body: { ...ENOUGH, userIds: [123456], [field]: null },
			typed: { fields: { ...ENOUGH, [field]: null } },
			problem: /: it is empty \(null\)/,
		}),
	),
];

test.each(DIFFERENCES)('$what: the schema allows it, the node does not', (difference) => {
	expect(allows(difference.body)).toBe(true);
	expect(problemsOf(requestOf(difference.typed))).toEqual([
		expect.stringMatching(difference.problem),
	]);
});

test('a text as a list is a name, unless it is a built-in list: its ID is sent, whatever the schema allows', () => {
	const body = { ...ENOUGH, userIds: [123456], userLists: ['fans', 'whales'] };
	expect(allows(body)).toBe(true);
	expect(bodyOf(requestOf({ fields: body })).userLists).toEqual(['fans', { name: 'whales' }]);
});

test('an id that is given twice is sent once, although the schema allows both', () => {
	const twice = [5, '5', 7, 5];
	expect(allows({ ...ENOUGH, userIds: twice })).toBe(true);
	expect(bodyOf(requestOf({ fields: { ...ENOUGH, userIds: twice } })).userIds).toEqual([5, 7]);
});

describe('just beside a difference', () => {
	test('a list that is not excluded, or a user, beside an excluded list', () => {
		const fields = { text: 'Hello', userLists: [1, 2], excludeUserLists: [1, 3] };
		expect(bodyOf(requestOf({ fields }))).toEqual(fields);
		const user = { ...fields, userLists: [1], userIds: [7] };
		expect(bodyOf(requestOf({ fields: user }))).toEqual(user);
	});

	test('a schedule a second ahead is sent, this very second is not', () => {
		const at = (millis: number) =>
			requestOf({ fields: { ...ENOUGH, scheduledDate: new Date(millis) } });
		expect(bodyOf(at(NOW + 1000)).scheduledDate).toBe('2027-01-10T12:00:01.000Z');
		expect(problemsOf(at(NOW))).toHaveLength(1);
	});

	test('as many previews as media', () => {
		const media = [{ source: 'references', references: '1, 2' }];
		const body = bodyOf(requestOf({ fields: { ...ENOUGH, previewMediaCount: 2 }, media }));
		expect(body).toMatchObject({ mediaItems: [1, 2], previewMediaCount: 2 });
	});

	test('a list alone, a user alone, text alone, media alone', () => {
		const media = [{ source: 'vault', vaultMediaId: { value: '5' } }];
		expect(bodyOf(requestOf({ fields: { text: 'x', userLists: ['fans'] } }))).toEqual({
			text: 'x',
			userLists: ['fans'],
		});
		expect(bodyOf(requestOf({ fields: { userIds: [7] }, media }))).toEqual({
			userIds: [7],
			mediaItems: [5],
		});
	});
});
