import type { Operation } from '../../runner/operation';
import { connectionToRenew } from './connectionId';
import { city, clientReferenceId, country, redirectUrl, state } from './loginFields';

/** Another link is no harm: one that nobody opens expires. */
export const createLoginLink: Operation = {
	value: 'createLoginLink',
	name: 'Create Login Link',
	action: 'Create login link for connection',
	description:
		'Get an address at which a creator signs in, for the first time or after a login has expired; fans see nothing of it',
	endpoint: { method: 'POST', path: '/v2/link/init' },
	effect: 'repeats',
	isOfKey: true,
	additionalFields: [city, clientReferenceId, connectionToRenew, country, redirectUrl, state],
	output: {},
	check: ({ geolocation }) => {
		const { country: named, ...more } = (geolocation ?? {}) as Record<string, unknown>;
		if (named !== undefined || Object.keys(more).length === 0) return [];
		const problem = 'it is needed where City or State is given';
		return [{ parameter: country.form.displayName, problem }];
	},
};
