import { MOST_REQUESTS } from '../../nodes/OfAuthTrigger/asking';
import { LOOK_TIMES } from '../../nodes/OfAuth/delivery/lookTimes';
import { requestOptions } from '../../nodes/OfAuth/runner/options/requestOptions';
import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { runNode } from '../../test/helpers/engine';
import { PollingWorkflow } from '../../test/helpers/polling';
import { KINDS } from '../../test/trigger/kinds';

/** How many requests of a connection something takes beside the messages themselves. */
export interface Cost {
	what: string;
	requests: string;
	/** How it is known. */
	from: 'measured' | 'computed';
}

/** What shares the bucket of a connection with its messages. */
export async function costs(): Promise<Cost[]> {
	const sandbox = await startSandbox({ bucket: null });
	const checkEvery = Number(requestOptions.checkEvery.form.default);
	const all: Cost[] = [
		...(await pollsOf(sandbox)),
		{
			what: `Mass Message → Wait Until Sent, however many messages of the connection it waits for, every ${checkEvery} s`,
			requests: `${60 / checkEvery} a minute`,
			from: 'computed',
		},
		{
			what: 'Looking up what is of unknown outcome, however many messages of the connection',
			requests: `${LOOK_TIMES.length} within half a minute`,
			from: 'computed',
		},
		{
			what: 'Finding user lists by name, up to 100 lists, however many messages',
			requests: `${await namesIn(sandbox)} a run`,
			from: 'measured',
		},
	];
	await sandbox.close();
	return all;
}

async function pollsOf(sandbox: Sandbox): Promise<Cost[]> {
	const found: Array<{ quiet: number; busy: number }> = [];
	for (const { parameters, add } of Object.values(KINDS)) {
		sandbox.reset();
		const workflow = new PollingWorkflow(sandbox, { parameters });
		await workflow.activate();
		const counted = async () => {
			sandbox.received.length = 0;
			await workflow.tick();
			return sandbox.received.length;
		};
		const quiet = await counted();
		add(sandbox, Date.now());
		found.push({ quiet, busy: await counted() });
	}
	const most = (name: 'quiet' | 'busy') => Math.max(...found.map((one) => one[name]));
	return [
		{
			what: 'An OFAuth Trigger that finds nothing new',
			requests: `${most('quiet')} a poll`,
			from: 'measured',
		},
		{
			what: 'An OFAuth Trigger that finds something new',
			requests: `${most('busy')} a poll`,
			from: 'measured',
		},
		{
			what: 'An OFAuth Trigger with a backlog',
			requests: `up to ${MOST_REQUESTS} a poll`,
			from: 'computed',
		},
	];
}

async function namesIn(sandbox: Sandbox): Promise<number> {
	sandbox.reset();
	const { error } = await runNode({
		items: Array.from({ length: 5 }, (_, nth) => ({ text: `message ${nth}` })),
		parameters: {
			text: '={{ $json.text }}',
			userLists: ['VIP whales'],
			options: { dryRun: false },
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
	});
	if (error) throw error;
	return sandbox.received.filter(({ method }) => method === 'GET').length;
}
