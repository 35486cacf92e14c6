import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { holeFinder } from '../../nodes/OfAuth/runner/holes';
import { bareDescription } from '../helpers/bareNode';
import { runNode } from '../helpers/engine';

const ITEMS = [
	{ a: 'x', b: 'y', zero: 0, no: false, none: null, blank: ' ', list: [], inner: { c: 1 } },
	{ a: 'x' },
];

/** What is found in a text for each item, asked on n8n's own engine. */
async function found(raw: unknown): Promise<Array<string[] | string>> {
	const nodeType = {
		description: bareDescription('Asks'),
		async execute(this: IExecuteFunctions) {
			return [
				this.getInputData().map((_, item) => ({
					json: {
						found:
							holeFinder(
								this,
								raw,
							)?.(item).map(({ expression, gives }) => `${expression} ${gives}`) ??
							'nothing to look for',
					},
				})),
			];
		},
	} satisfies INodeType;
	const { error, items } = await runNode({ nodeType, items: ITEMS });
	if (error) throw error;
	return items.map(({ json }) => json.found as string[] | string);
}

const GONE = 'gives nothing (undefined)';

test.each<[raw: unknown, first: string[], second?: string[]]>([
	['={{ $json.a }}-{{ $json.b }}', [], [`{{ $json.b }} ${GONE}`]],
	['=x{{ $json.none }}', ['{{ $json.none }} gives nothing (null)'], [`{{ $json.none }} ${GONE}`]],
	['=x{{ $json.blank }}', ['{{ $json.blank }} gives nothing (" ")'], [`{{ $json.blank }} ${GONE}`]],
	['=x{{ "" }}', ['{{ "" }} gives nothing']],
	['=x{{ $json.list }}', ['{{ $json.list }} gives nothing'], [`{{ $json.list }} ${GONE}`]],
	['=x{{ Number("x") }}', ['{{ Number("x") }} gives nothing (NaN)']],
	['=x{{ $json.no.such.thing }}', [`{{ $json.no.such.thing }} ${GONE}`]],
	['=x{{ 0 }}{{ false }}', []],
	['=x{{ [1, 2] }}{{ $now }}{{ new Date(0) }}', []],
	['=x{{ ({}) }}', ['{{ ({}) }} gives an object and no text ({})']],
	[
		'=x{{ $json.inner }}',
		['{{ $json.inner }} gives an object and no text ({"c":1})'],
		[`{{ $json.inner }} ${GONE}`],
	],
	['=x{{ [{ a: 1 }] }}', ['{{ [{ a: 1 }] }} gives an object and no text ([{"a":1}])']],
	['=x{{ "[object Object]" }}', []],
	['={{ $json.zero ?? 1 }} {{ $json.no ?? 1 }}', []],
	['={{ "\\}}" }}-{{ undefined }}', [`{{ undefined }} ${GONE}`]],
	['={{ ({ c: { d: undefined } }).c.d }}!', [`{{ ({ c: { d: undefined } }).c.d }} ${GONE}`]],
	['={{ ({ c: { d: 1 } }).c.d }}!', []],
	['={{ \n $json\n\t.q \n}}\n{{ 1 }}', [`{{ $json .q }} ${GONE}`]],
	['=x{{ $json.q', [`{{ $json.q ${GONE}`]],
	['=x{{ $json.q }}y{{ $json.q }}', [`{{ $json.q }} ${GONE}`]],
])('%j', async (raw, first, second = first) => {
	expect(await found(raw)).toEqual([first, second]);
});

test.each([
	'=\\{{ $json.q }}',
	'=no expression',
	// What these give is the value of the whole parameter.
	'={{ $json.q }}',
	'{{ $json.q }} without the sign of an expression',
	'',
	undefined,
	5,
])('%j: there is nothing to look for', async (raw) => {
	expect(await found(raw)).toEqual(['nothing to look for', 'nothing to look for']);
});

test('a long expression is cut', async () => {
	const [[words]] = await found(`=x{{ $json.${'q'.repeat(500)} }}`);
	expect(words).toMatch(/^\{\{ \$json\.q{71}… gives nothing \(undefined\)$/);
});
