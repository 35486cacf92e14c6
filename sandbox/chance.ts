/** FNV-1a, and a last stir so that neighbours come out far apart. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * A number that looks like chance and is always the same for the same arguments.
 *
 * @returns from 0 to below 1
 */
export function chance(seed: number, ...about: Array<number | string>): number {
	return hashOf([seed, ...about].join('|')) / 0x1_0000_0000;
}

/** A whole number from 0 to below `end`, in the same way. */
export function pick(end: number, seed: number, ...about: Array<number | string>): number {
	return Math.floor(chance(seed, ...about) * end);
}
