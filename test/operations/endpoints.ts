import type { Operation } from '../../nodes/OfAuth/runner/operation';
import endpoints from '../../sandbox/api/endpoints.json';

/** A value as OFAuth's SDK declares it. */
export interface ValueSchema {
	type?: string | string[];
	enum?: unknown[];
	min?: number;
	max?: number;
	minimum?: number;
	maximum?: number;
}

/** What OFAuth's SDK and documentation say of an endpoint. */
export interface Endpoint {
	method: string;
	path: string;
	pathParams: Array<ValueSchema & { name: string }>;
	query: Array<ValueSchema & { name: string; required?: boolean }>;
	body: { properties: Record<string, ValueSchema>; required?: string[] } | null;
	response: unknown;
}

/** The endpoint of an operation. @throws Error where OFAuth has none such */
export function endpointOf({ endpoint: { method, path } }: Operation): Endpoint {
	const all = endpoints as unknown as Endpoint[];
	const endpoint = all.find((one) => one.method === method && one.path === path);
	if (!endpoint) throw new Error(`OFAuth has no ${method} ${path}`);
	return endpoint;
}
