import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useProcessedData } from '../helpers/processedData';
import { useSandbox } from '../sandbox/client';
import { send, wordsOf } from './support';

const its = useSandbox();
beforeAll(async () => await useProcessedData(':memory:'));

let nodes = 0;
/** Runs items with a key, each time in a node of its own, because n8n keeps keys per node. */
async function run(sendOnceKey: unknown, items: IDataObject[], more: INodeParameters = {}) {
	const { options, ...parameters } = more;
	return await send(its.sandbox, {
		nodeId: `keys-${++nodes}`,
		items,
		parameters: {
			text: '={{ $json.text ?? "Hello" }}',
			...parameters,
			options: { sendOnceKey: sendOnceKey as string, ...(options as object) },
		},
	});
}
const created = () => its.sandbox.messages.map(({ body }) => body.text);

describe('a key whose expressions give nothing', () => {
	const KEY = '={{ $json.campaign }}-{{ $json.creator }}';

	test('is refused, and the words name the expression', async () => {
		const { error } = await run(KEY, [{}]);
		expect(wordsOf(error)).toContain(
			'Options → Send Once Key [item 0]: {{ $json.campaign }} in it gives nothing (undefined)',
		);
		expect(wordsOf(error)).toContain('{{ $json.creator }} in it gives nothing (undefined)');
		expect(its.sandbox.received).toEqual([]);
	});

	test.each([[undefined], [null], [''], [' ']])('one part gives %j: refused', async (creator) => {
		const { error } = await run(KEY, [{ campaign: 'x', creator } as IDataObject]);
		expect(wordsOf(error)).toContain('{{ $json.creator }} in it gives nothing');
		expect(wordsOf(error)).not.toContain('{{ $json.campaign }}');
		expect(its.sandbox.received).toEqual([]);
	});

	test.each([[0], [false]])('one part gives %j: sent', async (creator) => {
		await run(KEY, [{ campaign: 'x', creator }]);
		expect(created()).toEqual(['Hello']);
	});

	test('whatever fields may be empty', async () => {
		const { error } = await run(KEY, [{}], { options: { fieldsThatMayBeEmpty: ['all'] } });
		expect(wordsOf(error)).toContain('{{ $json.campaign }} in it gives nothing');
	});

	test('only its own item is bad', async () => {
		const { items } = await send(its.sandbox, {
			nodeId: 'keys-own',
			items: [{ campaign: 'x', creator: 'a' }, { campaign: 'x' }, { campaign: 'x', creator: 'c' }],
			parameters: { options: { sendOnceKey: KEY } },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ json }) => json.error === undefined)).toEqual([true, false, true]);
		expect(its.sandbox.messages).toHaveLength(2);
	});

	test.each([
		['={{ $json.campaign + "-" + $json.creator }}', '"undefined-undefined"'],
		['={{ `${$json.campaign ?? null}` }}', '"null"'],
		['=x-{{ ({}) }}', '[object Object]'],
		['={{ Number($json.campaign) }}', 'NaN'],
	])('put together inside one expression: %s', async (key, shown) => {
		const { error } = await run(key, [{}]);
		expect(wordsOf(error)).toContain(shown);
		expect(its.sandbox.received).toEqual([]);
	});

	test.each(['annulled', 'nullify-2', 'undefinedness', 'Nan Goldin', 'object'])(
		'%j is a key like any other',
		async (key) => {
			await run(key, [{}]);
			expect(created()).toEqual(['Hello']);
		},
	);
});

