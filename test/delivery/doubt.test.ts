import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';

import { deliver } from '../../nodes/OfAuth/delivery/deliver';
import { Ledger } from '../../nodes/OfAuth/delivery/ledger';
import type { Send } from '../../nodes/OfAuth/delivery/types';
import { EMPTY_RECORD } from './emptyRecord';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { credentialsFor, wordsOf } from '../actions/support';
import { storeBinary } from '../helpers/binaryStore';
import { retryRun, runNode, type RunOptions, type RunResult } from '../helpers/engine';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ bucket: null });
});
afterEach(async () => await sandbox.close());

const texts = () => sandbox.messages.map(({ body }) => body.text);
const outcomeOf = ({ error }: RunResult) =>
	(error as { context?: { data?: { outcome?: string } } })?.context?.data?.outcome;

type Parameters = NonNullable<RunOptions['parameters']>;

function options(parameters: Parameters = {}, more: Partial<RunOptions> = {}): RunOptions {
	return {
		mode: 'trigger',
		items: [{ text: 'a' }, { text: 'b' }],
		parameters: {
			connectionId: '={{ $json.connection ?? "conn_amber" }}',
			text: '={{ $json.text }}',
			userLists: ['fans'],
			...parameters,
			// What OFAuth shows is not asked for here: what is unknown stays so.
			options: { onUnknownOutcome: 'stop', ...(parameters.options as Parameters | undefined) },
		},
		credentials: credentialsFor(sandbox),
		...more,
	};
}

/** A run whose first message was created by OFAuth, and nobody knows. */
async function unknownRun(given: RunOptions) {
	sandbox.fault({ match: { text: 'a' }, create: true, drop: true });
	const { run } = await runNode(given);
	expect(texts()).toEqual(['a']);
	return run;
}

const FILE = { fileName: 'a.mp4', mimeType: 'video/mp4' };

interface Path {
	name: string;
	/** For the first item of the retry. */
	parameters?: () => Parameters;
	options?: Parameters;
	fault?: Fault;
}

const first = (value: string, other: string) => `={{ $itemIndex ? ${other} : ${value} }}`;
const price = (value: string) => ({ price: first(value, '5') });
const scheduled = (value: string) => ({
	whenToSend: 'scheduled',
	scheduledDate: first(value, '"2099-01-01"'),
});
const PATHS: Path[] = [
	{ name: 'its schedule has passed', parameters: () => scheduled('"2020-01-01"') },
	{ name: 'a field is bad', parameters: () => price('500') },
	{ name: 'an expression throws', parameters: () => ({ text: first('$("Nope").item', '"b"') }) },
	{
		name: 'an option cannot be read',
		options: { timeout: first('$("Nope").item', '60') },
	},
	{
		name: 'its connection is empty',
		parameters: () => ({ connectionId: first('""', '"conn_amber"') }),
	},
	{ name: 'OFAuth refuses it', fault: { status: 403 } },
	{
		name: 'the rate limit does not let it through',
		options: { maxWait: 0 },
		fault: { status: 429, headers: { 'retry-after': '9' } },
	},
	{
		name: 'OFAuth is updating itself',
		fault: { status: 401, body: { error: 'Outdated', type: 'RULES_OUTDATED' }, times: 3 },
	},
	{
		name: 'its schedule passes while it waits',
		parameters: () => scheduled(`"${new Date(Date.now() + 1500).toISOString()}"`),
		fault: { status: 429, headers: { 'retry-after': '2' } },
	},
	{
		name: 'its upload fails',
		parameters: () => ({
			media: {
				items: [
					{
						source: first('"binary"', '"references"'),
						binaryPropertyName: 'data',
						references: '501',
					},
				],
			},
		}),
		fault: { match: { method: 'POST', path: /uploads/ }, status: 403 },
	},
];

describe.each(PATHS)('sent again, but $name', ({ parameters, options: own, fault }) => {
	const again = async (more: Partial<RunOptions> = {}) => {
		const binary = { data: await storeBinary('filesystem', [Buffer.alloc(10, 1)], FILE) };
		const run = await unknownRun(options({}, { binary }));
		if (fault) sandbox.fault({ match: { text: 'a' }, ...fault });
		const sendAgain = { options: { onUnknownOutcome: 'sendAgain', ...own } };
		return await retryRun(options({ ...parameters?.(), ...sendAgain }, { binary, ...more }), run);
	};

	test('errors stop: the error tells that it may exist, and the next Retry does not send it', async () => {
		const result = await again();
		const words = wordsOf(result.error);
		expect(words).toContain('Nobody knows whether OFAuth created this message');
		expect(words).toMatch(/may have been created( before|: item 0)/);
		expect(words).not.toMatch(/Nothing was sent|run the node again|not tried: 2/);
		expect(outcomeOf(result) ?? 'unknown').toBe('unknown');
		expect(texts()).toEqual(['a']);

		const next = await retryRun(options(), result.run);
		expect(outcomeOf(next)).toBe('unknown');
		expect(texts()).toEqual(['a']);
	});

	test('errors go on: its item is unknown', async () => {
		const { items, error } = await again({ settings: { onError: 'continueRegularOutput' } });
		expect(error).toBeUndefined();
		expect(items[0].json.details).toMatchObject({ outcome: 'unknown' });
		expect(items[0].json.message).toContain('Nobody knows whether OFAuth created this message');
		expect(JSON.stringify(items[0].json)).toContain('The connection to OFAuth broke');
		expect(items[1].json.error).toBeUndefined();
		expect(texts()).toEqual(['a', 'b']);
	});
});

