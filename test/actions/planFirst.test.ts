import { KNOWS_DETAILS, toldOutcome } from '../helpers/engineVersions';
import { useSandbox } from '../sandbox/client';
import { bodies, send } from './support';

const its = useSandbox();
const parameters = { text: '={{ $json.text }}', price: '={{ $json.price }}' };
/** Three items of which the second is bad. */
const ITEMS = [
	{ text: 'one', price: 5 },
	{ text: 'two', price: 500, row: 42 },
	{ text: 'three', price: 7 },
];
const GOOD = [
	{ text: 'one', userIds: [123456], price: 5 },
	{ text: 'three', userIds: [123456], price: 7 },
];

test('Stop: nothing is sent, the error names item, parameter, value and rule', async () => {
	const { error, items } = await send(its.sandbox, { parameters, items: ITEMS });
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.message).toBe(
		'Nothing was sent. Price (USD) [item 1]: 500 is outside 0 to 200 US dollars',
	);
	expect(error?.description).toBe(
		[
			'Change this and run the node again.',
			'Or set Settings → On Error to Continue (using error output): the other items are sent, and these come out to be corrected and run alone.',
			'Items are counted from 0: item 1 is the 2nd.',
		].join('\n'),
	);
	expect((error as { context?: object }).context).toMatchObject({ itemIndex: 1 });
	expect(items).toEqual([]);
	expect(its.sandbox.received).toEqual([]);
});

const ERROR = {
	error: 'Price (USD) [item 1]: 500 is outside 0 to 200 US dollars',
	message: expect.stringContaining('Price (USD) [item 1]: 500'),
};
const DETAILS = { details: expect.objectContaining({ outcome: 'notSent' }) };

test('Continue: two are sent, one error item stands at its place, links kept', async () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const { error, items } = await send(its.sandbox, { parameters, items: ITEMS, settings });
	expect(error).toBeUndefined();
	expect(bodies(its.sandbox)).toEqual(GOOD);
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ id: 7001 }),
		{ ...ERROR, ...DETAILS },
		expect.objectContaining({ id: 7002 }),
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

test('Error output: two are sent, the bad one goes to the second output with its input', async () => {
	const settings = { onError: 'continueErrorOutput' } as const;
	const { error, items, errorItems } = await send(its.sandbox, {
		parameters,
		items: ITEMS,
		settings,
	});
	expect(error).toBeUndefined();
	expect(bodies(its.sandbox)).toEqual(GOOD);
	expect(items.map(({ json }) => json.id)).toEqual([7001, 7002]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(errorItems.map(({ json }) => json)).toEqual([
		{ ...ITEMS[1], ...ERROR, ...(KNOWS_DETAILS ? DETAILS : {}) },
	]);
	expect(toldOutcome(errorItems[0].json, settings.onError)).toBe('notSent');
	expect(errorItems[0].pairedItem).toMatchObject({ item: 1 });
});

test('the first bad item stops the run even where it is the last one', async () => {
	const items = [...Array.from({ length: 30 }, () => ITEMS[0]), ITEMS[1]];
	const { error } = await send(its.sandbox, { parameters, items });
	expect(error?.message).toContain('[item 30]');
	expect(its.sandbox.received).toEqual([]);
});

test('every item bad, with continue: as many error items, nothing sent', async () => {
	const settings = { onError: 'continueRegularOutput' } as const;
	const { items } = await send(its.sandbox, {
		parameters,
		items: [ITEMS[1], ITEMS[1]],
		settings,
	});
	expect(items.map(({ json }) => json.error)).toEqual([
		expect.stringContaining('[item 0]'),
		expect.stringContaining('[item 1]'),
	]);
	expect(its.sandbox.received).toEqual([]);
});
