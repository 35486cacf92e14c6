import type { INodeParameters } from 'n8n-workflow';

import { bodies, send, VALID, wordsOf } from '../actions/support';
import { useSandbox } from '../sandbox/client';

const its = useSandbox();
const NOTHING = ['={{ $json.nothing }}', '={{ null }}', '={{ "" }}', '={{ [] }}'];
const NO_ENTRY = ['={{ JSON.stringify([]) }}', '={{ $json.nothing }},{{ $json.nothing }}'];

/** What can be an expression in Media: n8n itself drops one in the place of the rows or of the whole. */
const PLACES: Array<
	[place: string, media: (expression: string) => unknown, expressions: string[]]
> = [
	[
		'the vault media of a row',
		(value) => ({ items: [{ source: 'vault', vaultMediaId: { __rl: true, mode: 'id', value } }] }),
		NOTHING,
	],
	[
		'the references of a row',
		(references) => ({ items: [{ source: 'references', references }] }),
		[...NOTHING, ...NO_ENTRY],
	],
];
const CASES = PLACES.flatMap(([place, media, expressions]) =>
	expressions.map((expression) => [place, expression, media(expression)] as const),
);

test.each(CASES)('%s by %s, which gives nothing, makes the item bad', async (_p, _e, media) => {
	const parameters = { ...VALID, media } as INodeParameters;
	const { error } = await send(its.sandbox, { parameters });
	expect(error?.name).toBe('NodeOperationError');
	expect(wordsOf(error)).toContain('Media [item 0]: ');
	expect(its.sandbox.received).toEqual([]);
});

test.each(CASES)('Media may be empty: %s by %s is left out', async (_p, _e, media) => {
	const options = { fieldsThatMayBeEmpty: ['media'] };
	const parameters = { ...VALID, media, options } as INodeParameters;
	const { error } = await send(its.sandbox, { parameters });
	expect(error).toBeUndefined();
	expect(bodies(its.sandbox)).toEqual([{ text: 'Hello', userIds: [123456] }]);
});

test('a row whose entries are partly empty is refused, and only the empty ones are left out', async () => {
	const media = { items: [{ source: 'references', references: '={{ [5, null, 7] }}' }] };
	const { error } = await send(its.sandbox, { parameters: { media } });
	expect(wordsOf(error)).toContain('Media [item 0]: row 1: entry 2 is empty (null)');
	expect(its.sandbox.received).toEqual([]);
	await send(its.sandbox, { parameters: { media, options: { fieldsThatMayBeEmpty: ['media'] } } });
	expect(bodies(its.sandbox)).toMatchObject([{ mediaItems: [5, 7] }]);
});

test('Media without a row is no media', async () => {
	for (const media of [{}, { items: [] }]) {
		its.sandbox.reset();
		await send(its.sandbox, { parameters: { media } });
		expect(bodies(its.sandbox)).toEqual([{ text: 'Hello', userIds: [123456] }]);
	}
});
