import { ofAll, option, seconds } from './option';

/** How long an item may take. */
export const requestOptions = {
	maxWait: option<number>({
		form: {
			displayName: 'Max Wait (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 300,
			description:
				'The maximum number of seconds that an item waits in all: for the rate limit of its connection, uploads of its files included, and for those files to be ready',
		},
		isOf: ofAll,
		read: seconds(0),
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
