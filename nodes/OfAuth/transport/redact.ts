import { secretPattern } from './secretPattern';

const MASK = '***';

/**
 * A copy without the API key, for the case that an answer echoes it or that it was pasted into the
 * wrong field, in whatever writing (see {@link secretPattern}). Only texts are looked into: a number that
 * looks like the key is not one.
 *
 * @param data plain JSON data
 * @param secret what must not be in it
 * @returns the data itself where the secret is not in it
 */
export function redact<T>(data: T, secret: string): T {
	if (secret === '') return data;
	const pattern = patternOf(secret);
	return holds(data, pattern) ? (clean(data, pattern) as T) : data;
}

/** Every answer of a run is looked through for the same key. */
let last = { secret: '', pattern: /$^/g };

function patternOf(secret: string): RegExp {
	if (last.secret !== secret) last = { secret, pattern: secretPattern(secret) };
	return last.pattern;
}

function holds(data: unknown, pattern: RegExp): boolean {
	if (typeof data === 'string') return data.search(pattern) >= 0;
	if (typeof data !== 'object' || data === null) return false;
	return Object.entries(data).some(
		([name, value]) => holds(name, pattern) || holds(value, pattern),
	);
}

function clean(data: unknown, pattern: RegExp): unknown {
	if (typeof data === 'string') return data.replace(pattern, MASK);
	if (typeof data !== 'object' || data === null) return data;
	if (Array.isArray(data)) return data.map((entry) => clean(entry, pattern));
	return Object.fromEntries(
		Object.entries(data).map(([name, value]) => [clean(name, pattern), clean(value, pattern)]),
	);
}
