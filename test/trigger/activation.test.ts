import { PollingWorkflow } from '../helpers/polling';
import { onStage } from './stage';

const MINUTE = 60_000;
const NEW_TRANSACTION = { event: 'newTransaction' };
const OF_EVERY = { ...NEW_TRANSACTION, connections: 'every' };

const stage = onStage();
const { connections, pass } = stage;

test('a workflow is published again while one creator is refused, as often as somebody likes', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters: OF_EVERY });
	expect(await workflow.activate()).toBeNull();
	connections[1] = { ...connections[1], permissions: ['messages:read'] };
	for (let time = 0; time < 3; time++) {
		pass(MINUTE);
		expect(await workflow.activate('update')).toBeNull();
	}
	await expect(workflow.tick()).rejects.toMatchObject({
		message: expect.stringContaining('Bella Frost') as string,
		description: expect.stringContaining('Nothing is lost') as string,
	});
});

test('is not published for a connection that cannot be read, though another was before', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters: NEW_TRANSACTION });
	await workflow.activate();
	const connectionId = { __rl: true, mode: 'id', value: 'conn_nobody' };
	workflow.change({ parameters: { ...NEW_TRANSACTION, connectionId } });
	await expect(workflow.activate('update')).rejects.toThrow('conn_nobody');
});

test('is published while a poll of the time before runs: what happens from then on comes', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters: NEW_TRANSACTION });
	await workflow.activate();
	const match = { path: /transactions$/ };
	stage.sandbox.fault({ match, status: 500, delayMs: 300 });
	const before = workflow.tick();
	workflow.change({ parameters: { ...NEW_TRANSACTION, type: 'tips' } });
	expect(await workflow.activate('update')).toBeNull();
	await before;
	const { id } = stage.sandbox.addTransaction({ connectionId: 'conn_amber', type: 'tips' });
	pass(MINUTE);
	expect(await workflow.tick()).toMatchObject([{ id }]);
});

test('is not published with a wrong key while a poll of the time before runs', async () => {
	const workflow = new PollingWorkflow(stage.sandbox, { parameters: NEW_TRANSACTION });
	await workflow.activate();
	const match = { path: /transactions$/ };
	stage.sandbox.fault({ match, status: 500, delayMs: 300 });
	const before = workflow.tick().catch(() => null);
	workflow.credential.apiKey = 'sk_sandbox_wrong';
	workflow.change({ parameters: { ...NEW_TRANSACTION, type: 'tips' } });
	await expect(workflow.activate('update')).rejects.toThrow('401');
	await before;
});
