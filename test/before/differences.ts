import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/OfAuth/actions';
import { create } from '../../nodes/OfAuth/actions/massMessage/create/create.operation';
import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { fieldsOf } from '../../nodes/OfAuth/runner/operation';
import { optionForms } from '../../nodes/OfAuth/runner/options';
import { outputOptions } from '../../nodes/OfAuth/runner/options/outputOptions';
import { requestOptions } from '../../nodes/OfAuth/runner/options/requestOptions';
import type { Outcome } from './replay';

const fieldsThatMayBeEmptyForm = new OfAuth().description.properties
	.flatMap(({ options }) => (options ?? []) as INodeProperties[])
	.find(({ name }) => name === 'fieldsThatMayBeEmpty');
const operationsOf = (resource: string) =>
	new OfAuth().description.properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	)?.options;
/** As the form of Create has it: what can be chosen differs from operation to operation. */
const onUnknownOutcomeForm = optionForms(create).inOptions.find(
	({ name }) => name === 'onUnknownOutcome',
) as INodeProperties;
const NEW_OPTIONS = [onUnknownOutcomeForm, requestOptions.maxWait.form];
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
	/** One that is there no more. */
	removed?: string;
}> = [
	{ why: 'When to Send says so, and can be changed', removed: 'sendsNowNotice' },
	{ why: 'it was an additional field', added: 'price' },
	{ why: 'it was an additional field', added: 'scheduledDate' },
	{
		why: 'whether a message goes out at once is seen without adding anything',
		added: 'whenToSend',
	},
	...['priceWithoutMediaNotice', 'lockedTextWithoutPriceNotice'].map((parameter) => ({
		why: 'the price has another place, and of one that only the run knows nothing is said',
		parameter,
		now: ({ displayOptions, ...before }: INodeProperties) => ({
			...before,
			displayOptions: priceOnForm(displayOptions ?? {}),
		}),
	})),
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
		why: 'fields that may be empty are named',
		parameter: 'options',
		now: (before) => ({
			...before,
			options: [
				...(before.options as INodeProperties[])
					.filter(({ name }) => name !== 'emptyFields')
					.map((option) =>
						option.name === 'dryRun' ? { ...option, default: true, description: DRY_RUN } : option,
					)
					// What is unknown can be looked up, and some operations wait by themselves.
					.map((option) => NEW_OPTIONS.find(({ name }) => name === option.name) ?? option),
				fieldsThatMayBeEmptyForm,
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
		why: 'a list may be named',
		parameter: 'userLists',
		now: (before) => ({
			...before,
			description: `Lists that get the message. From a sheet: drag its column here; it holds names as they stand in OnlyFans, or IDs, separated by commas, and each creator’s own list of that name is found. n8n may mark names with a red triangle: they are looked up when the node runs. ${before.description}.`,
		}),
	},
	{
		why: 'a Dry Run that was added and still sent was the worst of surprises: it is on when it is added, and the form says so',
		added: 'dryRunNotice',
	},
	{
		why: 'there are other operations now',
		parameter: 'operation',
		now: (before) => ({
			...before,
			options: operationsOf('massMessage'),
		}),
	},
	{
		why: 'there are other resources now',
		parameter: 'resource',
		now: (before) => ({
			...before,
			options: [
				...(before.options ?? []),
				...resources
					.filter(({ value }) => value !== 'massMessage')
					.map(({ name, value }) => ({ name, value })),
			].sort((one, other) => String(one.name).localeCompare(String(other.name))),
		}),
	},
];

/** Where the words of the form and of an outcome differ from what they were, and why. */
export const WORD_DIFFERENCES: Array<{ why: string; before: string | RegExp; now: string }> = [
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
	{ why: 'it says the currency', before: 'Price [item', now: 'Price (USD) [item' },
	{ why: 'the same', before: '["Price"]', now: '["Price (USD)"]' },
	{
		why: 'whether there is a schedule is chosen on the form',
		before: 'remove the field to send now',
		now: 'set When to Send to Now',
	},
	{
		why: 'the same',
		before: 'Give it a later Scheduled Date, or send it now.',
		now: 'Give it a later Scheduled Date, or set When to Send to Now.',
	},
	{
		why: 'At a Set Time has a date, whatever Empty Fields says',
		before:
			/(Scheduled Date \[item \d+\]: it is empty \([^)]*\)): give it a value, remove it, or set Options → Empty Fields to Leave Out/g,
		now: '$1: give it a value, or change When to Send',
	},
	{
		why: 'what continuing leads to is said in a line of its own, where there is something to go on with',
		before: ', or set On Error to continue to send the other items.',
		now: '.',
	},
	{ why: 'plain words', before: 'parted by', now: 'separated by' },
	{
		why: 'an upload reference is an ID too, and few have one',
		before: 'IDs, Upload References or URLs',
		now: 'IDs or URLs',
	},
	...[' [item', ': raise'].map((after) => ({
		why: 'it counts in seconds',
		before: `Options → Timeout${after}`,
		now: `Options → Timeout (Seconds)${after}`,
	})),
	{
		why: 'a list may be named, and names have blanks',
		before: '\\"a b\\" has a blank inside, which no id has: part ids by commas',
		now: 'there is no list called \\"a b\\"; none of 0 lists is called anything like it',
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
			.filter(({ form }) => form.required !== true)
			.map(({ form }) => form.name)
			.join(', ')}`,
	},
	...['[]', '\\"\\"'].map((nothing) => ({
		why: 'that it is empty says no more than that it is empty',
		before: ` (${nothing}): `,
		now: ': ',
	})),
];

/**
 * A store of files that is away was told once for an item; now it is a problem of each row that needs it,
 * beside all others of the item.
 */
export const STORE_AWAY = {
	before: /^Nothing was sent\. Item \[item 0\]: it cannot be read: No binary data manager/,
	now: /^Nothing was sent\. [^]*row \d(?:, \d)*: the file in the binary field "\w+"(?:, "\w+")* cannot be read: No binary/,
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

/** What errors say beside what is wrong: how to send the others, and how items are counted. */
const NEW_LINES = /\n(Or set Settings → On Error to Continue|Items are counted from 0)[^\n]*/g;

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
	const error = rest.error.replace(NEW_LINES, '');
	return { ...rest, error, items: plain, received: asked };
}

/** A form or an outcome as it was, in the words of today. */
export function inTodaysWords<T>(before: T): T {
	const text = WORD_DIFFERENCES.reduce(
		(all, difference) => all.replaceAll(difference.before, difference.now),
		JSON.stringify(before),
	);
	return JSON.parse(text) as T;
}

/** Where a notice was shown by an added price, it is hidden by one on the form that says otherwise. */
function priceOnForm(before: NonNullable<INodeProperties['displayOptions']>) {
	const { '/additionalFields.price': shown, ...show } = before.show ?? {};
	const { '/additionalFields.price': hidden, ...hide } = before.hide ?? {};
	const isExpression = { _cnd: { regex: '^=' } };
	const price = shown ? [{ _cnd: { lte: 0 } }, isExpression] : [...(hidden ?? []), isExpression];
	return { show, hide: { ...hide, '/price': price } };
}
