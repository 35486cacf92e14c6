import type { INodeProperties } from 'n8n-workflow';

import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import { fieldsOf } from '../../nodes/OfAuth/runner/operation';
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
		why: 'one Max Wait for every operation, and not every one sends a message; and fields that may be empty are named',
		parameter: 'options',
		now: (before) => ({
			...before,
			options: (before.options as INodeProperties[]).map((option) => {
				if (option.name === 'emptyFields')
					return expect.objectContaining({ name: 'fieldsThatMayBeEmpty', default: [] }) as object;
				return option.name === 'maxWaitForRateLimit'
					? { ...option, description: option.description?.replace('a message', 'an item') }
					: option;
			}),
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
		why: 'fields that may be empty are named one by one',
		before: 'or set Options → Empty Fields to Leave Out',
		now: 'or name it in Options → Fields That May Be Empty',
	},
	{
		why: 'the same',
		before: 'Options → Empty Fields [item 0]',
		now: 'Options → Fields That May Be Empty [item 0]',
	},
	{
		why: 'the same',
		before: 'is none of: refuse, leaveOut',
		now: `is none of: all, ${fieldsOf(create)
			.map(({ form }) => form.name)
			.join(', ')}`,
	},
	...['[]', '\\"\\"'].map((nothing) => ({
		why: 'that it is empty says no more than that it is empty',
		before: ` (${nothing}): `,
		now: ': ',
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
