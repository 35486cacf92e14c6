/**
 * Reads the form in which n8n hands out an execution's data: a JSON array of all values, in which
 * objects and arrays hold the position of each value, as text, in the place of the value.
 */
export function unflatten(text: string): unknown {
	const table = JSON.parse(text) as unknown[];
	const made = new Map<number, unknown>();
	const at = (position: number): unknown => {
		const raw = table[position];
		if (typeof raw !== 'object' || raw === null) return raw;
		if (made.has(position)) return made.get(position);
		const copy = (Array.isArray(raw) ? [] : {}) as Record<string, unknown>;
		made.set(position, copy);
		for (const [key, value] of Object.entries(raw))
			copy[key] = typeof value === 'string' ? at(Number(value)) : value;
		return copy;
	};
	return at(0);
}
