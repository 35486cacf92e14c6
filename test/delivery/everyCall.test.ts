import { SANDBOX_API_KEY, startSandbox, type Sandbox } from '../../sandbox';
import type { Break } from '../helpers/breaks';
import { retryRun, runNode, type RunOptions } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';

const TEXTS = ['first', 'second', 'third'];
/** More than the calls of one execution that change something. */
const CALLS = 16;
const WAYS: Array<[how: string, breaks: Break[]]> = [
	['fails before it writes', ['before']],
	['fails after it has written', ['after']],
	['fails before it writes, as does its repetition', ['before', 'before']],
	['fails after it has written, as does its repetition', ['after', 'after']],
];

/** By node: each execution has one of its own, and with it a record. */
const failing = new Map<string, { at: number; breaks: Break[]; calls: number }>();
let sandbox: Sandbox;

beforeAll(async () => {
	const breaksOf = (nodeId?: string) => {
		const one = failing.get(nodeId ?? '');
		return one?.breaks[one.calls++ - one.at];
	};
	await useProcessedData(':memory:', 0, breaksOf);
});
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const created = () => sandbox.messages.map(({ body }) => String(body.text));

/** Three messages, of which OFAuth refuses the second at first. */
function execution(nodeId: string, sendOnceKey?: string): RunOptions {
	sandbox.fault({ match: { text: `${nodeId} second` }, status: 403 });
	return {
		nodeId,
		mode: 'trigger',
		executionId: nodeId,
		items: TEXTS.map((text) => ({ text: `${nodeId} ${text}` })),
		parameters: {
			text: '={{ $json.text }}',
			userLists: ['fans'],
			options: sendOnceKey ? { sendOnceKey } : {},
		},
		credentials: {
			main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: sandbox.url },
		},
	};
}

/** Runs an execution and its Retries; in the last of them errors go on as items. @returns what became of each item */
async function ends(options: RunOptions) {
	let result = await runNode(options);
	for (let tries = 1; result.error && tries < 4; tries++) {
		const ids = { executionId: `${options.nodeId} ${tries}`, retryOf: options.executionId };
		const settings = tries === 3 ? ({ onError: 'continueRegularOutput' } as const) : {};
		options = { ...options, mode: 'retry', settings, ...ids };
		result = await retryRun(options, result.run);
	}
	return result.items.map(({ json }) => json);
}

describe.each([
	['with Send Once Keys', '={{ $json.text }}'],
	['without', undefined],
])('%s: a call of n8n’s database', (which, sendOnceKey) => {
	test.each(WAYS)(
		'%s, whichever it is: no message twice, and of each that does not exist the output tells why',
		async (how, breaks) => {
			const all = Array.from({ length: CALLS }, async (_, at) => {
				const nodeId = `${which}, ${how} ${at}`;
				failing.set(nodeId, { at, breaks, calls: 0 });
				return { at, nodeId, items: await ends(execution(nodeId, sendOnceKey)) };
			});
			for (const { at, nodeId, items } of await Promise.all(all)) {
				const texts = TEXTS.map((text) => `${nodeId} ${text}`);
				const lost = texts.filter(
					(text, item) => !created().includes(text) && typeof items[item]?.error !== 'string',
				);
				expect({ at, lost }).toEqual({ at, lost: [] });
				for (const { error } of items.filter((item) => item.error))
					expect(error).toMatch(/Send Once Key|database|cut off|refused this/);
			}
			expect(created()).toHaveLength(new Set(created()).size);
			const reached = [...failing.values()].filter(({ at, calls }) => calls > at);
			expect(reached.length).toBeGreaterThan(4);
			failing.clear();
		},
		120_000,
	);
});
