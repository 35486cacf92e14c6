import type { Scheme } from './headers';

/** The least that a secret has: fewer characters, or bytes, can be guessed, and none at all signs anything. */
const SHORTEST = 16;
const PREFIX = /^whsec_/;

/**
 * The keys that a signing secret is under a scheme: OFAuth's own takes the secret as text (its pages do not
 * say whether `whsec_` is part of it), the others the bytes that it writes in base64.
 *
 * @param secret as the dashboard shows it, with or without `whsec_`
 * @returns none where the secret is too short to be one, or no base64 although the scheme wants it
 */
export function keysOf(secret: string, scheme: Scheme): Buffer[] {
	const text = secret.replace(PREFIX, '');
	if (text.length < SHORTEST) return [];
	if (scheme === 'ofauth') return [...new Set([secret, text])].map((key) => Buffer.from(key));
	const bytes = Buffer.from(text, 'base64');
	// Node passes over what is no base64, and so would give a shorter key for a secret with a slip in it.
	return bytes.length >= SHORTEST && bytes.toString('base64') === text ? [bytes] : [];
}

/**
 * What is wrong with a signing secret.
 *
 * @returns words that finish the sentence "The secret …", which do not show it; nothing where it is good
 */
export function problemOf(secret: string): string | undefined {
	if (/^sk_(live|sandbox)_/.test(secret))
		return 'is an API key. A signing secret belongs to a webhook endpoint and stands beside it.';
	if (keysOf(secret, 'ofauth').length === 0)
		return `is too short: it has fewer than ${SHORTEST} characters. Copy all of it.`;
	if (PREFIX.test(secret) && keysOf(secret, 'svix').length === 0)
		return 'begins with whsec_, but what follows is not complete (no base64). Copy all of it, and nothing else.';
	return undefined;
}
