/** A schema with every object closed. OFAuth's own say nothing on unknown properties; here a misspelt one must not pass. */
export function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
	return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}
