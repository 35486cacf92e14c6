import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';

const { description } = new OfAuth();

/** The notices that the form shows, by n8n's own rule of what it shows. */
function noticesOf(additionalFields: INodeParameters, options: INodeParameters = {}): string[] {
	const parameters = { resource: 'massMessage', operation: 'create', additionalFields, options };
	const node = { typeVersion: 1, parameters } as unknown as INode;
	const values = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	return description.properties
		.filter(({ type }) => type === 'notice')
		.filter((property) =>
			NodeHelpers.displayParameter(values as INodeParameters, property, node, description),
		)
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
	expect(noticesOf({}, options).includes('dryRunNotice')).toBe(isShown);
	if (options.dryRun === true) expect(noticesOf({}, options)).not.toContain('sendsNowNotice');
});

test.each([
	['123456', true],
	['={{ $json.testers }}', true],
	['', false],
])('Test Recipients %j: is said to be a test: %s', (testRecipients, isShown) => {
	expect(noticesOf({}, { testRecipients }).includes('testSendNotice')).toBe(isShown);
});

test('no price, no notice of one', () => {
	expect(noticesOf({})).toEqual(['sendsNowNotice']);
});
