import type { Resource } from '../../nodes/OfAuth/runner/operation';
import { ENDPOINTS, type Endpoint } from '../../sandbox/api/endpoint';
import { reasonOf, USED_INSIDE } from './coverageReasons';
import { endpointKey } from './endpoints';
import { anchorOf, table } from './markdown';

/** The page of all endpoints of OFAuth: which operation covers each, or why none does. */
export function coveragePage(resources: Resource[]): string {
	const covered = coveredBy(resources);
	const groups = new Map<string, Endpoint[]>();
	for (const endpoint of ENDPOINTS) {
		const group = groupOf(endpoint);
		groups.set(group, [...(groups.get(group) ?? []), endpoint]);
	}
	const parts = [...groups].map(([group, endpoints]) =>
		[
			`## \`${group}\``,
			table(
				['Endpoint', 'What it does', 'In this node'],
				endpoints.map((endpoint) => row(endpoint, covered)),
			),
		].join('\n\n'),
	);
	return `${[intro(covered), ...parts].join('\n\n')}\n`;
}

/** The beginning of its path, up to what it is about. */
function groupOf({ path }: Endpoint): string {
	const parts = path.startsWith('/v2/access/') ? 4 : 3;
	return path.split('/').slice(0, parts).join('/');
}

/** The operations of each endpoint, as links, by {@link endpointKey}. */
function coveredBy(resources: Resource[]): Map<string, string[]> {
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

function row(endpoint: Endpoint, covered: Map<string, string[]>): string[] {
	const { method, path, summary } = endpoint;
	const key = endpointKey(endpoint);
	const inside = USED_INSIDE[`${method} ${path}`];
	const links = covered.get(key);
	return [
		`\`${method} ${path}\``,
		summary,
		[links ? links.join(', ') : reasonOf(endpoint), ...(inside ? [`Used inside: ${inside}`] : [])]
			.filter(Boolean)
			.join('. '),
	];
}

function intro(covered: Map<string, string[]>): string {
	const count = ENDPOINTS.filter((endpoint) => covered.has(endpointKey(endpoint))).length;
	return `# Coverage

<!-- Written by \`npm run docs\`: reasons stand in scripts/docs/coverageReasons.ts, the rest in declarations and in sandbox/api/endpoints.json. -->

The ${ENDPOINTS.length} endpoints of OFAuth's SDK and documentation, and what this node has for each. Operations cover
${count} of them.

Whatever is not covered can be called with n8n's **HTTP Request** node and
[this package's credential](../README.md#credential), which works for every endpoint. What the node promises of
its own operations (waiting for the rate limit, nothing twice) does not hold there.`;
}
