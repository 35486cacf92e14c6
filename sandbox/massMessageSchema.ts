import Ajv, { type ErrorObject } from 'ajv/dist/2020';

import operation from '../test/create-mass-message.schema.json';

/** So that one wrong list of a hundred thousand ids does not give an answer as long. */
const MAX_PROBLEMS = 5;

/** The schema with every object closed. OFAuth's own says nothing on unknown properties; here a misspelt one must not pass. */
function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
	return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
	closed(operation.request) as object,
);

function describe({ instancePath, params, message }: ErrorObject): string {
	const unknown = (params as { additionalProperty?: string }).additionalProperty;
	return `body${instancePath}${unknown === undefined ? '' : `/${unknown}`} ${message}`;
}

/**
 * Holds a body against the schema of POST /v2/access/mass-messages. The body is not changed.
 *
 * @returns what is wrong, as "body/path/of/field message, …", or undefined where nothing is
 */
export function problemsOf(body: unknown): string | undefined {
	if (validate(body)) return undefined;
	return (validate.errors ?? []).slice(0, MAX_PROBLEMS).map(describe).join(', ');
}
