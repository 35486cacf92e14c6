import { createHmac, timingSafeEqual } from 'crypto';

import { readHeaders, type Scheme, type SignedHeaders } from './headers';
import { keysOf } from './keys';

/** Svix, Standard Webhooks and OFAuth's pages all allow five minutes. */
const TOLERANCE = 300_000;
const HEX = /^[\da-f]{64}$/i;

/** A request as it came, and what it is held against. */
export interface SignedRequest {
	/** The bytes that were signed. */
	body: Buffer;
	/** By lower-case name, as Node gives them. */
	headers: Record<string, unknown>;
	secrets: string[];
	/** Milliseconds. */
	now: number;
}

/** Who signed a request that is genuine; `id` and `signedAt` (milliseconds) are of what was verified. */
export interface Verified {
	scheme: Scheme;
	id?: string;
	signedAt: number;
	/** The other schemes in which it is signed as well; whoever has captured it can send it with one of them alone. */
	others?: Array<Pick<SignedHeaders, 'id'>>;
}

/**
 * Whether one who knows a signing secret has sent exactly this, within five minutes. Several schemes can
 * be in one request; the first that is genuine counts, and nothing of the others does.
 *
 * @returns what was verified, or what is wrong, in words without any part of the request; throws nothing,
 * whatever it gets
 */
export function checkSignature(request: SignedRequest): Verified | { problem: string } {
	try {
		return check(request);
	} catch {
		return { problem: 'the request is none that could be signed' };
	}
}

function check({ body, headers, secrets, now }: SignedRequest): Verified | { problem: string } {
	const signed = readHeaders(headers);
	if (signed.length === 0) return { problem: 'it has no well-formed signature' };
	const isFresh = ({ signedAt }: SignedHeaders) => Math.abs(now - signedAt) <= TOLERANCE;
	const fresh = signed.filter(isFresh);
	if (fresh.length === 0)
		return { problem: 'it was signed more than five minutes ago, or in the future' };
	const genuine = new Set(signed.filter((one) => isGenuine(one, body, secrets)));
	const first = [...genuine].find(isFresh);
	if (!first) return { problem: 'no signing secret fits its signature' };
	genuine.delete(first);
	const { scheme, id, signedAt } = first;
	const others = [...genuine].map((one) => ({ id: one.id }));
	return {
		scheme,
		...(id === undefined ? {} : { id }),
		signedAt,
		...(others.length > 0 ? { others } : {}),
	};
}

function isGenuine(
	{ scheme, prefix, signatures }: SignedHeaders,
	body: Buffer,
	secrets: string[],
): boolean {
	return secrets
		.flatMap((secret) => keysOf(secret, scheme))
		.some((key) => {
			// Two steps, so that a body of megabytes is not copied.
			const digest = createHmac('sha256', key).update(prefix).update(body).digest();
			return signatures.some((given) => writes(given, digest, scheme));
		});
}

/** The text is compared, not the bytes: there is one way to write a digest in base64 and others that decode to it. */
function writes(given: string, digest: Buffer, scheme: Scheme): boolean {
	return scheme === 'ofauth' && HEX.test(given)
		? isSame(given.toLowerCase(), digest.toString('hex'))
		: isSame(given, digest.toString('base64'));
}

/** In a time that tells nothing of how much of it fits. */
function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
