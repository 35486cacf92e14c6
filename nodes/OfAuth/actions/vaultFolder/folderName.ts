import { body, type Field } from '../../runner/field';
import { textUpTo } from '../../values/text';

/** What a folder is called. */
export const name: Field = {
	form: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Sent in May',
		description: 'What the folder is called, up to 100 characters',
	},
	to: body('name'),
	read: textUpTo(100),
};
