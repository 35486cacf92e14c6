import {
	startSandbox,
	type ReceivedRequest,
	type Sandbox,
	type SandboxConnection,
} from '../../sandbox';
import { PollingWorkflow } from '../helpers/polling';
import { KINDS } from './kinds';
import { BEGIN, onTestTime } from './lives';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const CREATORS = 160;
/** What an answer takes here: 20 seconds are 34 of them, and those that are on their way then. */
const SLOW = 600;

const connections = Array.from({ length: CREATORS }, (_, nth): SandboxConnection => {
	const userData = { id: 91_001 + nth, name: `Creator ${nth}`, username: `c${nth}`, avatar: null };
	return { id: `conn_${nth}`, status: 'active', userData };
});

let sandbox: Sandbox;
let now = BEGIN;
let isSlow = true;

function pass(ms: number): void {
	now += ms;
	jest.setSystemTime(now);
}

onTestTime();
beforeAll(async () => {
	const onAnswered = ({ path }: ReceivedRequest) => {
		if (isSlow && path.startsWith('/v2/access/')) pass(SLOW);
	};
	sandbox = await startSandbox({
		bucket: null,
		connections,
		transactions: 3,
		life: { purchaseShare: 0 },
		onAnswered,
	});
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	isSlow = true;
	pass(MINUTE);
	sandbox.reset();
});

/** Whose lists the sandbox was asked for since the last time, each once. */
function asked(): string[] {
	const ids = sandbox.received.flatMap(({ connectionId }) => connectionId ?? []);
	sandbox.received.length = 0;
	return [...new Set(ids)];
}

/** Polls each minute, and looks whom each poll reaches. */
async function poll(workflow: PollingWorkflow, times: number): Promise<string[][]> {
	const reached: string[][] = [];
	for (let nth = 0; nth < times; nth++) {
		pass(MINUTE);
		await workflow.tick();
		reached.push(asked());
	}
	return reached;
}

test('more than a poll can reach come in turn: nobody waits longer than it takes to reach all', async () => {
	const workflow = new PollingWorkflow(sandbox, {
		parameters: { event: 'newTransaction', connections: 'every' },
	});
	await workflow.activate();
	const reached = [asked(), ...(await poll(workflow, 9))];
	const fewest = Math.min(...reached.map(({ length }) => length));
	expect(fewest).toBeLessThan(CREATORS / 2);
	// Whom the activation has reached waits for those whom it has not.
	expect(reached[1].filter((id) => reached[0].includes(id))).toEqual([]);
	const longest = Math.ceil(CREATORS / fewest);
	for (const { id } of connections) {
		const polls = reached.flatMap((some, nth) => (some.includes(id) ? [nth] : []));
		const gaps = polls.map((nth, index) => nth - (polls[index - 1] ?? -1));
		const gap = Math.max(...gaps, reached.length - (polls.at(-1) ?? -1));
		expect([id, gap <= longest, gap]).toEqual([id, true, gap]);
	}
});

describe.each(Object.entries(KINDS))(
	'%s of creators whom the first poll did not reach',
	(_, kind) => {
		test('come all the same, each once, and nothing of before', async () => {
			for (const { id } of connections) kind.add(sandbox, now - MINUTE, id);
			const workflow = new PollingWorkflow(sandbox, {
				parameters: { ...kind.parameters, connections: 'every' },
			});
			await workflow.activate();
			expect(asked().length).toBeLessThan(CREATORS / 2);
			pass(SECOND);
			const wanted = connections.map(({ id }) => `${id} ${kind.add(sandbox, now, id)}`);
			await poll(workflow, 9);
			const came = workflow.emitted.map(
				(json) => `${String(json.connectionId)} ${kind.keyOf(json)}`,
			);
			expect(came.sort()).toEqual(wanted.sort());
		}, 60_000);
	},
);

test('buyers of what goes out after the first poll, of creators whom it did not reach, come too', async () => {
	const workflow = new PollingWorkflow(sandbox, {
		parameters: { event: 'massMessageBought', connections: 'every' },
	});
	const old = connections.map(({ id }) => messageOf(id));
	pass(MINUTE);
	await workflow.activate();
	expect(asked().length).toBeLessThan(CREATORS / 2);
	pass(SECOND);
	const wanted = connections.map(({ id }) => messageOf(id));
	await poll(workflow, 4);
	for (const { connectionId, id } of [...old, ...wanted])
		sandbox.buy({ connectionId, massMessageId: id, userId: 100_001 });
	await poll(workflow, 20);
	expect(workflow.emitted.map(({ connectionId }) => connectionId).sort()).toEqual(
		connections.map(({ id }) => id).sort(),
	);
	expect(workflow.emitted.map(({ massMessageId }) => massMessageId).sort()).toEqual(
		wanted.map(({ id }) => id).sort(),
	);
}, 60_000);

/** A paid message that nobody buys by chance. */
function messageOf(connectionId: string) {
	const body = { text: 'Hi', userLists: ['fans'], price: 5, mediaItems: [501] };
	return sandbox.addMessage({ connectionId, body, at: now });
}
