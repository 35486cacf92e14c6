import { ENDPOINTS, type Endpoint } from '../../sandbox/api/endpoint';

/** An endpoint as whoever describes it writes it. */
interface Address {
	method: string;
	path: string;
}

/** How two descriptions of one endpoint are the same, whatever they call the variable parts of its path. */
export function endpointKey({ method, path }: Address): string {
	return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

const BY_KEY = new Map(ENDPOINTS.map((endpoint) => [endpointKey(endpoint), endpoint]));

/** What OFAuth's documentation says of an endpoint; nothing where it does not know it. */
export function documented(endpoint: Address): Endpoint | undefined {
	return BY_KEY.get(endpointKey(endpoint));
}
