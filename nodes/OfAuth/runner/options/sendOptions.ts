import type { INodePropertyOptions } from 'n8n-workflow';

import { oneOf } from '../../values/choice';
import { countFrom } from '../../values/money';
import { show, type Reading } from '../../values/reading';
import { readFlag } from '../../values/text';
import type { Operation } from '../operation';
import { ofCreates, option, seconds } from './option';

/** How what must not be done twice is gone about. */
export const sendOptions = {
	dryRun: option<boolean>({
		form: {
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description:
				'Whether to send nothing, and to output the request that would be sent with a review of it for whoever approves it. Not added: it is sent.',
		},
		unset: false,
		// By expression n8n shows it too, so it must be true of an item for which the option is off.
		notice: {
			displayName: 'Dry Run: nothing will be sent while it is on',
			name: 'dryRunNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { '/options.dryRun': [true] } },
		},
		isOf: ofCreates,
		read: readFlag,
	}),
	sendOnceKey: option<string | undefined>({
		form: {
			displayName: 'Send Once Key',
			name: 'sendOnceKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.campaign }}-{{ $json.creator }}',
			description:
				'An idempotency key: a text that names this message, such as campaign and creator. A message whose key was sent before is never sent again, by whatever execution. It reaches as far as this node in this workflow: a copy of either knows none of its keys.',
		},
		isOf: ofCreates,
		read: readKey,
		holes: 'every expression of a key must give something, or other messages get the same key',
	}),
	parallelSends: option<number>({
		form: {
			displayName: 'Parallel Sends per Connection',
			name: 'parallelSends',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 1,
			description:
				'How many messages of one connection may be on their way at the same time. With 1 they are created in the order of the items.',
		},
		isOf: (operation) => ofCreates(operation) && !operation.isPaced,
		read: countFrom(1, 20),
	}),
	secondsBetweenSends: option<number>({
		form: {
			displayName: 'Seconds Between Sends',
			name: 'secondsBetweenSends',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3,
			description:
				'How long to wait after a message of a connection before its next one. OnlyFans refuses private messages that follow each other faster. Connections do not wait for each other.',
		},
		isOf: ({ isPaced }) => isPaced === true,
		read: seconds(0),
	}),
	onUnknownOutcome: option<'lookUp' | 'stop' | 'sendAgain'>({
		form: {
			displayName: 'If Outcome Is Unknown',
			name: 'onUnknownOutcome',
			type: 'options',
			default: '',
			description:
				'What to do about a message of which nobody knows whether OFAuth created it, for example after a lost connection. Only Send Again ever sends it a second time.',
		},
		choices: outcomeChoices,
		usual: ({ lookUp }) => (lookUp ? 'lookUp' : 'stop'),
		isOf: ofCreates,
		read: readOutcome,
	}),
};

const OUTCOMES: INodePropertyOptions[] = [
	{
		name: 'Look It Up, Then Stop',
		value: 'lookUp',
		description:
			'OFAuth is asked for the sent messages for about half a minute, and again by a retry: a message that is certainly there counts as sent',
	},
	{
		name: 'Send Again (May Duplicate)',
		value: 'sendAgain',
		description: 'On a retry the message is sent again; fans may get it twice',
	},
	{
		name: 'Stop',
		value: 'stop',
		description: 'The message is never sent again by itself; look in OFAuth first',
	},
];

function outcomeChoices({ lookUp }: Operation): INodePropertyOptions[] {
	return OUTCOMES.filter(({ value }) => lookUp !== undefined || value !== 'lookUp');
}

type OnUnknownOutcome = 'lookUp' | 'stop' | 'sendAgain';

function readOutcome(value: unknown, operation: Operation): Reading<OnUnknownOutcome> {
	const offered = outcomeChoices(operation).map((choice) => choice.value as OnUnknownOutcome);
	return oneOf(...offered)(value);
}

const LONGEST_KEY = 500;
/** What JavaScript writes into a text where a value is missing, or is more than a text can say. */
const NOTHING = /(?<![A-Za-z])(undefined|null|NaN)(?![A-Za-z])|\[object \w+\]/;

function readKey(value: unknown): Reading<string> {
	if (typeof value !== 'string' && typeof value !== 'number')
		return { problem: `${show(value)} is not text` };
	const key = String(value).trim();
	const nothing = NOTHING.exec(key);
	if (nothing) {
		return {
			problem: `${show(key)} has "${nothing[0]}" in it, where an expression found nothing: other messages would get the same key`,
		};
	}
	if (key.length > LONGEST_KEY)
		return { problem: `it has ${key.length} characters, ${LONGEST_KEY} are allowed` };
	return { value: key };
}
