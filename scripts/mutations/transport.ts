import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';

/** Promises about requests and the key. */
export const TRANSPORT: Mutation[] = [
	{
		name: 'redirects are not followed',
		file: 'credentials/OfAuthApi.credentials.ts',
		from: '			disableFollowRedirect: true,\n			followRedirect: false,\n			followAllRedirects: false,\n',
		to: '',
		tests: ['test/credentials'],
		only: 'redirect',
	},
	{
		name: 'the key is taken out of what comes back',
		file: `${NODE}/transport/redact.ts`,
		from: 'return holds(data, pattern) ? (clean(data, pattern) as T) : data;',
		to: 'return data;',
		tests: ['test/transport'],
	},
	{
		name: 'the key goes only to Base URL',
		file: 'credentials/OfAuthApi.credentials.ts',
		from: 'if (!addressesOf(options).every((address) => hasSameOrigin(address, baseUrl.value))) {',
		to: 'if (Date.now() < 0) {',
		tests: ['test/credentials'],
	},
	{
		name: 'a chosen connection is not overwritten',
		file: 'credentials/OfAuthApi.credentials.ts',
		from: 'if (connectionId && !chosen)',
		to: 'if (connectionId)',
		tests: ['test/credentials', 'test/actions'],
	},
];
