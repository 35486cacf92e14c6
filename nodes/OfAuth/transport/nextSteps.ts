const RECONNECT = 'Connect the account again in the OFAuth dashboard (or through Link).';

/** By OFAuth's error type or code (its error-handling reference, current and earlier). */
const BY_TYPE: Record<string, string> = {
	UNAUTHORIZED:
		'Check the API Key in the OFAuth credential: copy it again from the OFAuth dashboard, API Keys.',
	AUTH_INVALID_KEY:
		'Check the API Key in the OFAuth credential: copy it again from the OFAuth dashboard, API Keys.',
	AUTH_KEY_EXPIRED:
		'The API key has expired: make a new one in the OFAuth dashboard and put it into the credential.',
	AUTH_INSUFFICIENT_SCOPE:
		'The API key lacks a scope: give it access to this in the OFAuth dashboard, API Keys.',
	SESSION_NOT_PROVIDED: `OFAuth has no session for this Connection: check the ID. ${RECONNECT}`,
	SESSION_EXPIRED: `The session of this Connection has expired. ${RECONNECT}`,
	RULES_OUTDATED: 'OFAuth is updating itself: wait a few minutes.',
	FORBIDDEN:
		'Check that the connection has the permission for this: messages:write to send, vault:write and vault:read for files, lists:write to fill lists, the read permissions to read (OFAuth dashboard, Client Apps, Access Permissions).',
	BAD_REQUEST: 'Change what it names.',
	RESOURCE_NOT_FOUND:
		'Something that is named does not exist: check the list, user, media and message IDs, and the Connection: each creator has others.',
	ROUTE_NOT_FOUND: 'Check Base URL in the OFAuth credential; if it is right, update this package.',
	RATE_LIMIT_EXCEEDED:
		'Raise Options → Max Wait (Seconds), or send less at a time; the limit is per connection.',
};

/** By status, where the type says nothing. */
const BY_STATUS: Record<number, string> = {
	400: BY_TYPE.BAD_REQUEST,
	401: BY_TYPE.UNAUTHORIZED,
	403: BY_TYPE.FORBIDDEN,
	404: BY_TYPE.ROUTE_NOT_FOUND,
	413: 'The request is too large: split it over several items.',
	422: BY_TYPE.BAD_REQUEST,
	429: BY_TYPE.RATE_LIMIT_EXCEEDED,
	500: 'OFAuth had an internal error: if it lasts, contact its support with the request ID.',
	502: 'OFAuth could not reach OnlyFans: wait a few minutes.',
	503: 'OFAuth is not available right now: wait a few minutes.',
	504: 'OFAuth took too long: wait a few minutes.',
};

/** By the code or the system call of a broken connection. */
const BY_CODE: Record<string, string> = {
	ECONNREFUSED: 'Nothing listens at Base URL of the OFAuth credential: check it.',
	ENOTFOUND:
		'The host of Base URL was not found: check the OFAuth credential and the network of n8n.',
	EAI_AGAIN: 'The host of Base URL could not be looked up: check the network of n8n.',
	ECONNABORTED: 'OFAuth took longer than Options → Timeout (Seconds): raise it.',
	ETIMEDOUT:
		'OFAuth took longer than Options → Timeout (Seconds): raise it, or check the network of n8n.',
};

/**
 * What the user can do about a failure.
 *
 * @param status HTTP status, where there was an answer
 * @param type OFAuth's error type or code, or the code of a broken connection
 */
export function nextStep(status: number | undefined, type: string | undefined): string {
	if (status === undefined)
		return BY_CODE[type ?? ''] ?? 'Check the network between n8n and OFAuth.';
	if (status >= 200 && status < 400) {
		return 'Check Base URL in the OFAuth credential: something else may have answered in the place of OFAuth.';
	}
	return (
		BY_TYPE[type ?? ''] ??
		BY_STATUS[status] ??
		(status >= 500 ? BY_STATUS[503] : BY_TYPE.BAD_REQUEST)
	);
}
