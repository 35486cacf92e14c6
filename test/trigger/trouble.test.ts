import { tell, type Trouble } from '../../nodes/OfAuthTrigger/trouble';
import { startSandbox, type Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { BEGIN, onTestTime, toldIn } from './lives';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const parameters = { event: 'newTransaction' };

let sandbox: Sandbox;
onTestTime();
beforeAll(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	jest.setSystemTime(BEGIN);
	sandbox.reset();
});

test('a credential that cannot be used any more is told once in six hours too', async () => {
	const workflow = new PollingWorkflow(sandbox, { parameters });
	await workflow.activate();
	workflow.credential.apiKey = '';
	expect(await toldIn(workflow, 400)).toEqual([1, 361]);
});

test('a clock that was ahead and is put right does not keep anything from being told', () => {
	const passing = { message: '', nextStep: '' };
	const ahead: Trouble = { since: BEGIN + 1000 * HOUR, toldAt: BEGIN + 1000 * HOUR };
	let { trouble, isTold } = tell(ahead, passing, BEGIN);
	const told: number[] = [];
	for (let minute = 1; minute <= 400; minute++) {
		({ trouble, isTold } = tell(trouble, passing, BEGIN + minute * MINUTE));
		if (isTold) told.push(minute);
	}
	expect(told).toEqual([360]);
});

test('what asking again cannot mend is told at once, also while an outage was told of already', () => {
	const outage = { message: '', nextStep: '', status: 502 };
	const refusal = { message: '', nextStep: '', status: 401 };
	const told: number[] = [];
	let trouble: Trouble | undefined;
	for (let minute = 0; minute < 400; minute++) {
		const obstacle = minute < 20 || minute % 2 === 0 ? outage : refusal;
		const next = tell(trouble, obstacle, BEGIN + minute * MINUTE);
		({ trouble } = next);
		if (next.isTold) told.push(minute);
	}
	expect(told).toEqual([15, 21, 381]);
});
