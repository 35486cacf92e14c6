import { alike } from '../../nodes/OfAuth/runner/alike';
import { problemWords } from '../../nodes/OfAuth/runner/problems';
import { whose } from '../../nodes/OfAuth/runner/whose';

const range = (count: number) => Array.from({ length: count }, (_, item) => item);

describe('whose a problem is', () => {
	test.each<[items: number[], words: string]>([
		[[3], '[item 3]'],
		[[3, 3], '[item 3]'],
		[[0, 1], '[items 0, 1]'],
		[range(30), '[items 0–29]'],
		[[0, 2, 3, 4, 9], '[items 0, 2–4, 9]'],
		[range(24).map((item) => 2 * item), '[items 0, 2, 4, 6, 8, 10, 12, 14, 16, 18 … 24 in all]'],
	])('%j', (items, words) => {
		expect(whose(items.map((item) => ({ item })))).toBe(words);
	});

	test.each<[creators: string[], words: string]>([
		[['a'], '[item 0; a]'],
		[['a', 'b', 'a'], '[items 0–2; a, b]'],
		[['a', 'b', 'c', 'd'], '[items 0–3; a, b, c and 1 more connection]'],
		[[...'abcdef'], '[items 0–5; a, b, c and 3 more connections]'],
	])('%j', (creators, words) => {
		expect(whose(creators.map((creator, item) => ({ item, creator })))).toBe(words);
	});
});

test.each([
	[5, 5],
	[6, 1],
])(
	'%d values of one problem are %d lines: of a few it is seen which item has which',
	(count, lines) => {
		const statements = Array.from({ length: count }, (_, item) => ({
			about: 'Price',
			says: `"${item},99" is bad`,
			item,
		}));
		expect(alike(statements)).toHaveLength(lines);
	},
);

describe('what says the same is said once', () => {
	const said = (...texts: string[]) =>
		alike(
			texts.map((says, item) => ({ about: 'Price', says, item })),
			0,
		).map(({ says, whose: all }) => `${whose(all)} ${says}`);

	test.each<[texts: string[], groups: string[]]>([
		[['it is empty', 'it is empty'], ['[items 0, 1] it is empty']],
		[['500 is too much', '500 is too much'], ['[items 0, 1] 500 is too much']],
		[['"9,99" is bad', '"4,5" is bad'], ['[items 0, 1] "9,99", "4,5" is bad']],
		[['"a" b', '"c" b', '"d" b', '"e" b'], ['[items 0–3] "a", "c", "d", … b']],
		[['500 is bad', '"x" is bad'], ['[items 0, 1] 500, "x" is bad']],
		[['"a\\"b" is bad', '"c" is bad'], ['[items 0, 1] "a\\"b", "c" is bad']],
		[
			[`"${'x'.repeat(79)}… is bad`, '"c" is bad'],
			[`[items 0, 1] "${'x'.repeat(79)}…, "c" is bad`],
		],
		[
			['-3 is outside 0 to 200', '7.5 is outside 0 to 200'],
			['[items 0, 1] -3, 7.5 is outside 0 to 200'],
		],
		[
			['2020-01-01T00:00:00.000Z is past', '2021-01-01T00:00:00.000Z is past'],
			['[items 0, 1] 2020-01-01T00:00:00.000Z, 2021-01-01T00:00:00.000Z is past'],
		],
		[
			['it is empty', '500 is bad', 'it is empty'],
			['[items 0, 2] it is empty', '[item 1] 500 is bad'],
		],
		[
			['{{ $json.a1 }} gives nothing', '{{ $json.a2 }} gives nothing'],
			['[item 0] {{ $json.a1 }} gives nothing', '[item 1] {{ $json.a2 }} gives nothing'],
		],
		[
			['it is empty (undefined)', 'it is empty (null)'],
			['[item 0] it is empty (undefined)', '[item 1] it is empty (null)'],
		],
	])('%j', (texts, groups) => {
		expect(said(...texts)).toEqual(groups);
	});

	test('and of another parameter it is another problem', () => {
		const statement = { says: 'it is empty', item: 0 };
		expect(
			alike([
				{ about: 'Text', ...statement },
				{ about: 'Price', ...statement },
			]),
		).toHaveLength(2);
	});
});

describe('the problems of a run', () => {
	const problem = (parameter: string, words: string) => ({ parameter, problem: words });

	test('one problem: it is the message, and nothing is below it', () => {
		const bad = range(3).map((item) => ({ item, problems: [problem('Text', 'it is empty')] }));
		expect(problemWords(bad)).toEqual({ first: 'Text [items 0–2]: it is empty', others: [] });
		expect(problemWords(bad.slice(1, 2))).toMatchObject({ item: 1 });
	});

	test('several of one item: the first is the message, and counts the others', () => {
		const problems = [problem('Text', 'bad'), problem('Price', 'worse'), problem('Media', 'bad')];
		expect(problemWords([{ item: 4, problems }])).toEqual({
			first: 'Text [item 4]: bad (and 2 more problems)',
			others: ['Price [item 4]: worse', 'Media [item 4]: bad'],
			item: 4,
		});
	});

	test('below it are ten, then a count', () => {
		const bad = range(25).map((item) => ({
			item,
			problems: [problem(`P${'x'.repeat(item)}`, 'bad')],
		}));
		const { first, others } = problemWords(bad);
		expect(first).toBe('P [item 0]: bad (and 24 more problems)');
		expect(others).toHaveLength(11);
		expect(others.at(-1)).toBe('… and 14 more problems');
	});
});
