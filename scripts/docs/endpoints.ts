import endpoints from '../../sandbox/api/endpoints.json';

/** What the pages tell of one endpoint of OFAuth. */
export interface Endpoint {
	method: string;
	/** Variable parts in braces. */
	path: string;
	summary: string;
	/** What the connection must allow; null where it is the key that counts. */
	permission: string | null;
}

/** Every endpoint of OFAuth's SDK and documentation. */
export const ENDPOINTS: Endpoint[] = endpoints;

/** How two descriptions of one endpoint are the same, whatever they call the variable parts of its path. */
export function endpointKey({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
	return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

const BY_KEY = new Map(ENDPOINTS.map((endpoint) => [endpointKey(endpoint), endpoint]));

/** What OFAuth's documentation says of an endpoint; nothing where it does not know it. */
export function documented(endpoint: Pick<Endpoint, 'method' | 'path'>): Endpoint | undefined {
	return BY_KEY.get(endpointKey(endpoint));
}
