import type { INodeProperties } from 'n8n-workflow';

import type { Outcome } from './replay';

/** Where the form differs from what it was, and why. */
export const FORM_DIFFERENCES: Array<{
	why: string;
	parameter?: string;
	/** What it was, as it is now. */
	now?: (before: INodeProperties) => unknown;
	/** A parameter that is new. */
	added?: string;
}> = [
	{
		why: 'one Connection for every operation, and not every one sends a message',
		parameter: 'connectionId',
		now: (before) => ({
			...before,
			description: 'The creator account to use. Leave empty to use the one of the credential.',
		}),
	},
	{
		why: 'OFAuth’s guide gives a lowest price that its schema does not know',
		added: 'priceBelowMinimumNotice',
	},
	{
		why: 'there are other operations now',
		parameter: 'operation',
		now: (before) => ({
			...before,
			options: [
				...(before.options ?? []),
				{
					name: 'Get',
					value: 'get',
					action: 'Get mass message',
					description:
						'Get a mass message with its text, its media and whether it can still be unsent',
				},
			],
		}),
	},
	{
		why: 'there are other resources now',
		parameter: 'resource',
		now: (before) => ({
			...before,
			options: [...(before.options ?? []), { name: 'User List', value: 'userList' }],
		}),
	},
];

/** Where an outcome differs from what it was, and why: what was said, and what is said now. */
export const WORD_DIFFERENCES: Array<{ why: string; before: string; now: string }> = [
	{
		why: '"Sends at Once" reads like the opposite of a schedule',
		before: 'Sends at Once per Connection',
		now: 'Parallel Sends per Connection',
	},
	{
		why: 'it waits for files too, and counts in seconds',
		before: 'Max Wait for Rate Limit',
		now: 'Max Wait (Seconds)',
	},
	{
		why: 'it is a condition, and Send Again says its risk where it is chosen',
		before: 'When Outcome Is Unknown to Send Again',
		now: 'If Outcome Is Unknown to Send Again (May Duplicate)',
	},
	{
		why: 'it is a condition',
		before: 'When Outcome Is Unknown',
		now: 'If Outcome Is Unknown',
	},
	...[' [item', ': raise'].map((after) => ({
		why: 'it counts in seconds',
		before: `Options → Timeout${after}`,
		now: `Options → Timeout (Seconds)${after}`,
	})),
];

/** An outcome as it was, in the words of today. */
export function differs(before: Outcome): Outcome {
	const text = WORD_DIFFERENCES.reduce(
		(all, difference) => all.replaceAll(difference.before, difference.now),
		JSON.stringify(before),
	);
	return JSON.parse(text) as Outcome;
}
