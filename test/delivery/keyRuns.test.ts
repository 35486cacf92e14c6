import fc from 'fast-check';

import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import { freshFolder, join, runScript } from '../helpers/files';
import { print } from '../helpers/print';

const CONNECTIONS = ['conn_amber', 'conn_bella', 'conn_coral'];
const EXECUTIONS = 25;
/** What the database said, or OFAuth to a message that came to its turn in the last of the Retries. */
const REASON =
	/database|connection terminated unexpectedly|cut off|^OFAuth refused this: it gave no reason \(403\)$/;
const sandboxes: Sandbox[] = [];

afterAll(async () => await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close())));

interface Ended {
	ends: Record<string, string>;
	runs: number;
}

/** What each process is to send: executions of one to six items. */
function executionsOf(seed: number) {
	const [sizes] = fc.sample(
		fc.array(fc.integer({ min: 1, max: 6 }), { minLength: EXECUTIONS, maxLength: EXECUTIONS }),
		{ seed, numRuns: 1 },
	);
	return CONNECTIONS.map((connection) =>
		sizes.map((size, execution) =>
			Array.from({ length: size }, (_, item) => ({
				name: `${connection} ${seed} ${execution} ${item}`,
				connection,
			})),
		),
	);
}

async function runAll(
	{ url }: Sandbox,
	{ file, seed, failing }: { file: string; seed: number; failing: number },
): Promise<Ended[]> {
	const options = {
		nodeId: 'keys',
		parameters: {
			text: '={{ $json.name }}',
			connectionId: '={{ $json.connection }}',
			userLists: ['fans'],
			options: { sendOnceKey: '={{ $json.name }}' },
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: url },
		},
	};
	const processes = executionsOf(seed).map(async (executions, index) => {
		const args = { file, gapMs: 2, failing, seed: seed + index, executions, options };
		const { output } = await runScript('test/helpers/keyRuns.ts', args).ended;
		return JSON.parse(output) as Ended;
	});
	return await Promise.all(processes);
}

/** One in ten messages is refused once, one in ten is told to wait first. */
function refuseSome(sandbox: Sandbox, seed: number) {
	const names = executionsOf(seed).flat(2);
	const chosen = (rest: number) => names.filter((_, index) => (index + seed) % 10 === rest);
	for (const { name } of chosen(0)) sandbox.fault({ match: { text: name }, status: 403 });
	const wait = { status: 429, headers: { 'retry-after': '0.1' } };
	for (const { name } of chosen(5)) sandbox.fault({ match: { text: name }, ...wait });
	return names.length;
}

let allRuns = 0;

// Most of their time is a wait for what looks after the keys: side by side they take half of it.
test.concurrent.each([
	['refusals and rate limits', 11, 0],
	['refusals, rate limits, and a database that fails', 22, 4],
])(
	'three processes on one record of keys, with %s: no message lost, none twice',
	async (_name, seed, failing) => {
		const sandbox = await startSandbox({ bucket: null });
		sandboxes.push(sandbox);
		const created = () => sandbox.messages.map(({ body }) => String(body.text));
		const file = join(freshFolder(), 'keys.sqlite');
		const count = refuseSome(sandbox, seed);
		const first = await runAll(sandbox, { file, seed, failing });
		const ends = Object.assign({}, ...first.map((process) => process.ends)) as Ended['ends'];
		expect(Object.keys(ends)).toHaveLength(count);
		expect(created()).toHaveLength(new Set(created()).size);
		// Lost would be a message that is taken for sent and does not exist.
		const isSent = (end: string) => /^\d+$|^alreadySent$/.test(end);
		const lost = Object.entries(ends).filter(
			([name, end]) => isSent(end) && !created().includes(name),
		);
		expect(lost).toEqual([]);
		const told = Object.values(ends).filter((end) => !isSent(end));
		// Without a failing database nothing is left over; with one, what is left has an error that says why.
		if (failing === 0) expect(told).toEqual([]);
		expect(told).not.toContain('lost');
		for (const end of told) expect(end).toMatch(REASON);
		expect(told.length).toBeLessThan(count / 10);

		const second = await runAll(sandbox, { file, seed, failing: 0 });
		expect(created()).toHaveLength(new Set(created()).size);
		const runs = [...first, ...second].reduce((sum, process) => sum + process.runs, 0);
		print(
			`${runs} runs in 3 processes, ${count} keys${failing ? `, ${failing} % of calls to the database failing` : ''}: ${created().length} sent, 0 twice, 0 lost, ${told.length} told`,
		);
		expect(created().length + told.length).toBeGreaterThanOrEqual(count);
		allRuns += runs;
	},
	300_000,
);

test('that were 200 runs at least', () => {
	expect(allRuns).toBeGreaterThanOrEqual(200);
});
