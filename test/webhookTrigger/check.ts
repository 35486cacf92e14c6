import { checkSignature } from '../../nodes/OfAuthWebhookTrigger/signature';
import { SECRET } from './signed';

export const NOW = Date.UTC(2026, 10, 27, 12);
export const SECRETS = [SECRET];
export const BODY = Buffer.from(
	'{"type":"connection.created","data":{"connection":{"id":"conn_1"}}}',
);
export const REFUSED = { problem: expect.any(String) as string };

/** Checks headers beside what is right unless a test says otherwise. */
export function check(
	headers: Record<string, unknown>,
	{ body = BODY, secrets = SECRETS, now = NOW } = {},
) {
	return checkSignature({ body, headers, secrets, now });
}
