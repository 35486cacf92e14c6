import { problemFinder } from '../../sandbox/jsonSchema';

/**
 * A schema of an answer with nothing left open: an object takes the properties that it names and no others,
 * so that the sandbox promises no field that OFAuth's data does not have.
 */
function shut(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(shut);
	if (typeof schema !== 'object' || schema === null) return schema;
	const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, shut(part)]));
	const names = (schema as { 'x-propertyNames'?: string[] })['x-propertyNames'];
	if (names) return { ...copy, propertyNames: { enum: names } };
	return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

/** Holds an answer against the response schema of an endpoint: what is wrong with it, or undefined. */
export const answerProblems = (response: object) => problemFinder(shut(response) as object);
