import { hasPages } from '../../transport/paging';
import { readCount } from '../../values/money';
import { show, type Reading } from '../../values/reading';
import { readFlag } from '../../values/text';
import type { Operation } from '../operation';
import { option } from './option';

const ofLists = ({ output: { paging } }: Operation): boolean =>
	paging !== undefined && hasPages(paging);

function readLimit(value: unknown): Reading<number> {
	const count = readCount(value);
	if ('value' in count && count.value >= 1) return count;
	return { problem: `${show(value)} is not a whole number from 1 up` };
}

/** How much of what OFAuth has comes out; the words are those of every n8n node. */
export const listOptions = {
	returnAll: option<boolean>({
		form: {
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		isOf: ofLists,
		isOnForm: true,
		read: readFlag,
	}),
	limit: option<number>({
		form: {
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
		isOf: ofLists,
		isOnForm: true,
		read: readLimit,
	}),
	simplify: option<boolean>({
		form: {
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		isOf: ({ output }) => output.simplify !== undefined,
		isOnForm: true,
		read: readFlag,
	}),
};
