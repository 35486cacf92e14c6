import example from '../../examples/never-the-same-twice.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useProcessedData } from '../helpers/processedData';
import { call } from '../sandbox/client';
import { given, retryExample, runExample } from './exampleRuns';

const FOLDER_MEDIA = [506];
const FANS = 48;

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const run = (workflowId: string) => ({ sandbox, workflowId });

async function membersOf(list: unknown): Promise<number[]> {
	const { json } = await call(sandbox, `/v2/access/users/lists/${list}/users?limit=100`);
	return json.list.map(({ id }: { id: number }) => id).sort();
}

/** The active fans whose chat has one of the media, read from the sandbox chat by chat. */
async function whoHasIt(): Promise<number[]> {
	const found = [];
	for (let id = 100_001; id < 100_061; id += 1) {
		const isActive = (id - 100_001) % 5 !== 4;
		const { json } = await call(sandbox, `/v2/access/chats/${id}/media?limit=100`);
		const has = json.list.some(({ media }: { media: Array<{ id: number }> }) =>
			media.some((one) => FOLDER_MEDIA.includes(one.id)),
		);
		if (isActive && has) found.push(id);
	}
	return found;
}

test('who has one of the media in the chat is left out, and all others get it', async () => {
	await call(sandbox, '/v2/access/chats/100030/messages', {
		method: 'POST',
		body: { text: 'For you', mediaItems: FOLDER_MEDIA },
	});
	const hadIt = await whoHasIt();
	expect(hadIt.length).toBeGreaterThan(2);
	expect(hadIt.length).toBeLessThan(20);
	const done = await runExample(example, run('once'));
	expect(done.data.resultData.error).toBeUndefined();
	const [{ id: list }] = given(done, 'Create user list');
	expect(await membersOf(list)).toEqual(hadIt);
	expect(sandbox.messages.map(({ body }) => body)).toEqual([
		expect.objectContaining({
			mediaItems: FOLDER_MEDIA,
			userLists: ['fans'],
			excludeUserLists: [list],
		}),
	]);
	sandbox.advance(60_000);
	const { json } = await call(sandbox, '/v2/access/analytics/mass-messages/sent');
	expect(json.items[0].sentCount).toBe(FANS - hadIt.length);
});

test('the same content leaves once, however often it runs', async () => {
	await runExample(example, run('often'));
	const again = await runExample(example, run('often'));
	expect(again.data.resultData.error).toBeUndefined();
	expect(sandbox.messages).toHaveLength(1);
});

test('a chat that cannot be read keeps the message back; a Retry sends it', async () => {
	sandbox.fault({ match: { path: '/v2/access/chats/100012/media' }, status: 403 });
	const failed = await runExample(example, run('retried'));
	expect(failed.data.resultData.lastNodeExecuted).toBe('Get media of chat');
	expect(sandbox.messages).toEqual([]);
	const retried = await retryExample(example, run('retried'), failed);
	expect(retried.data.resultData.error).toBeUndefined();
	expect(sandbox.messages).toHaveLength(1);
});

test('an empty folder sends nothing', async () => {
	const body = { name: 'Folder 6', clearMedia: true };
	expect(
		(await call(sandbox, '/v2/access/vault/lists/606', { method: 'PATCH', body })).status,
	).toBe(200);
	await runExample(example, run('empty'));
	expect(sandbox.messages).toEqual([]);
});
