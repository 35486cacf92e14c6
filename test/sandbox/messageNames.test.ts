import { startSandbox } from '../../sandbox';
import { create, useSandbox } from './client';
import { upload } from './uploadClient';

const its = useSandbox();

test.each([
	[{ userLists: ['fans', 'recent', 'following', 'rebill_off', 'tagged', 1001, '1002'] }],
	[{ excludeUserLists: ['tagged', 1003] }],
	[{ userIds: [1, '999999'] }],
	[{ mediaItems: [501, '502', 'https://media.example.com/a.jpg', 'http://media.example.com/b'] }],
	[{ scheduledDate: '2027-01-15T09:30:00Z', subscribedAfterDate: '2020-01-01T00:00+02:00' }],
	[{ scheduledDate: '2027-01-15T09:30:00.000-0500' }],
])('takes %j', async (fields) => {
	expect(await create(its.sandbox, { text: 'a', ...fields })).toMatchObject({ status: 200 });
});

test.each([
	[{ userLists: ['fans', 'friends'] }, 'body/userLists: friends is no list of this connection'],
	[{ userLists: [1008] }, 'body/userLists: 1008 is no list'],
	[{ userLists: [1000] }, 'body/userLists: 1000 is no list'],
	[{ excludeUserLists: ['1008'] }, 'body/excludeUserLists: 1008 is no list'],
	[{ mediaItems: [501, 500] }, "body/mediaItems: 500 is not in this connection's vault"],
	[{ mediaItems: ['513'] }, "body/mediaItems: 513 is not in this connection's vault"],
	[{ mediaItems: [9001] }, "body/mediaItems: 9001 is not in this connection's vault"],
	[{ mediaItems: ['photo.jpg'] }, 'body/mediaItems: photo.jpg is no media'],
	[{ mediaItems: [511] }, 'body/mediaItems: 511 is not ready'],
	[{ mediaItems: [512] }, 'body/mediaItems: 512 could not be converted'],
	[{ scheduledDate: '2027-01-15T09:30:00' }, 'body/scheduledDate must be ISO 8601'],
	[{ scheduledDate: '2027-13-15T09:30:00Z' }, 'body/scheduledDate must be ISO 8601'],
	[{ scheduledDate: 1_800_000_000 }, 'body/scheduledDate'],
	[{ subscribedAfterDate: '2027-01-15' }, 'body/subscribedAfterDate must be ISO 8601'],
])('refuses %j', async (fields, problem) => {
	const { status, json } = await create(its.sandbox, { text: 'a', ...fields });
	expect([status, json.type]).toEqual([400, 'BAD_REQUEST']);
	expect(json.error).toContain(problem);
	expect(its.sandbox.messages).toEqual([]);
});

test('an upload is media of its own connection only', async () => {
	await upload(its.sandbox);
	const body = { text: 'a', mediaItems: [9001] };
	expect((await create(its.sandbox, body, { connection: 'conn_bella' })).status).toBe(400);
	expect((await create(its.sandbox, body)).status).toBe(200);
});

test('it can be told not to look', async () => {
	const sandbox = await startSandbox({ checksIds: false });
	const { status } = await create(sandbox, { text: 'a', userLists: [7], mediaItems: [77] });
	expect(status).toBe(200);
	await sandbox.close();
});
