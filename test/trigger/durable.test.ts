import { KEEPS_CURSORS, ScheduledWorkflow } from '../helpers/scheduledPolling';
import { onStage } from './stage';

const MINUTE = 60_000;
const ON = { connectionId: 'conn_amber' };
const parameters = { event: 'newTransaction' };

const stage = onStage();
const { pass } = stage;

const whereKept = KEEPS_CURSORS ? test : test.skip;

async function activated(): Promise<ScheduledWorkflow> {
	const workflow = new ScheduledWorkflow(stage.sandbox, { parameters });
	expect(await workflow.activate()).toBeNull();
	return workflow;
}

whereKept('what happens in the minute after activation comes', async () => {
	const workflow = await activated();
	pass(MINUTE / 2);
	const { id } = stage.sandbox.addTransaction(ON);
	pass(MINUTE / 2);
	expect(await workflow.tick()).toMatchObject([{ id }]);
	pass(MINUTE);
	expect(await workflow.tick()).toBeNull();
});

whereKept(
	'what happens in the minute after it was set to wait for something else comes too',
	async () => {
		const workflow = await activated();
		await workflow.tick();
		workflow.change({ parameters: { ...parameters, type: 'tips' } });
		await workflow.activate('update');
		pass(MINUTE);
		const { id } = stage.sandbox.addTransaction({ ...ON, type: 'tips' });
		expect(await workflow.tick()).toMatchObject([{ id }]);
	},
);

whereKept.each([
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
