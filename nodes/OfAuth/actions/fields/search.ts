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

/** The same of what has no name. */
export function searchFor(description: string): Field {
	return { ...search, form: { ...search.form, description } };
}
