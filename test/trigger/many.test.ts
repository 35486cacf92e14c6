import { DEFAULT_CONNECTIONS, startSandbox, type Sandbox } from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { BEGIN, onTestTime } from './lives';

const MINUTE = 60_000;
const COUNT = 120;
/** Requests for which there is time in one poll. */
const REACHED = 40;
const IDS = Array.from({ length: COUNT }, (_, nth) => `conn_${nth}`);
const OF_EVERY = { event: 'newTransaction', connections: 'every' };

let sandbox: Sandbox;
onTestTime();
beforeAll(async () => {
	const [any] = DEFAULT_CONNECTIONS;
	sandbox = await startSandbox({ bucket: null, connections: IDS.map((id) => ({ ...any, id })) });
});
afterAll(async () => await sandbox.close());

test(`${COUNT} connections of which a poll reaches a third: each begins, and what happens then comes once`, async () => {
	jest.setSystemTime(BEGIN);
	sandbox.reset();
	let now = BEGIN;
	const clock = jest.spyOn(Date, 'now');
	let asked = 0;
	clock.mockImplementation(() => now + ((sandbox.received.length - asked) * 20_000) / REACHED);
	const turn = async (poll: () => Promise<unknown>) => {
		now += MINUTE;
		asked = sandbox.received.length;
		await poll();
	};
	const workflow = new PollingWorkflow(sandbox, { parameters: OF_EVERY });
	await turn(async () => await workflow.activate());
	for (let nth = 0; nth < 4; nth++) await turn(async () => await workflow.tick());
	for (const connectionId of IDS) sandbox.addTransaction({ connectionId, at: now });
	for (let nth = 0; nth < 5; nth++) await turn(async () => await workflow.tick());
	clock.mockRestore();
	expect(workflow.emitted.map(({ connectionId }) => connectionId).sort()).toEqual([...IDS].sort());
});
