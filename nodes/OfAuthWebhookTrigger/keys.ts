import type { Scheme } from './headers';

/** The least that a secret has: fewer characters, or bytes, can be guessed, and none at all signs anything. */
const SHORTEST = 16;
const PREFIX = /^whsec_/;

/**
 * The key that a signing secret is under a scheme: OFAuth's own takes the secret as text, the others the
 * bytes that it writes in base64.
 *
 * @param secret as the dashboard shows it, with or without `whsec_`
 * @returns nothing where the secret is too short to be one, or no base64 although the scheme wants it
 */
export function keyOf(secret: string, scheme: Scheme): Buffer | undefined {
	const text = secret.replace(PREFIX, '');
	if (text.length < SHORTEST) return undefined;
	if (scheme === 'ofauth') return Buffer.from(secret);
	const bytes = Buffer.from(text, 'base64');
	// Node passes over what is no base64, and so would give a shorter key for a secret with a slip in it.
	return bytes.length >= SHORTEST && bytes.toString('base64') === text ? bytes : undefined;
}

/**
 * What is wrong with a signing secret.
 *
 * @returns words that finish the sentence "The secret …", which do not show it; nothing where it is good
 */
export function problemOf(secret: string): string | undefined {
	if (/^sk_(live|sandbox)_/.test(secret))
		return 'is an API key. A signing secret belongs to a webhook endpoint and stands beside it.';
	if (!keyOf(secret, 'ofauth'))
		return `is too short: it has fewer than ${SHORTEST} characters. Copy all of it.`;
	if (PREFIX.test(secret) && !keyOf(secret, 'svix'))
		return 'begins with whsec_, but what follows is not complete (no base64). Copy all of it, and nothing else.';
	return undefined;
}
