import { body, type Choice, type Field } from '../../runner/field';
import { readInstant } from '../../values/instants';
import { readCount, readPrice } from '../../values/money';
import { readFlag, readText, readTextId } from '../../values/text';

export const text: Field = {
	form: {
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: 'e.g. **New set is out!** Who wants to see it first?',
		description:
			'What the fans read, up to 10,000 characters. Markdown unless switched off under Additional Fields. May be empty if there is media.',
	},
	to: body('text'),
	read: readText,
	holes: 'refused',
};

export const isForwardedMessage: Field = {
	form: {
		displayName: 'Forwarded Message',
		name: 'isForwardedMessage',
		type: 'boolean',
		default: false,
		description: 'Whether the message is marked as forwarded',
	},
	to: body('isForwardedMessage'),
	read: readFlag,
};

export const isLockedText: Field = {
	form: {
		displayName: 'Locked Text',
		name: 'isLockedText',
		type: 'boolean',
		default: false,
		description: 'Whether the text too is hidden until the fan has paid the price',
	},
	to: body('isLockedText'),
	read: readFlag,
};

export const isMarkdown: Field = {
	form: {
		displayName: 'Markdown',
		name: 'isMarkdown',
		type: 'boolean',
		default: true,
		description: 'Whether the text is read as markdown (**bold**, *italic*, # large)',
	},
	to: body('isMarkdown'),
	read: readFlag,
};

export const previewMediaCount: Field = {
	form: {
		displayName: 'Preview Media Count',
		name: 'previewMediaCount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'How many media, counted from the first, fans see free of charge before they pay',
	},
	to: body('previewMediaCount'),
	read: readCount,
};

export const price: Field = {
	form: {
		displayName: 'Price (USD)',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 200, numberPrecision: 2 },
		default: 0,
		description:
			'What a fan pays to unlock the message: 0 (free), or from 3 to 200. OFAuth takes less than 3, OnlyFans may not.',
	},
	to: body('price'),
	read: readPrice,
};

export const replyToMessageId: Field = {
	form: {
		displayName: 'Reply to Message ID',
		name: 'replyToMessageId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456789',
		description: 'ID of an existing chat message that this message answers',
	},
	to: body('replyToMessageId'),
	read: readTextId,
};

export const whenToSend: Choice = {
	form: {
		displayName: 'When to Send',
		name: 'whenToSend',
		type: 'options',
		options: [
			{
				name: 'At a Set Time',
				value: 'scheduled',
				description: 'OFAuth keeps the message until the Scheduled Date',
			},
			{
				name: 'Now',
				value: 'now',
				description: 'The message goes out as soon as the node runs',
			},
		],
		default: 'now',
		description: 'Now, or at the Scheduled Date. An expression must give "now" or "scheduled".',
	},
};

export const scheduledDate: Field = {
	form: {
		displayName: 'Scheduled Date',
		name: 'scheduledDate',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'When fans get the message, in the time zone of the workflow',
		hint: 'In the time zone of the workflow: Workflow settings → Timezone',
	},
	onlyIf: { choice: whenToSend, is: 'scheduled' },
	to: body('scheduledDate'),
	read: (value, { zone }) => readInstant(value, zone),
	movesWithClock: true,
};