describe('several items of one key', () => {
	const ONE_KEY = 'same';
	const OTHER_TEXT = [{ text: 'one' }, { text: 'two' }];

	test('with different requests: none is sent, each names the other', async () => {
		const { error } = await run(ONE_KEY, OTHER_TEXT);
		const words = wordsOf(error);
		expect(words).toContain(
			'Options → Send Once Key [item 0]: "same" is also the key of item 1, which is another message',
		);
		expect(words).toContain('[item 1]: "same" is also the key of item 0');
		expect(its.sandbox.received).toEqual([]);
	});

	test('with different connections: none is sent', async () => {
		const items = [{ connection: 'conn_amber' }, { connection: 'conn_bella' }];
		const { error } = await run(ONE_KEY, items, { connectionId: '={{ $json.connection }}' });
		expect(wordsOf(error)).toContain('item 1, which goes through another connection');
		expect(its.sandbox.messages).toEqual([]);
	});

	test('two equal ones and a third: all are bad', async () => {
		const { error } = await run(ONE_KEY, [{ text: 'a' }, { text: 'a' }, { text: 'b' }]);
		for (const line of [
			'[items 0, 1]: "same" is also the key of item 2',
			'[item 2]: "same" is also the key of item 0',
		])
			expect(wordsOf(error)).toContain(line);
	});

	test('with equal requests: one is sent, the others are told as already sent', async () => {
		const { items } = await run(ONE_KEY, [{}, {}, {}]);
		expect(created()).toEqual(['Hello']);
		expect(items.map(({ json }) => json.alreadySent)).toEqual([undefined, true, true]);
	});

	test('a date counted from now does not make equal requests different, another date does', async () => {
		const dated = (scheduledDate: string) => ({ whenToSend: 'scheduled', scheduledDate });
		await run(ONE_KEY, [{}, {}], dated('={{ $now.plus({ days: 1, milliseconds: $itemIndex }) }}'));
		expect(created()).toEqual(['Hello']);
		const { error } = await run(
			ONE_KEY,
			[{}, {}],
			dated('={{ $now.plus({ days: 1, hours: $itemIndex }) }}'),
		);
		expect(wordsOf(error)).toContain('which is another message');
		const late = await run(ONE_KEY, [{ at: '2099-01-01' }, {}], {
			...dated('={{ $json.at }}'),
			whenToSend: '={{ $json.at ? "scheduled" : "now" }}',
		});
		expect(wordsOf(late.error)).toContain('which is another message');
		expect(created()).toEqual(['Hello']);
	});

	test('errors go on as items: the others are sent', async () => {
		const { items } = await send(its.sandbox, {
			nodeId: 'keys-continue',
			items: [...OTHER_TEXT, { text: 'three', key: 'own' }],
			parameters: {
				text: '={{ $json.text }}',
				options: { sendOnceKey: '={{ $json.key ?? "same" }}' },
			},
			settings: { onError: 'continueRegularOutput' },
		});
		expect(created()).toEqual(['three']);
		expect(items.map(({ json }) => typeof json.error)).toEqual(['string', 'string', 'undefined']);
	});

	test('a Dry Run tells it too, and uses up no key of a message that is sent', async () => {
		const all = await run(ONE_KEY, OTHER_TEXT, { options: { dryRun: true } });
		expect(wordsOf(all.error)).toContain('is also the key of item 1');
		const one = await run(ONE_KEY, OTHER_TEXT, {
			options: { dryRun: '={{ $json.text === "one" }}' },
		});
		expect(one.error).toBeUndefined();
		expect(created()).toEqual(['two']);
	});

	test('files of different names are different messages', async () => {
		const { error } = await send(its.sandbox, {
			nodeId: 'keys-files',
			items: [{ field: 'one' }, { field: 'two' }],
			binary: {
				one: { data: 'AAAA', mimeType: 'image/jpeg', fileName: 'one.jpg' },
				two: { data: 'AAAA', mimeType: 'image/jpeg', fileName: 'two.jpg' },
			},
			parameters: {
				media: { items: [{ source: 'binary', binaryPropertyName: '={{ $json.field }}' }] },
				options: { sendOnceKey: ONE_KEY },
			},
		});
		expect(wordsOf(error)).toContain('which is another message');
		expect(its.sandbox.received).toEqual([]);
	});
});
