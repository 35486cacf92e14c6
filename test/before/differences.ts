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
		why: 'one Max Wait for every operation, and not every one sends a message',
		parameter: 'options',
		now: (before) => ({
			...before,
			options: (before.options as INodeProperties[]).map((option) =>
				option.name === 'maxWaitForRateLimit'
					? { ...option, description: option.description?.replace('a message', 'an item') }
					: option,
			),
		}),
	},
	{
		why: 'OFAuth’s guide gives a lowest price that its schema does not know',
		added: 'priceBelowMinimumNotice',
	},
	{
		why: 'a list may be named',
		parameter: 'userLists',
		now: (before) => ({
			...before,
			description: `Lists that get the message, by name or ID: an expression may give names as they stand in OnlyFans, and each creator’s own list is found. Separated by commas on one line; a name with a comma goes into an array, or on a line of its own among several. ${before.description}.`,
		}),
	},
	{
		why: 'a list may be named',
		parameter: 'additionalFields',
		now: (before) => ({
			...before,
			options: (before.options as INodeProperties[]).map((field) =>
				field.name === 'excludeUserLists'
					? {
							...field,
							description: `Lists that do not get the message, by name or ID, as in User List. ${field.description}.`,
						}
					: field,
			),
		}),
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
		why: 'a list may be named, and names have blanks',
		before: '\\"a b\\" has a blank inside, which no id has: part ids by commas',
		now: 'conn_amber has no list called \\"a b\\"; none of its 0 lists is called anything like it',
	},
	{
		why: 'a problem of Media names its row',
		before: 'Media [item 0]: the item has no binary field \\"vidoe\\"',
		now: 'Media [item 0]: row 1: the item has no binary field \\"vidoe\\"',
	},
	{
		why: 'a problem of Media names its row',
		before: 'Media [item 0]: the item has no binary field \\"video\\"',
		now: 'Media [item 0]: row 2: the item has no binary field \\"video\\"',
	},
];

/**
 * A store of files that is away was told once for an item; now it is a problem of each row that needs it,
 * beside all others of the item.
 */
export const STORE_AWAY = {
	before: /^Nothing was sent\. Item \[item 0\]: it cannot be read: No binary data manager/,
	now: /^Nothing was sent\. [^]*row \d: the file in the binary field "\w+" cannot be read: No binary/,
};

/** What is asked now before the first message, and why; all else arrives as it did. */
export const QUESTIONS = [
	{
		why: 'connections that cannot be used are found before anything is sent',
		path: '/v2/account/connections',
	},
	{ why: 'a list may be named', path: '/v2/access/users/lists' },
];

/**
 * The lists that a workflow named by a text ID. OFAuth is asked whether they exist, because a text that
 * is no built-in ID may be a name too.
 */
export function textIdsIn(outcome: Outcome): string[] {
	const found = JSON.stringify(outcome).matchAll(/"(?:userLists|excludeUserLists)":(\[[^\]]*\])/g);
	const ids = [...found].flatMap(([, list]) => JSON.parse(list) as unknown[]);
	return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/** An outcome as it was, in the words of today. */
export function differs(before: Outcome): Outcome {
	const text = WORD_DIFFERENCES.reduce(
		(all, difference) => all.replaceAll(difference.before, difference.now),
		JSON.stringify(before),
	);
	return JSON.parse(text) as Outcome;
}
