import { query, type Field } from '../../runner/field';
import { readText } from '../../values/text';

/** Words that an entry must have; OFAuth looks for them. */
export const search: Field = {
	form: {
		displayName: 'Search',
		name: 'query',
		type: 'string',
		default: '',
		placeholder: 'e.g. whales',
		description: 'Only entries that have these words in their name',
	},
	to: query('query'),
	read: readText,
};
