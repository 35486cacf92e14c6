import example from '../../examples/leave-out-the-buyers.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useProcessedData } from '../helpers/processedData';
import { call } from '../sandbox/client';
import { given, runExample } from './exampleRuns';

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const run = async (workflowId: string) => await runExample(example, { sandbox, workflowId });

/** One that went out a day ago. */
async function before(): Promise<void> {
	const body = { text: 'The set', userLists: ['fans'], mediaItems: [501], price: 5 };
	await call(sandbox, '/v2/access/mass-messages', { method: 'POST', body });
	sandbox.advance(24 * 3_600_000);
	sandbox.received.length = 0;
}

test('the buyers of the last message are in the list before the next one leaves, and the list is excluded from it', async () => {
	await before();
	const done = await run('once');
	expect(done.data.resultData.error).toBeUndefined();
	const [{ id: list, name }] = given(done, 'Create user list');
	expect(name).toBe(`Bought message ${sandbox.messages[0].id}`);
	const found = given(done, 'Get buyers of mass message');
	expect(found.length).toBeGreaterThan(3);
	const added = sandbox.received.filter(({ path }) =>
		path.includes(`/users/lists/${String(list)}/users/`),
	);
	expect(added.map(({ path }) => path.split('/').at(-1))).toEqual(
		found.map(({ id }) => String(id)),
	);
	const last = sandbox.received.at(-1);
	expect([last?.method, last?.body]).toEqual([
		'POST',
		expect.objectContaining({ excludeUserLists: [list] }),
	]);
});

test('a second run, for which it is itself the last message, sends nothing', async () => {
	await before();
	await run('twice');
	sandbox.advance(60_000);
	const again = await run('twice');
	expect(again.data.resultData.error).toBeUndefined();
	expect(sandbox.messages).toHaveLength(2);
});

test('where there is no last message, nothing is sent', async () => {
	const { data } = await run('none');
	expect(data.resultData.error).toBeDefined();
	expect(sandbox.messages).toEqual([]);
});
