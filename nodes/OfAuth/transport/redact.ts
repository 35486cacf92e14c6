const MASK = '***';

/**
 * A copy without the API key, for the case that an answer echoes it.
 *
 * @param data plain JSON data
 * @param secret what must not be in it
 * @returns the data itself where the secret is not in it
 */
export function redact<T>(data: T, secret: string): T {
	const text = JSON.stringify(data);
	const written = JSON.stringify(secret).slice(1, -1);
	if (written === '' || !text.includes(written)) return data;
	return JSON.parse(text.split(written).join(MASK)) as T;
}
