import type { INodeParameters } from 'n8n-workflow';

import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { resources } from '../../nodes/OfAuth/actions';
import { NODE_NAME, prepare } from '../helpers/engine';

/** What the canvas shows below the name of the node, by n8n's own way to ask for it. */
function subtitleOf(parameters: INodeParameters): unknown {
	const { workflow } = prepare({ parameters });
	const node = workflow.getNode(NODE_NAME);
	const { subtitle } = new OfAuth().description;
	if (!node) throw new Error('The workflow has no node of ours');
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

const ALL = resources.flatMap(({ value: resource, operations }) =>
	operations.map(({ value: operation }) => [resource, operation]),
);

test.each(ALL)('%s %s is named', (resource, operation) => {
	for (const more of [{}, { options: {} }, { options: { timeout: 5 } }])
		expect(subtitleOf({ resource, operation, ...more })).toBe(`${operation}: ${resource}`);
});

test.each<[string, INodeParameters, string]>([
	['on', { dryRun: true }, 'Dry Run · '],
	['on beside an expression', { dryRun: true, sendOnceKey: '={{ $json.a.b }}' }, 'Dry Run · '],
	['on beside a broken one', { dryRun: true, sendOnceKey: '={{ $("No").item }}' }, 'Dry Run · '],
	['off', { dryRun: false }, ''],
	['not there, but the message is a test', { testRecipients: '123456' }, 'Test Send · '],
	[
		'there, and the message is a test',
		{ testRecipients: '1', dryRun: true },
		'Dry Run · Test Send · ',
	],
	['by expression, so each item’s own', { dryRun: '={{ $json.isDraft }}' }, ''],
])('Dry Run is %s', (_, options, mark) => {
	expect(subtitleOf({ options })).toBe(`${mark}create: massMessage`);
});
