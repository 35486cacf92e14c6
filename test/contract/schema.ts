import Ajv from 'ajv/dist/2020';

import operation from '../create-mass-message.schema.json';

/** The part of JSON Schema that OFAuth's request schema uses. */
export interface SchemaPart {
	type?: string | string[];
	default?: unknown;
	minimum?: number;
	maximum?: number;
	exclusiveMinimum?: number;
	minLength?: number;
	maxLength?: number;
	items?: SchemaPart;
	anyOf?: SchemaPart[];
	properties?: Record<string, SchemaPart>;
}

/** OFAuth's request schema as it is. */
export const SCHEMA = operation.request as SchemaPart;

/** Every field of the request by its path, such as `releaseForms.users`. */
export const SCHEMA_FIELDS = fieldsOf(SCHEMA);

/** Whether the schema allows a body in which no field is unknown. */
export const allows = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(
	closed(SCHEMA) as object,
);

/** The kind of a field without "null", which is never sent. */
export function kindOf({ type }: SchemaPart): string | undefined {
	return [type].flat().find((name) => name !== 'null');
}

function fieldsOf({ properties = {} }: SchemaPart, before = ''): Record<string, SchemaPart> {
	return Object.fromEntries(
		Object.entries(properties).flatMap(([name, part]) =>
			part.properties
				? Object.entries(fieldsOf(part, `${before}${name}.`))
				: [[`${before}${name}`, part] as const],
		),
	);
}

function closed(part: unknown): unknown {
	if (Array.isArray(part)) return part.map(closed);
	if (typeof part !== 'object' || part === null) return part;
	const copy = Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, closed(inner)]));
	return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}
