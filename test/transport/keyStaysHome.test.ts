import type { INode, INodeParameters } from 'n8n-workflow';

import { credentialsFor, send, wordsOf } from '../actions/support';
import { runNode, type RunOptions } from '../helpers/engine';
import { useSandbox } from '../sandbox/client';
import { ECHOES, MARK, OTHER_WRITINGS } from './echoes';
import { inspect, record } from './recorder';

const its = useSandbox({ apiKey: MARK, bucket: null });
const options = { timeout: 0.4, maxWait: 0, onUnknownOutcome: 'stop' };
const MODES: Array<[name: string, settings: Partial<INode>]> = [
	['stop', {}],
	['continue', { onError: 'continueRegularOutput' }],
	['error output', { onError: 'continueErrorOutput' }],
	['Retry On Fail', { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }],
];

/** Where the key stands in a text, with a few words before it. */
function places(text: string): string[] {
	const writings = [MARK, ...OTHER_WRITINGS].join('|').replaceAll('+', '\\+');
	return [...text.matchAll(new RegExp(`.{0,80}(?:${writings})`, 'g'))].map(([place]) => place);
}

/** Everything a run leaves behind, and all that was said while it ran. */
async function tracesOf(run: RunOptions): Promise<string> {
	const recorder = record();
	try {
		const result = await send(its.sandbox, {
			credentials: credentialsFor(its.sandbox, { apiKey: MARK }),
			...run,
		});
		const { error } = result;
		const parts = [error?.message, error?.stack, inspect(error), JSON.stringify(error)];
		return [JSON.stringify(result), inspect(result), ...parts, recorder.said()].join('\n');
	} finally {
		recorder.stop();
	}
}

describe.each(MODES)('%s', (_mode, settings) => {
	test.each(ECHOES)('%s does not bring the key out', async (_name, fault) => {
		its.sandbox.fault({ ...fault, times: Infinity });
		const items = [{}, {}];
		const traces = await tracesOf({ settings, items, parameters: { options } });
		expect(its.sandbox.received.length).toBeGreaterThan(0);
		expect(its.sandbox.received[0].headers.apikey).toBe(MARK);
		expect(places(traces)).toEqual([]);
	});

	test.each<[string, RunOptions]>([
		['bad items', { parameters: { userIds: '-1' } }],
		[
			'a missing connection',
			{ credentials: { main: { apiKey: MARK, baseUrl: 'https://x.test' } } },
		],
		[
			'a Base URL without TLS',
			{ credentials: { main: { apiKey: MARK, baseUrl: 'http://x.test' } } },
		],
		['a Base URL that is none', { credentials: { main: { apiKey: MARK, baseUrl: 'x' } } }],
		['a Base URL that is the key', { credentials: { main: { apiKey: MARK, baseUrl: MARK } } }],
		[
			'a Base URL with the key in it',
			{ credentials: { main: { apiKey: MARK, baseUrl: `https://a:${MARK}@x.test` } } },
		],
		['a key with a line break', { credentials: { main: { apiKey: `${MARK}\n${MARK}` } } }],
		['Dry Run', { parameters: { options: { dryRun: true } } }],
		['an empty option', { parameters: { options: { sendOnceKey: '={{ $json.x }}' } } }],
		['an operation that does not exist', { parameters: { operation: 'x' } }],
		['an expression that throws', { parameters: { text: '={{ $json.a.b.c() }}' } }],
	])('%s', async (_name, run) => {
		expect(places(await tracesOf({ ...run, settings }))).toEqual([]);
	});
});

test.each([
	`key: ${MARK} conn_1`,
	`conn_1${MARK}`,
	` ${MARK} `,
	MARK.toUpperCase(),
	`={{ ({ a: "${MARK} x" }) }}`,
])('a Connection of %j is refused, and Dry Run does not show it either', async (connectionId) => {
	for (const options of [{}, { dryRun: true }]) {
		const { error, items } = await send(its.sandbox, {
			credentials: credentialsFor(its.sandbox, { apiKey: MARK }),
			parameters: { connectionId, options },
		});
		expect(error?.message).toBe(
			'Nothing was sent. Connection [item 0]: the API Key is in it: give the ID of a connection and nothing else',
		);
		expect(places(wordsOf(error))).toEqual([]);
		expect(items).toEqual([]);
	}
	expect(its.sandbox.received).toEqual([]);
});

test('the key that was also pasted into Connection ID is not shown by Dry Run', async () => {
	const credentials = credentialsFor(its.sandbox, { apiKey: MARK, connectionId: MARK });
	const parameters: INodeParameters = { options: { dryRun: true } };
	expect(places(await tracesOf({ credentials, parameters }))).toEqual([]);
});

test('a port where nothing listens, and one that speaks no TLS', async () => {
	for (const baseUrl of ['http://127.0.0.1:9', its.sandbox.url.replace('http', 'https')]) {
		const credentials = { main: { apiKey: MARK, connectionId: 'conn_amber', baseUrl } };
		expect(places(await tracesOf({ credentials }))).toEqual([]);
	}
});

describe('the search would find it', () => {
	test('in an item', async () => {
		expect(places(await tracesOf({ items: [{ deep: { key: [MARK] } }] }))).not.toEqual([]);
	});

	test('in an error', async () => {
		expect(places(await tracesOf({ parameters: { userIds: `${MARK} x` } }))).not.toEqual([]);
	});

	test('in what is logged', async () => {
		const recorder = record();
		for (const [index, logger] of recorder.loggers.entries()) {
			logger.debug('said', { deep: { error: new Error(`${MARK}-${index}`) } });
		}
		await runNode({ credentials: credentialsFor(its.sandbox) });
		recorder.stop();
		for (const index of recorder.loggers.keys()) {
			expect(recorder.said()).toContain(`${MARK}-${index}`);
		}
	});
});
