import { type Endpoint, endpointOf, type QueryParameter } from './endpoint';

/** What a route may change of the endpoint it stands for. */
interface Changes {
	method: string;
	path: string;
	as?: string;
	narrower?: Partial<QueryParameter>[];
	ignores?: string[];
}

/**
 * The rules of a route: those of `endpoints.json`, and what the route changes of them.
 *
 * @throws Error where `endpoints.json` does not have the call
 */
export function rulesOf({
	method,
	path,
	as = path,
	narrower = [],
	ignores = [],
}: Changes): Endpoint {
	const endpoint = endpointOf(method, as);
	const own = endpoint.query.map((parameter) =>
		Object.assign({}, parameter, ...narrower.filter(({ name }) => name === parameter.name)),
	) as QueryParameter[];
	const ignored = ignores.map((name): QueryParameter => ({ name, type: 'string' }));
	return { ...endpoint, query: [...own, ...ignored] };
}

/** A path as the server wants it: `/users/{userId}` → `/users/:userId`. */
export const urlOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');
