import * as fc from 'fast-check';

import { readNamesOrIds } from '../../nodes/OfAuth/values/names';
import { problemOf, valueOf } from './readings';

const isTextId = (text: string) => ['fans', 'recent'].includes(text);
const read = (value: unknown, dropEmpty = false) => readNamesOrIds(value, isTextId, dropEmpty);
const named = (name: string) => ({ name });

test.each<[unknown, unknown[]]>([
	[7, [7]],
	['7', [7]],
	['fans', ['fans']],
	[' fans ', ['fans']],
	['Fans', [named('Fans')]],
	['VIP whales', [named('VIP whales')]],
	['9007199254740993', ['9007199254740993']],
	['VIP, Gold', [named('VIP'), named('Gold')]],
	['VIP,7, fans', [named('VIP'), 7, 'fans']],
	['VIP\nGold', [named('VIP'), named('Gold')]],
	['VIP,\nGold,\n', [named('VIP'), named('Gold')]],
	['VIP, Gold\nfans', [named('VIP, Gold'), 'fans']],
	['VIP, fans\n7', [named('VIP, fans'), 7]],
	['fans, 7\nVIP', ['fans', 7, named('VIP')]],
	[['VIP, Gold'], [named('VIP, Gold')]],
	[
		['VIP', 'Gold'],
		[named('VIP'), named('Gold')],
	],
	[['VIP\nGold'], [named('VIP'), named('Gold')]],
	[
		['fans, 7', 'VIP'],
		['fans', 7, named('VIP')],
	],
	['["VIP, Gold", 7]', [named('VIP, Gold'), 7]],
	['[VIP]', [named('[VIP]')]],
	['"VIP"; {gold}', [named('"VIP"; {gold}')]],
	[
		['fans', 'fans', 7, '7'],
		['fans', 7],
	],
])('%j is %j', (value, entries) => {
	expect(valueOf(read(value))).toEqual(entries);
});

test.each([
	0,
	-7,
	1.5,
	true,
	{ id: 5 },
	'1,234,567',
	'0x10',
	'-1',
	'undefined',
	'null',
	'true',
	'[object Object]',
])('%j is neither a name nor an id', (value) => {
	expect(problemOf(read(value))).not.toBe('');
	expect(problemOf(read([value, 'VIP']))).not.toBe('');
});

test.each(['VIP, ', ', VIP', 'VIP,,Gold', ['VIP', ''], ['VIP', null], ['7,']])(
	'%j has an empty entry, which may be an expression that found nothing',
	(value) => {
		expect(problemOf(read(value))).toMatch(/^entry \d is empty/);
		expect(valueOf(read(value, true)).length).toBeGreaterThan(0);
	},
);

test('any name can be given in an array, whatever stands in it', () => {
	const name = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
		.filter((text) => /\p{L}/u.test(text) && !/[\r\n]/.test(text))
		.map((text) => text.trim())
		.filter((text) => !/^(undefined|null|nan|true|false)$/i.test(text))
		.filter((text) => !isTextId(text) && !/^\[|^0[xob]/i.test(text));
	fc.assert(
		fc.property(name, (text) => {
			expect(valueOf(read([text]))).toEqual([named(text)]);
			expect(valueOf(read(JSON.stringify([text])))).toEqual([named(text)]);
		}),
	);
});
