import type { Operation } from '../../runner/operation';
import { lacksAccountScope } from './accountScope';
import { connectionId } from './connectionId';

export const invalidate: Operation = {
	value: 'invalidate',
	name: 'Invalidate',
	action: 'Invalidate connection',
	description:
		'Mark a connection as expired: no fan gets anything through it until the creator signs in again',
	endpoint: { method: 'POST', path: '/v2/account/connections/{connectionId}/invalidate' },
	effect: 'repeats',
	isOfKey: true,
	fields: [connectionId],
	output: { state: { invalidated: true } },
	refusals: [
		lacksAccountScope,
		{
			status: 404,
			message: 'The API key has no such connection',
			nextStep: 'Check the ID: Connection → Get Many shows all that there are.',
		},
	],
};
