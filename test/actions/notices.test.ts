import type { INodeParameters } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { shownProperties } from '../helpers/shownProperties';

const { description } = new OfAuth();

/** The notices that the form shows. */
function noticesOf(given: INodeParameters): string[] {
	const chosen = { resource: 'massMessage', operation: 'create', ...given };
	return shownProperties(description, chosen)
		.filter(({ type }) => type === 'notice')
		.map(({ name }) => name);
}

test.each([
	[0, false],
	[0.01, true],
	[1, true],
	[2.99, true],
	[3, false],
	[200, false],
])('a price of %d: %s', (price, isShown) => {
	expect(noticesOf({ price }).includes('priceBelowMinimumNotice')).toBe(isShown);
});

test.each<[string, boolean, INodeParameters]>([
	['not added', false, {}],
	['on', true, { dryRun: true }],
	['off', false, { dryRun: false }],
	['an expression', true, { dryRun: '={{ $json.isDraft }}' }],
])('Dry Run %s, the form says so: %s', (_, isShown, options) => {
	expect(noticesOf({ options }).includes('dryRunNotice')).toBe(isShown);
});

test.each([
	['123456', true],
	['={{ $json.testers }}', true],
	['', false],
])('Test Recipients %j: is said to be a test: %s', (testRecipients, isShown) => {
	expect(noticesOf({ options: { testRecipients } }).includes('testSendNotice')).toBe(isShown);
});

test('no price, no notice of one', () => {
	expect(noticesOf({})).toEqual([]);
	expect(noticesOf({ price: 0 })).toEqual([]);
});

test('a price that only the run knows is no reason for a notice', () => {
	expect(noticesOf({ price: '={{ $json.price }}' })).toEqual([]);
});

test('a price without media; a locked text without a price', () => {
	const media = { items: [{ source: 'vault' }] };
	expect(noticesOf({ price: 5 })).toEqual(['priceWithoutMediaNotice']);
	expect(noticesOf({ price: 5, media })).toEqual([]);
	const additionalFields = { isLockedText: true };
	expect(noticesOf({ additionalFields })).toEqual(['lockedTextWithoutPriceNotice']);
	expect(noticesOf({ additionalFields, price: 5, media })).toEqual([]);
});