test('an item that has become bad does not hide another that may exist, nor what was sent', async () => {
	const items = ['sent', 'a', 'late'].map((text) => ({ text }));
	sandbox.fault({ match: { text: 'a' }, create: true, drop: true });
	const { run } = await runNode(options({}, { items }));
	const late = { whenToSend: 'scheduled', scheduledDate: '2020-01-01' };
	const { error } = await retryRun(options(late, { items }), run);
	expect(error?.message).toMatch(
		/^Nothing more was sent \(1 were, before; item 1 may have been created before\)\. Scheduled Date \[item 2\]/,
	);
	expect(error?.description).toContain('[item 1] unknown: The connection to OFAuth broke');
	expect(error?.description).toContain('Nobody knows whether OFAuth created this message');
	expect(error?.description).toContain(
		'retry this newest execution from the list of executions: a new run would send again',
	);
	expect(wordsOf(error)).not.toContain('Nothing was sent');
	expect(texts()).toEqual(['sent', 'a']);
});

test('the same within one run, by Retry On Fail: the next item has become bad', async () => {
	const nodeType = new OfAuth();
	const { execute } = nodeType;
	let tries = 0;
	nodeType.execute = async function (this: IExecuteFunctions) {
		this.getInputData()[1].json.price = ++tries > 1 ? 500 : 5;
		return await execute.call(this);
	};
	sandbox.fault({ match: { text: 'a' }, create: true, drop: true });
	const { error } = await runNode(
		options(
			{ price: '={{ $json.price ?? 5 }}' },
			{ nodeType, settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } },
		),
	);
	expect(error?.message).toMatch(
		/^Nothing more was sent \(item 0 may have been created before\)\. Price \(USD\) \[item 1\]/,
	);
	expect(wordsOf(error)).not.toContain('run the node again');
	expect(texts()).toEqual(['a']);
});

test('what may exist and was not reached again is told as unknown, not as not tried', async () => {
	const items = [
		{ text: 'refused', connection: 'conn_bella' },
		{ text: 'a', connection: 'conn_amber' },
	];
	sandbox.fault({ match: { text: 'refused' }, status: 403, delayMs: 200 });
	sandbox.fault({ match: { text: 'a' }, create: true, drop: true });
	const { run } = await runNode(options({}, { items }));
	expect(texts()).toEqual(['a']);

	sandbox.fault({ match: { text: 'refused' }, status: 403, delayMs: 200 });
	sandbox.fault({ match: { text: 'a' }, status: 429, headers: { 'retry-after': '60' } });
	const sendAgain = { options: { onUnknownOutcome: 'sendAgain' } };
	const { error } = await retryRun(options(sendAgain, { items }), run);
	expect(error?.message).toContain('[item 0; Bella Frost @bellafrost (conn_bella)]');
	expect(error?.description).toContain('not tried: 0; may have been created: item 1.');
	expect(error?.description).toContain(
		'[item 1; Amber Lane @amberlane (conn_amber)] unknown: The connection to OFAuth broke',
	);
	expect(error?.description).toContain('Nobody knows whether OFAuth created this message');
	expect(texts()).toEqual(['a']);
});

test('every message that may exist is named, however many', async () => {
	const items = Array.from({ length: 16 }, (_, item) => ({ text: `m${item}` }));
	sandbox.fault({ match: { text: 'm0' }, status: 403, delayMs: 300 });
	sandbox.fault({ create: true, drop: true, times: Infinity, delayMs: 400 });
	const parallel = { options: { parallelSends: 16 } };
	const { error, run } = await runNode(options(parallel, { items }));
	const all = items.slice(1).map((_, index) => index + 1);
	expect(texts()).toHaveLength(15);
	expect(error?.description).toContain(`may have been created: items ${all.join(', ')}.`);

	const price = { price: '={{ $itemIndex ? 5 : 500 }}' };
	const bad = await retryRun(options(price, { items }), run);
	expect(bad.error?.message).toContain('15 more may have been created before');
	expect(bad.error?.description).toContain(`May have been created: items ${all.join(', ')}.`);
});

describe('delivery', () => {
	const failure = { message: 'The connection broke', nextStep: '' };
	const unknownLedger = () => {
		const context: IContextObject = {};
		const ledger = new Ledger(context, 0);
		ledger.unknown(0, failure);
		return ledger;
	};
	const send = (more: Partial<Send>): Send => ({
		item: 0,
		lane: 'conn',
		maxWait: 0,
		atOnce: 1,
		isLate: () => undefined,
		post: async () => ({ status: 200, headers: {}, body: { id: 1 } }),
		...more,
	});
	const place = { record: EMPTY_RECORD, onTrouble: () => undefined, stopAtFailure: true };

	test('a run that is stopped leaves what may exist unknown', async () => {
		const post = jest.fn();
		const settings = { ...place, ledger: unknownLedger() };
		const cancelSignal = { aborted: true };
		const made = await deliver([send({ post })], { ...settings, cancelSignal });
		expect(made.get(0)).toMatchObject({ outcome: 'unknown', failure });
		expect(post).not.toHaveBeenCalled();
	});

	test('something that breaks here leaves what may exist unknown', async () => {
		const isLate = () => {
			throw new Error('broken');
		};
		const settings = { ...place, ledger: unknownLedger() };
		const made = await deliver([send({ isLate })], settings);
		expect(made.get(0)).toMatchObject({ outcome: 'unknown' });
	});
});
