import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import { outputOptions } from '../../nodes/OfAuth/runner/options/outputOptions';
import type { Outcome } from './replay';

const DRY_RUN =
	'Whether to send nothing, and to output the request that would be sent with a review of it for whoever approves it. Not added: it is sent.';

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
		why: 'one Max Wait for every operation, and not every one sends a message',
		parameter: 'options',
		now: (before) => ({
			...before,
			options: [
				...(before.options as INodeProperties[]).map((option) =>
					option.name === 'maxWaitForRateLimit'
						? { ...option, description: option.description?.replace('a message', 'an item') }
						: option.name === 'dryRun'
							? { ...option, default: true, description: DRY_RUN }
							: option,
				),
				outputOptions.addToOutput.form,
				outputOptions.leaveOutAlreadySent.form,
				create.testSend?.form,
			].sort((one, other) => String(one?.displayName).localeCompare(String(other?.displayName))),
		}),
	},
	{
		why: 'a message can go to a few chosen people before it goes to fans',
		added: 'testSendNotice',
	},
	{
		why: 'a Dry Run that was added and still sent was the worst of surprises: it is on when it is added, and the form says so',
		added: 'dryRunNotice',
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
export const WORD_DIFFERENCES: Array<{ why: string; before: string; now: string }> = [];

/**
 * An outcome of today, without what is new: a Dry Run has a review, for which it asks OFAuth, and what was
 * not sent says so.
 */
export function asBefore({ items, received, ...rest }: Outcome): Outcome {
	const all = items as Array<{ json: IDataObject }>;
	const isNew = (name: string) => ['review', 'reviewData', 'sent'].includes(name);
	const plain = all.map(({ json, ...links }) => {
		const known = Object.entries(json).filter(([name]) => !isNew(name));
		return { json: Object.fromEntries(known), ...links };
	});
	const isOnlyShown = all.length > 0 && all.every(({ json }) => json.dryRun === true);
	const isAsked = (request: unknown) => (request as { method: string }).method === 'GET';
	const asked = received.filter((request) => !(isOnlyShown && isAsked(request)));
	return { ...rest, items: plain, received: asked };
}

/** An outcome as it was, in the words of today. */
export function differs(before: Outcome): Outcome {
	const text = WORD_DIFFERENCES.reduce(
		(all, difference) => all.replaceAll(difference.before, difference.now),
		JSON.stringify(before),
	);
	return JSON.parse(text) as Outcome;
}
