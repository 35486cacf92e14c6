import data from './endpoints.json';

/** What is known of one parameter in a query. */
export interface QueryParameter {
	/** As it stands on the wire. */
	name: string;
	type: 'string' | 'number' | 'boolean' | 'object';
	required?: boolean;
	enum?: string[];
	min?: number;
	max?: number;
	default?: unknown;
	docsOldDefault?: unknown;
	fromJan2026Spec?: { default?: unknown };
	/** May be repeated, or hold several values with commas between. */
	arrayAllowed?: boolean;
	/** Of an object: its fields. */
	properties?: Record<string, { enum?: string[] }>;
}

/** What is known of one call of the API. */
export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** With `{name}` for each variable part. */
	path: string;
	/** What it does, in a few words. */
	summary: string;
	/** What a connection must allow; null where none is needed or no connection is involved. */
	permission: string | null;
	pathParams: Array<{ name: string; type: string }>;
	query: QueryParameter[];
	/** JSON schemas; `body` null where the call takes none. */
	body: Record<string, unknown> | null;
	response: Record<string, unknown>;
}

/**
 * Every call of OFAuth's SDK 3.0.0, checked against OFAuth's documentation: methods, paths, permissions,
 * query parameters, bodies, answers.
 */
export const ENDPOINTS = data as unknown as Endpoint[];

/**
 * What is known of one call.
 *
 * @param path as the data has it, with `{name}` for each variable part
 * @throws Error where the data has no such call: a route would be checked against nothing
 */
export function endpointOf(method: string, path: string): Endpoint {
	const found = ENDPOINTS.find((one) => one.method === method && one.path === path);
	if (!found) throw new Error(`endpoints.json has no ${method} ${path}`);
	return found;
}
