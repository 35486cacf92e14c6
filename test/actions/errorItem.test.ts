import type { INode } from 'n8n-workflow';

import { errorItem, mayHaveDetails } from '../../nodes/OfAuth/runner/errorItem';
import { KNOWS_DETAILS } from '../helpers/engineVersions';

const ERROR = {
	item: 3,
	error: 'OFAuth refused it',
	message: 'Change the price.',
	details: { outcome: 'notSent', status: 400, type: undefined, parameters: ['Price', 'Text'] },
};

test('the three keys that n8n knows an error item by, and what is undefined left out', () => {
	expect(errorItem(ERROR, true)).toEqual({
		json: {
			error: 'OFAuth refused it',
			message: 'Change the price.',
			details: { outcome: 'notSent', status: 400, parameters: ['Price', 'Text'] },
		},
		pairedItem: { item: 3 },
	});
});

test('the two keys that older versions know it by, the details in words', () => {
	expect(errorItem(ERROR, false)).toEqual({
		json: {
			error: 'OFAuth refused it',
			message: 'Change the price. (outcome: notSent; status: 400; parameters: Price, Text)',
		},
		pairedItem: { item: 3 },
	});
});

test('only an error output sorts by keys, and there only versions that know details get them', () => {
	const node = (onError: INode['onError']) => ({ onError }) as INode;
	expect(mayHaveDetails(node('continueRegularOutput'))).toBe(true);
	expect(mayHaveDetails(node(undefined))).toBe(true);
	expect(mayHaveDetails(node('continueErrorOutput'))).toBe(KNOWS_DETAILS);
});
