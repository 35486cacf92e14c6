import type { IExecuteFunctions } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { useSandbox } from '../sandbox/client';
import { bodies, send, wordsOf } from './support';

const its = useSandbox();
const TEXT = '=Hey {{ $json.name }},\nyour code is {{ $json.code }}';
const ITEMS = [
	{ name: 'Ann', code: 'A1' },
	{ name: 'Bob', code: null },
];

test('a hole in the text makes its item bad, and names the expression', async () => {
	const { error } = await send(its.sandbox, { parameters: { text: TEXT }, items: ITEMS });
	expect(error?.message).toBe(
		'Nothing was sent. Text [item 1]: {{ $json.code }} in it gives nothing (null): give it a value, or name it in Options → Fields That May Be Empty',
	);
	expect(its.sandbox.received).toEqual([]);
});

test('every hole is named at once', async () => {
	const { error } = await send(its.sandbox, { parameters: { text: TEXT }, items: [{}] });
	expect(error?.message).toContain('{{ $json.name }} in it gives nothing (undefined)');
	expect(error?.message).toMatch(/ \(and 1 more problem\)$/);
	expect(error?.description).toContain('Text [item 0]: {{ $json.code }} in it gives nothing');
	expect(its.sandbox.received).toEqual([]);
});

test('errors go on as items: the others are sent', async () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const { items } = await send(its.sandbox, { parameters: { text: TEXT }, items: ITEMS, settings });
	expect(bodies(its.sandbox).map(({ text }) => text)).toEqual(['Hey Ann,\nyour code is A1']);
	expect(items[1].json.error).toContain('{{ $json.code }} in it gives nothing (null)');
});

test.each([
	['0', '0'],
	['false', 'false'],
	['$json.none ?? "you"', 'you'],
	['[1, 2].join(" and ")', '1 and 2'],
])('{{ %s }} is a value', async (expression, shown) => {
	await send(its.sandbox, { parameters: { text: `=Hey {{ ${expression} }}!` } });
	expect(bodies(its.sandbox)).toMatchObject([{ text: `Hey ${shown}!` }]);
});

test.each(['""', '" "', '[]', '({ a: 1 })', 'Number("x")'])('{{ %s }} is a hole', async (value) => {
	const { error } = await send(its.sandbox, { parameters: { text: `=Hey {{ ${value} }}!` } });
	expect(wordsOf(error)).toContain('Text [item 0]: {{ ');
	expect(its.sandbox.received).toEqual([]);
});

test('Text may be empty: so may the places in it', async () => {
	const options = { fieldsThatMayBeEmpty: ['text'] };
	await send(its.sandbox, { parameters: { text: TEXT, options }, items: ITEMS });
	expect(bodies(its.sandbox).map(({ text }) => text)).toEqual([
		'Hey Ann,\nyour code is A1',
		'Hey Bob,\nyour code is ',
	]);
});

test('another field may be empty: the places in the text may not', async () => {
	const options = { fieldsThatMayBeEmpty: ['price', 'userLists'] };
	const { error } = await send(its.sandbox, { parameters: { text: TEXT, options }, items: ITEMS });
	expect(wordsOf(error)).toContain('{{ $json.code }} in it gives nothing (null)');
});

test('a text of nothing but holes is an empty field, said once', async () => {
	const { error } = await send(its.sandbox, {
		parameters: { text: '={{ $json.a }} {{ $json.b }}' },
	});
	expect(error?.message).toContain('Text [item 0]: it is empty (" ")');
	expect(wordsOf(error)).not.toContain('in it gives');
});

describe('what is evaluated for it', () => {
	async function evaluatedIn(text: string): Promise<string[]> {
		const nodeType = new OfAuth();
		const { execute } = nodeType;
		const evaluated: string[] = [];
		nodeType.execute = async function (this: IExecuteFunctions) {
			const evaluate = this.evaluateExpression.bind(this);
			this.evaluateExpression = (expression, item) => {
				evaluated.push(expression);
				return evaluate(expression, item);
			};
			return await execute.call(this);
		};
		await send(its.sandbox, { nodeType, parameters: { text }, items: [{ a: 1 }, { a: 2 }] });
		expect(bodies(its.sandbox)).toHaveLength(2);
		return evaluated;
	}

	test.each(['Hello', '={{ $json.a }}', '=Hello'])('%s: nothing', async (text) => {
		expect(await evaluatedIn(text)).toEqual([]);
	});

	test('each expression once an item, also where it is there twice', async () => {
		const text = '=Hey {{ $json.a }}, {{ $json.a }} {{ $json.a + 1 }}';
		const each = ['{{ $json.a }}', '{{ $json.a + 1 }}'];
		expect(await evaluatedIn(text)).toEqual([...each, ...each]);
	});
});
