import { NodeConnectionTypes, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

import { hollowExpressions } from '../../nodes/OfAuth/runner/hollowExpressions';
import { runNode } from '../helpers/engine';

const ITEMS = [
	{ a: 'x', b: 'y', zero: 0, no: false, none: null, blank: ' ', list: [], inner: { c: 1 } },
	{ a: 'x' },
];

/** What is found in a text for each item, asked on n8n's own engine. */
async function found(raw: unknown): Promise<string[][]> {
	const nodeType = {
		description: {
			displayName: 'Asks',
			name: 'asks',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [
				this.getInputData().map((_, item) => ({
					json: {
						found: hollowExpressions(this, raw, item).map(
							({ expression, value }) => `${expression} ${String(value)}`,
						),
					},
				})),
			];
		},
	} satisfies INodeType;
	const { error, items } = await runNode({ nodeType, items: ITEMS });
	if (error) throw error;
	return items.map(({ json }) => json.found as string[]);
}

test.each<[raw: unknown, first: string[], second?: string[]]>([
	['={{ $json.a }}-{{ $json.b }}', [], ['{{ $json.b }} undefined']],
	['=x{{ $json.none }}', ['{{ $json.none }} null'], ['{{ $json.none }} undefined']],
	['=x{{ $json.blank }}', ['{{ $json.blank }}  '], ['{{ $json.blank }} undefined']],
	['=x{{ "" }}', ['{{ "" }} ']],
	['=x{{ $json.list }}', ['{{ $json.list }} '], ['{{ $json.list }} undefined']],
	['=x{{ Number("x") }}', ['{{ Number("x") }} NaN']],
	['=x{{ $json.no.such.thing }}', ['{{ $json.no.such.thing }} undefined']],
	['=x{{ 0 }}{{ false }}', []],
	['={{ $json.zero ?? 1 }} {{ $json.no ?? 1 }}', []],
	['={{ "\\}}" }}-{{ undefined }}', ['{{ undefined }} undefined']],
	['={{ ({ c: { d: undefined } }).c.d }}!', ['{{ ({ c: { d: undefined } }).c.d }} undefined']],
	['={{ \n $json\n\t.q \n}}\n{{ 1 }}', ['{{ $json .q }} undefined']],
	['=x{{ $json.q', ['{{ $json.q undefined']],
	['=\\{{ $json.q }}', []],
	['=no expression', []],
	// What these give is the value of the whole parameter.
	['={{ $json.q }}', []],
	['{{ $json.q }} without the sign of an expression', []],
	['', []],
	[undefined, []],
	[5, []],
])('%j', async (raw, first, second = first) => {
	expect(await found(raw)).toEqual([first, second]);
});

test('a long expression is cut', async () => {
	const [[words]] = await found(`=x{{ $json.${'q'.repeat(500)} }}`);
	expect(words).toMatch(/^\{\{ \$json\.q{71}… undefined$/);
});
