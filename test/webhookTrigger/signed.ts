/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- OpenSSL signs, and nothing of this is published */
import { execFileSync } from 'node:child_process';

import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';

/** Signing secrets as Svix makes them: 24 bytes in base64. */
export const SECRET = `whsec_${Buffer.from('one secret of 24 bytes!!').toString('base64')}`;
export const TEST_SECRET = `whsec_${Buffer.from('the other one, 24 bytes!').toString('base64')}`;
export const WRONG_SECRET = `whsec_${Buffer.from('a secret of nobody here!').toString('base64')}`;

/** What to sign; `at` in milliseconds. */
export interface ToSign {
	secret?: string;
	id?: string;
	at?: number;
	body: string | Buffer;
}

type Headers = Record<string, string>;

/** Headers of a delivery, made by Svix's own library. */
export function bySvix({ secret = SECRET, id = 'msg_1', at = Date.now(), body }: ToSign): Headers {
	const signature = new SvixWebhook(secret).sign(id, new Date(at), textOf(body));
	return { 'svix-id': id, 'svix-timestamp': inSeconds(at), 'svix-signature': signature };
}

/** Headers of a delivery, made by the library of Standard Webhooks. */
export function byStandard({ secret = SECRET, id = 'msg_1', at = Date.now(), body }: ToSign) {
	const signature = new StandardWebhook(secret).sign(id, new Date(at), textOf(body));
	return { 'webhook-id': id, 'webhook-timestamp': inSeconds(at), 'webhook-signature': signature };
}

/** The header of OFAuth's own pages, made by OpenSSL. */
export function byOpenSsl(
	{ secret = SECRET, at = Date.now(), body }: ToSign,
	encoding: 'hex' | 'base64' = 'hex',
): Headers {
	const t = inSeconds(at);
	return { 'ofauth-signature': `t=${t},v1=${openSsl(secret, t, body).toString(encoding)}` };
}

/** HMAC-SHA256 of `<t>.<body>` under the secret as text. */
function openSsl(secret: string, t: string, body: string | Buffer): Buffer {
	const key = `hexkey:${Buffer.from(secret).toString('hex')}`;
	return execFileSync('openssl', ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', key, '-binary'], {
		input: Buffer.concat([Buffer.from(`${t}.`), Buffer.from(body)]),
	});
}

function inSeconds(at: number): string {
	return String(Math.floor(at / 1000));
}

/** Both libraries take text, and bytes only if they are text. */
function textOf(body: string | Buffer): string {
	return body.toString();
}
