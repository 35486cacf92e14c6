import type { Resource } from '../../nodes/OfAuth/runner/operation';
import type { Endpoint } from '../../sandbox/api/endpoint';
import { LEFT_OUT, reasonOf, USED_INSIDE } from './coverageReasons';
import { endpointKey } from './endpoints';
import { anchorOf } from './markdown';

/** What there is for an endpoint: the first of these that holds. */
export type Way = 'operation' | 'inside' | 'notYet' | 'leftOut';

/** The operations of each endpoint, as links, by {@link endpointKey}. */
export function coveredBy(resources: Resource[]): Map<string, string[]> {
	const covered = new Map<string, string[]>();
	for (const { operations } of resources) {
		for (const { endpoint, action } of operations) {
			const key = endpointKey(endpoint);
			const link = `[${action}](operations.md#${anchorOf(action)})`;
			covered.set(key, [...(covered.get(key) ?? []), link]);
		}
	}
	return covered;
}

/**
 * @param covered as {@link coveredBy} gives it
 * @throws Error where nothing is said of the endpoint
 */
export function wayOf(endpoint: Endpoint, covered: Map<string, string[]>): Way {
	const { method, path } = endpoint;
	if (covered.has(endpointKey(endpoint))) return 'operation';
	if (`${method} ${path}` in USED_INSIDE) return 'inside';
	const reason = reasonOf(endpoint);
	if (!reason) throw new Error(`scripts/docs/coverageReasons.ts says nothing of ${method} ${path}`);
	return reason.startsWith(LEFT_OUT) ? 'leftOut' : 'notYet';
}
