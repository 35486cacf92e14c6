/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- OpenSSL signs, and nothing of this is published */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';

import { freshFolder, join } from '../helpers/files';

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

export type Headers = Record<string, string>;

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
export function byOpenSsl(toSign: ToSign, encoding: 'hex' | 'base64' = 'hex'): Headers {
	return allByOpenSsl([toSign], encoding)[0];
}

/**
 * As {@link byOpenSsl}, for many in one go: HMAC-SHA256 of `<t>.<body>` under the secret as text. To begin
 * a process from this one takes longer the more memory this one has, from a shell it does not.
 */
export function allByOpenSsl(all: ToSign[], encoding: 'hex' | 'base64' = 'hex'): Headers[] {
	const folder = freshFolder();
	const lines = all.map(({ secret = SECRET, at = Date.now(), body }, index) => {
		writeFileSync(
			join(folder, `${index}`),
			Buffer.concat([Buffer.from(`${inSeconds(at)}.`), Buffer.from(body)]),
		);
		return { t: inSeconds(at), key: `hexkey:${Buffer.from(secret).toString('hex')}` };
	});
	const script =
		'while read -r file key; do openssl dgst -sha256 -mac HMAC -macopt "$key" -r "$file" || exit 1; done';
	const input = lines.map(({ key }, index) => `${index} ${key}\n`).join('');
	const output = execFileSync('sh', ['-c', script], { cwd: folder, input, encoding: 'utf8' });
	return output
		.trim()
		.split('\n')
		.map((line, index) => {
			const signature = Buffer.from(line.split(' ')[0], 'hex').toString(encoding);
			return { 'ofauth-signature': `t=${lines[index].t},v1=${signature}` };
		});
}

function inSeconds(at: number): string {
	return String(Math.floor(at / 1000));
}

/** Both libraries take text, and bytes only if they are text. */
function textOf(body: string | Buffer): string {
	return body.toString();
}
