const MASK = '***';

/**
 * A copy without the API key, for the case that an answer echoes it or that it was pasted into the
 * wrong field. Only texts are looked into: a number that looks like the key is not one.
 *
 * @param data plain JSON data
 * @param secret what must not be in it
 * @returns the data itself where the secret is not in it
 */
export function redact<T>(data: T, secret: string): T {
	if (secret === '' || !holds(data, secret)) return data;
	return clean(data, secret) as T;
}

function holds(data: unknown, secret: string): boolean {
	if (typeof data === 'string') return data.includes(secret);
	if (typeof data !== 'object' || data === null) return false;
	return Object.entries(data).some(
		([name, value]) => name.includes(secret) || holds(value, secret),
	);
}

function clean(data: unknown, secret: string): unknown {
	if (typeof data === 'string') return data.split(secret).join(MASK);
	if (typeof data !== 'object' || data === null) return data;
	if (Array.isArray(data)) return data.map((entry) => clean(entry, secret));
	return Object.fromEntries(
		Object.entries(data).map(([name, value]) => [clean(name, secret), clean(value, secret)]),
	);
}
