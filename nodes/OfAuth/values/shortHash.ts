import { createHash } from 'crypto';

/**
 * A short name of something long, the same for the same.
 *
 * @param length characters of 6 bits each; SHA-256 has 43 of them
 * @returns in base64url
 */
export function shortHash(data: string | Buffer, length: number): string {
	return createHash('sha256').update(data).digest('base64url').slice(0, length);
}
