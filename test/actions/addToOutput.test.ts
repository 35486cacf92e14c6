import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { retryRun, runNode, type RunOptions } from '../helpers/engine';
import { useProcessedData } from '../helpers/processedData';
import { KNOWS_DETAILS } from '../helpers/engineVersions';
import { useSandbox } from '../sandbox/client';
import { credentialsFor } from './support';

const its = useSandbox();
beforeAll(async () => await useProcessedData(':memory:'));

const ALL = ['connectionId', 'sendOnceKey', 'request', 'input'];
const ITEMS = [
	{ name: 'Ada', connection: 'conn_amber' },
	{ name: 'Bo', connection: 'conn_bella' },
];
const goesOn = { onError: 'continueRegularOutput' } as const;

let nodes = 0;
beforeEach(() => nodes++);
/** A message per item, each through its own connection; n8n keeps keys per node. */
function messages(options: INodeParameters, more: Partial<RunOptions> = {}): RunOptions {
	return {
		nodeId: `additions-${nodes}`,
		credentials: credentialsFor(its.sandbox),
		items: ITEMS,
		...more,
		parameters: {
			connectionId: '={{ $json.connection }}',
			text: '=Hi {{ $json.name }}',
			userIds: '123456',
			...more.parameters,
			options: { sendOnceKey: '=may-{{ $json.name }}', ...options },
		},
	};
}
const added = (index: number) => ({
	connectionId: ITEMS[index].connection,
	sendOnceKey: `may-${ITEMS[index].name}`,
	request: {
		method: 'POST',
		path: '/v2/access/mass-messages',
		body: { text: `Hi ${ITEMS[index].name}`, userIds: [123456] },
	},
	input: ITEMS[index],
});
const outputOf = async (options: RunOptions) =>
	(await runNode(options)).items.map(({ json }) => json);

test('the response has beside it what was asked for, under its own name', async () => {
	const output = await outputOf(messages({ addToOutput: ALL }));
	expect(output).toEqual(
		[0, 1].map((index) => expect.objectContaining({ id: 7001 + index, ...added(index) })),
	);
	const { request } = output[0] as { request: IDataObject };
	const [sent] = its.sandbox.received.filter(({ method }) => method === 'POST');
	expect(sent).toMatchObject(request);
});

test.each(ALL)('%s alone', async (name) => {
	const [plain] = await outputOf(messages({}, { nodeId: `plain-${name}` }));
	its.sandbox.reset();
	const [json] = await outputOf(messages({ addToOutput: [name] }, { nodeId: `alone-${name}` }));
	const { [name]: value, ...response } = json;
	expect(value).toEqual(added(0)[name as keyof ReturnType<typeof added>]);
	expect(Object.keys(response)).toEqual(Object.keys(plain));
});

test('not added, the response stays as it came', async () => {
	const answer = { id: 5, connectionId: 'theirs', request: { a: 1 } };
	its.sandbox.fault({ body: answer, times: 2 });
	expect(await outputOf(messages({}))).toEqual([answer, answer]);
});

test('a field of the response by the same name is not lost, and ours has its name', async () => {
	its.sandbox.fault({ body: { id: 5, connectionId: 'theirs', input: 0 } });
	const [json] = await outputOf(messages({ addToOutput: ALL }, { items: ITEMS.slice(0, 1) }));
	expect(json).toEqual({
		id: 5,
		...added(0),
		connectionIdInResponse: 'theirs',
		inputInResponse: 0,
	});
});

test('also in a Dry Run, and in what was not sent again', async () => {
	await runNode(messages({}));
	const again = await outputOf(messages({ addToOutput: ALL }));
	expect(again).toEqual(
		[0, 1].map((index) => ({ sent: false, alreadySent: true, ...added(index) })),
	);
	const [shown] = await outputOf(messages({ addToOutput: ALL, dryRun: true }));
	expect(shown).toMatchObject({ dryRun: true, sent: false, ...added(0) });
});

