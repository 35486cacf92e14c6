import secondTry from '../../examples/second-try.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useProcessedData } from '../helpers/processedData';
import { call } from '../sandbox/client';
import { given, retryExample, runExample } from './exampleRuns';

const BOUGHT = 'Bought beach-set';

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const run = (workflowId: string, onWait?: () => void) => ({ sandbox, workflowId, onWait });
const sent = () => sandbox.messages.map(({ body }) => [body.price, body.excludeUserLists]);

async function membersOf(name: string): Promise<number[]> {
	const { json } = await call(sandbox, '/v2/access/users/lists?limit=100');
	const { id } = json.list.find((one: { name: string }) => one.name === name);
	const members = await call(sandbox, `/v2/access/users/lists/${id}/users?limit=100`);
	return members.json.list.map((user: { id: number }) => user.id);
}

test('the second message goes to all but those who have bought the first', async () => {
	const done = await runExample(secondTry, run('once'));
	expect(done.data.resultData.error).toBeUndefined();
	const buyers = given(done, 'Get buyers of mass message').map(({ id }) => id);
	expect(buyers.length).toBeGreaterThan(3);
	expect(await membersOf(BOUGHT)).toEqual(buyers);
	const [{ id: list }] = given(done, 'Create user list');
	expect(sent()).toEqual([
		[9.99, undefined],
		[6.99, [list]],
	]);
	const [first, second] = sandbox.messages;
	expect(second.at - first.at).toBeGreaterThanOrEqual(24 * 3_600_000);
	const posts = sandbox.received.filter(({ method }) => method === 'POST');
	expect(posts.at(-1)?.createdId).toBe(second.id);
});

test('where nobody has bought, everybody gets the second', async () => {
	await sandbox.close();
	sandbox = await startSandbox({ bucket: null, life: { purchaseShare: 0 } });
	await runExample(secondTry, run('nobody'));
	expect(sent()).toHaveLength(2);
	expect(await membersOf(BOUGHT)).toEqual([]);
});

test('a second run sends nothing, and waits for nothing', async () => {
	await runExample(secondTry, run('twice'));
	const waited = jest.fn();
	const again = await runExample(secondTry, run('twice', waited));
	expect(again.data.resultData.error).toBeUndefined();
	expect(waited).not.toHaveBeenCalled();
	expect(sent()).toHaveLength(2);
});

test('a buyer who cannot be put into the list keeps the second message back; a Retry sends it, once', async () => {
	sandbox.fault({ match: { method: 'POST', path: /\/users\/lists\/\d+\/users\// }, status: 403 });
	const failed = await runExample(secondTry, run('retried'));
	expect(failed.data.resultData.lastNodeExecuted).toBe('Add users to user list');
	expect(sent()).toHaveLength(1);
	const retried = await retryExample(secondTry, run('retried'), failed);
	expect(retried.data.resultData.error).toBeUndefined();
	expect(sent().map(([price]) => price)).toEqual([9.99, 6.99]);
	expect(await membersOf(BOUGHT)).toEqual(
		given(failed, 'Get buyers of mass message').map(({ id }) => id),
	);
});
