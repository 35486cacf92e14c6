import type { ICredentialTestRequest } from 'n8n-workflow';

const WRONG_KEY =
	'OFAuth does not know this API key. Copy it again from the OFAuth dashboard, API Keys.';
const NO_SCOPE =
	'OFAuth knows this API key, but the key may not do this check (it lacks the scope). Sending may still work.';
const NOT_CONNECTED =
	'The API key works, but OFAuth has no session for this Connection ID. Check the ID, or connect the account again in the OFAuth dashboard.';
const EXPIRED =
	'The API key works, but the session of this connection has expired. Connect the account again in the OFAuth dashboard.';

/** One row per answer of OFAuth (its `type`, or the `code` of its earlier documentation) and what it means to the user. */
const MEANINGS: Array<[key: string, value: unknown, message: string]> = [
	['type', 'UNAUTHORIZED', WRONG_KEY],
	['code', 'AUTH_INVALID_KEY', WRONG_KEY],
	[
		'code',
		'AUTH_KEY_EXPIRED',
		'This API key has expired. Make a new one in the OFAuth dashboard, API Keys.',
	],
	['type', 'FORBIDDEN', NO_SCOPE],
	['code', 'AUTH_INSUFFICIENT_SCOPE', NO_SCOPE],
	['type', 'SESSION_NOT_PROVIDED', NOT_CONNECTED],
	['type', 'SESSION_EXPIRED', EXPIRED],
	['isAuth', false, EXPIRED],
	[
		'type',
		'RATE_LIMIT_EXCEEDED',
		'OFAuth is receiving too many requests right now. Wait a minute and test again.',
	],
	// Last, because it fits every answer that is not one of OFAuth's: an HTML page, an empty body.
	[
		'id',
		undefined,
		'The answer did not come from the OFAuth API. Check Base URL, and try again in a minute.',
	],
];

/** n8n reads the rules in order and shows the message of the first that fits. */
export const CREDENTIAL_TEST_RULES: ICredentialTestRequest['rules'] = MEANINGS.map(
	([key, value, message]) => ({ type: 'responseSuccessBody', properties: { key, value, message } }),
);
