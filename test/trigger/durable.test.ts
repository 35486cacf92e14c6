import { ScheduledWorkflow } from '../helpers/scheduledPolling';
import { toldIn } from './lives';
import { onStage } from './stage';

const MINUTE = 60_000;
const ON = { connectionId: 'conn_amber' };
const parameters = { event: 'newTransaction' };

const stage = onStage();
const { pass } = stage;

async function activated(): Promise<ScheduledWorkflow> {
	const workflow = new ScheduledWorkflow(stage.sandbox, { parameters });
	expect(await workflow.activate()).toBeNull();
	return workflow;
}

test('what happens in the minute after activation comes', async () => {
	const workflow = await activated();
	pass(MINUTE / 2);
	const { id } = stage.sandbox.addTransaction(ON);
	pass(MINUTE / 2);
	expect(await workflow.tick()).toMatchObject([{ id }]);
	pass(MINUTE);
	expect(await workflow.tick()).toBeNull();
});

test('what happens in the minute after it was set to wait for something else comes too', async () => {
	const workflow = await activated();
	await workflow.tick();
	workflow.change({ parameters: { ...parameters, type: 'tips' } });
	await workflow.activate('update');
	pass(MINUTE);
	const { id } = stage.sandbox.addTransaction({ ...ON, type: 'tips' });
	expect(await workflow.tick()).toMatchObject([{ id }]);
});

test.each([
	['at first', 0],
	['later', 1],
])('what n8n could not start an execution with %s comes again, and once', async (_when, polls) => {
	const workflow = await activated();
	for (let nth = 0; nth < polls; nth++) await workflow.tick();
	pass(MINUTE);
	const { id } = stage.sandbox.addTransaction(ON);
	workflow.cannotStart = true;
	for (let nth = 0; nth < 2; nth++) {
		pass(MINUTE);
		expect(await workflow.tick()).toBeNull();
	}
	workflow.cannotStart = false;
	pass(MINUTE);
	expect(await workflow.tick()).toMatchObject([{ id }]);
	pass(MINUTE);
	expect(await workflow.tick()).toBeNull();
});

test('what goes wrong is told as seldom, though n8n stores nothing of a poll that ends with an error', async () => {
	const workflow = await activated();
	const match = { method: 'GET', path: '/v2/access/earnings/transactions' };
	stage.sandbox.fault({ match, status: 502, times: Infinity });
	expect(await toldIn(workflow, 400)).toEqual([16, 376]);
});
