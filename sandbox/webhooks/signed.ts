import { createHmac, randomUUID } from 'node:crypto';

import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook } from 'svix';

/** How OFAuth may sign: its SDKs check Svix's headers, its pages describe `OFAuth-Signature`, and Svix has unbranded ones too. */
export const SCHEMES = ['svix', 'standard', 'ofauth'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** How an event is to be signed. */
export interface SigningOptions {
	/** `whsec_` and base64, for svix and standard; any text for ofauth. */
	secret: string;
	/** Default svix. */
	scheme?: Scheme;
	/** Of the event; default a new one. ofauth sends none. */
	id?: string;
	/** Milliseconds since 1970; default Date.now. */
	at?: number;
}

/** A request to a webhook address. */
export interface SignedEvent {
	headers: Record<string, string>;
	/** JSON. A single changed byte makes the signature wrong. */
	body: string;
}

/** An id as Svix gives one. */
export const newEventId = (): string => `msg_${randomUUID().replaceAll('-', '')}`;

/** What signs with a secret. @throws Error without the secret where it is none that svix and standardwebhooks can read */
function signerOf(scheme: Scheme, secret: string): Pick<Webhook, 'sign'> {
	try {
		return scheme === 'svix' ? new Webhook(secret) : new StandardWebhook(secret);
	} catch {
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- there is no node here
		throw new Error(`A secret for ${scheme} is whsec_ and base64`);
	}
}

function signature(
	scheme: Scheme,
	secret: string,
	id: string,
	at: number,
	body: string,
): Record<string, string> {
	const seconds = String(Math.floor(at / 1000));
	if (scheme === 'ofauth') {
		const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
		return { 'ofauth-signature': `t=${seconds},v1=${digest}` };
	}
	const prefix = scheme === 'svix' ? 'svix' : 'webhook';
	return {
		[`${prefix}-id`]: id,
		[`${prefix}-timestamp`]: seconds,
		[`${prefix}-signature`]: signerOf(scheme, secret).sign(id, new Date(at), body),
	};
}

/**
 * Signs an event.
 *
 * @param event anything that can be JSON
 * @throws Error where the secret does not fit svix or standard; it does not say the secret
 */
export function signed(event: object, options: SigningOptions): SignedEvent {
	const { secret, scheme = 'svix', id = newEventId(), at = Date.now() } = options;
	const body = JSON.stringify(event);
	const headers = signature(scheme, secret, id, at, body);
	return { headers: { 'content-type': 'application/json', ...headers }, body };
}
