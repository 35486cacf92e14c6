import unsend from '../../examples/unsend-unless-bought.json';
import { startSandbox, type Sandbox } from '../../sandbox';
import { useProcessedData } from '../helpers/processedData';
import { given, retryExample, runExample } from './exampleRuns';

/** The same, with looks that follow each other sooner. */
const example = JSON.parse(
	JSON.stringify(unsend).replace('"checkEvery":5', '"checkEvery":1'),
) as unknown;

let sandbox: Sandbox;
beforeAll(async () => await useProcessedData(':memory:'));
afterEach(async () => await sandbox.close());

/** @param percent of those who got the message buy it, one after the other */
async function open(percent: number): Promise<() => void> {
	// Of 100 active fans each is one percent.
	sandbox = await startSandbox({
		bucket: null,
		subscribers: 125,
		life: { purchaseShare: 0, viewShare: 1 },
	});
	return () => {
		const [{ id: massMessageId }] = sandbox.messages;
		for (let nth = 0; nth < percent; nth += 1)
			sandbox.buy({ connectionId: 'conn_amber', massMessageId, userId: 100_001 + nth });
	};
}

const run = (workflowId: string, onWait: () => void) => ({ sandbox, workflowId, onWait });
const sent = () => sandbox.messages.map(({ canceledAt }) => canceledAt !== undefined);
const deletes = () => sandbox.received.filter(({ method }) => method === 'DELETE').length;

test.each([
	[0, true],
	[1, true],
	[2, false],
	[3, false],
])('where %s in a hundred have bought after a day, taken back: %s', async (percent, isUnsent) => {
	const buy = await open(percent);
	const done = await runExample(example, run(`percent-${percent}`, buy));
	expect(done.data.resultData.error).toBeUndefined();
	expect(given(done, 'Wait until mass message is sent')).toEqual([
		expect.objectContaining({ sentCount: 100, purchasedCount: percent }),
	]);
	expect(sent()).toEqual([isUnsent]);
	const [message] = sandbox.messages;
	if (isUnsent) expect(message.canceledAt).toBeGreaterThanOrEqual(message.at + 24 * 3_600_000);
	expect(deletes()).toBe(isUnsent ? 1 : 0);
});

test('a second run sends nothing and takes nothing back', async () => {
	const buy = await open(5);
	await runExample(example, run('twice', buy));
	const waited = jest.fn();
	await runExample(example, run('twice', waited));
	expect(waited).not.toHaveBeenCalled();
	expect(sent()).toEqual([false]);
	expect(deletes()).toBe(0);
});

test('what could not be taken back is taken back by a Retry, and not sent again', async () => {
	const buy = await open(0);
	sandbox.fault({ match: { method: 'DELETE' }, status: 403 });
	const failed = await runExample(example, run('retried', buy));
	expect(failed.data.resultData.lastNodeExecuted).toBe('Unsend mass message');
	expect(sent()).toEqual([false]);
	const retried = await retryExample(example, run('retried', buy), failed);
	expect(retried.data.resultData.error).toBeUndefined();
	expect(sent()).toEqual([true]);
});

test('where OnlyFans takes it back no more, the execution fails and says so', async () => {
	sandbox = await startSandbox({
		bucket: null,
		life: { purchaseShare: 0, unsendMs: 3_600_000 },
	});
	const { data } = await runExample(
		example,
		run('late', () => {}),
	);
	expect(data.resultData.error?.message).toContain('can be unsent no longer');
	expect(sent()).toEqual([false]);
});
