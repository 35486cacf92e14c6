import operation from '../test/create-mass-message.schema.json';
import { problemFinder } from './jsonSchema';

/** The schema with every object closed. OFAuth's own says nothing on unknown properties; here a misspelt one must not pass. */
function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
	return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

/** Holds a body against the schema of POST /v2/access/mass-messages. */
export const problemsOf = problemFinder(closed(operation.request) as object);
