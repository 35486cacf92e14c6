import { body, type Field } from '../../runner/field';
import { countFrom } from '../../values/money';
import { textUpTo } from '../../values/text';

export const notice: Field = {
	form: {
		displayName: 'Note',
		name: 'notice',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		placeholder: 'e.g. Likes long videos',
		description: 'Up to 1,000 characters',
	},
	to: body('notice'),
	read: textUpTo(1000),
	holes: 'refused',
};

export const discount: Field = {
	form: {
		displayName: 'Discount (%)',
		name: 'discount',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 60, numberPrecision: 0 },
		required: true,
		default: 5,
		description: 'How much less the fan pays: 5 to 60 percent',
	},
	to: body('discount'),
	read: countFrom(5, 60),
};

/** OFAuth's guide calls it duration, its SDK period. */
export const period: Field = {
	form: {
		displayName: 'Months',
		name: 'period',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 12, numberPrecision: 0 },
		required: true,
		default: 1,
		description: 'For how many months the discount holds: 1 to 12',
	},
	to: body('period'),
	read: countFrom(1, 12),
};

export const displayName: Field = {
	form: {
		displayName: 'Custom Name',
		name: 'displayName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Sam (whale)',
		description: 'Up to 100 characters',
	},
	to: body('displayName'),
	read: textUpTo(100),
	holes: 'refused',
};