test('a file stands in the request as a Dry Run shows it', async () => {
	const binary = { data: { data: 'AAAA', mimeType: 'image/jpeg', fileName: 'one.jpg' } };
	const media = { items: [{ source: 'binary', binaryPropertyName: 'data' }] };
	const [json] = await outputOf(
		messages({ addToOutput: ['request'] }, { binary, parameters: { media } }),
	);
	const { body } = json.request as { body: IDataObject };
	expect(body.mediaItems).toEqual([expect.objectContaining({ filename: 'one.jpg', size: 3 })]);
});

describe('an item of an error', () => {
	const failing = async (more: Partial<RunOptions> = {}) => {
		its.sandbox.fault({ status: 403, body: { error: 'No', type: 'FORBIDDEN' } });
		return await runNode(messages({ addToOutput: ALL }, { settings: goesOn, ...more }));
	};

	test('has it among its details, and no key beside them', async () => {
		const { items } = await failing();
		const [{ json }] = items;
		expect(Object.keys(json)).toEqual(['error', 'message', 'details']);
		expect(json.details).toMatchObject({ outcome: 'notSent', ...added(0) });
	});

	test('that was refused has what is known of it', async () => {
		const { items } = await runNode(
			messages(
				{ addToOutput: ALL },
				{ settings: goesOn, parameters: { price: '={{ $json.price }}' } },
			),
		);
		const { connectionId, sendOnceKey, input } = added(0);
		const known = { connectionId, sendOnceKey, input };
		expect(items[0].json.details).toEqual({
			outcome: 'notSent',
			parameters: ['Price (USD)'],
			...known,
		});
	});

	test('on the error output of an older n8n has it in words', async () => {
		const { errorItems } = await failing({ settings: { onError: 'continueErrorOutput' } });
		const [{ json }] = errorItems;
		if (KNOWS_DETAILS) expect(json.details).toMatchObject(added(0));
		else
			expect(json.message).toMatch(
				/connectionId: conn_amber; status: 403; type: FORBIDDEN; sendOnceKey: may-Ada\)$/,
			);
	});
});

describe('after a Retry', () => {
	test('what was sent before has it too, whatever the expressions give by then', async () => {
		its.sandbox.fault({ status: 403, match: { text: 'Hi Bo' } });
		const { run } = await runNode(messages({ addToOutput: ALL }));
		const { items } = await retryRun(
			messages({ addToOutput: ALL }, { parameters: { connectionId: 'conn_coral', text: 'Else' } }),
			run,
		);
		expect(items[0].json).toMatchObject({ id: 7001, ...added(0) });
		expect(items[1].json).toMatchObject({ connectionId: 'conn_coral', sendOnceKey: 'may-Bo' });
	});

	test('the execution holds neither text nor audience, unless the request is asked for', async () => {
		for (const [addToOutput, isKept] of [
			[['connectionId', 'sendOnceKey', 'input'], false],
			[ALL, true],
		] as const) {
			its.sandbox.reset();
			its.sandbox.fault({ status: 403, match: { text: 'Hi Bo' } });
			const more = { nodeId: `kept-${String(isKept)}` };
			const { run } = await runNode(messages({ addToOutput: [...addToOutput] }, more));
			const ledger = JSON.stringify(run.data.executionData?.contextData);
			expect(ledger).toContain('conn_amber');
			expect(ledger.includes('Hi Ada')).toBe(isKept);
		}
	});
});

describe('Leave Out Already Sent', () => {
	test('gives no item for what was sent before, and tells it beside the output', async () => {
		await runNode(messages({}, { items: ITEMS.slice(0, 1) }));
		const { items, run } = await runNode(messages({ leaveOutAlreadySent: true }));
		expect(items.map(({ json }) => json.id)).toEqual([7002]);
		expect(items[0].pairedItem).toEqual({ item: 1 });
		expect(JSON.stringify(run.data.resultData.runData)).toContain('Not sent again');
	});

	test('not added, or off: the item says that nothing was sent', async () => {
		await runNode(messages({}));
		for (const options of [{}, { leaveOutAlreadySent: false }])
			expect(await outputOf(messages(options))).toEqual(
				ITEMS.map(({ name }) => ({ sent: false, alreadySent: true, sendOnceKey: `may-${name}` })),
			);
	});
});
