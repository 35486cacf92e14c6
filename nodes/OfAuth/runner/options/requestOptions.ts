import { oneOf } from '../../values/choice';
import { ofAll, option, seconds } from './option';

/** How long an item may take. */
export const requestOptions = {
	ifNameExists: option<'useExisting' | 'createAnother'>({
		form: {
			displayName: 'If Name Exists',
			name: 'ifNameExists',
			type: 'options',
			options: [
				{
					name: 'Create Another',
					value: 'createAnother',
					description: 'There are two of that name then',
				},
				{
					name: 'Use Existing',
					value: 'useExisting',
					description: 'What is there comes out, with alreadyExisted: true',
				},
			],
			default: 'useExisting',
			description:
				'What to do where there is one of that name already; upper and lower case do not matter',
		},
		isOf: ({ existing }) => existing !== undefined,
		read: oneOf('useExisting', 'createAnother'),
	}),
	maxWait: option<number>({
		form: {
			displayName: 'Max Wait (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description:
				'The maximum number of seconds that an item, or each of many users of an item, waits in all: for the rate limit of its connection, uploads of its files included, for those files to be ready, and for what the operation itself waits for',
		},
		isOf: ofAll,
		read: seconds(0),
	}),
	checkEvery: option<number>({
		form: {
			displayName: 'Seconds Between Checks',
			name: 'checkEvery',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 15,
			description:
				'How long to wait between two looks. A look asks one question for all items of a connection, and takes one request of its rate limit.',
		},
		isOf: ({ awaits }) => awaits !== undefined,
		read: seconds(1),
	}),
	timeout: option<number>({
		form: {
			displayName: 'Timeout (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description: 'The maximum number of seconds that one request may take',
		},
		isOf: ofAll,
		read: seconds(0.001),
	}),
};
