import type { Resource } from '../../nodes/OfAuth/runner/operation';
import { ENDPOINTS, type Endpoint } from '../../sandbox/api/endpoint';
import { reasonOf, USED_INSIDE } from './coverageReasons';
import { coveredBy, wayOf, type Way } from './coveredBy';
import { differencesTable } from './differencesTable';
import { endpointKey } from './endpoints';
import { table } from './markdown';

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
	return `${[intro(covered), differences(resources), ...parts].join('\n\n')}\n`;
}

/** The beginning of its path, up to what it is about. */
function groupOf({ path }: Endpoint): string {
	const parts = path.startsWith('/v2/access/') ? 4 : 3;
	return path.split('/').slice(0, parts).join('/');
}

function row(endpoint: Endpoint, covered: Map<string, string[]>): string[] {
	const { method, path, summary } = endpoint;
	const key = `${method} ${path}`;
	const inside = USED_INSIDE[key];
	const links = covered.get(endpointKey(endpoint));
	return [
		`\`${key}\``,
		summary,
		[links ? links.join(', ') : reasonOf(endpoint), inside && `Used inside: ${inside}`]
			.filter(Boolean)
			.join('. '),
	];
}

const WAYS: Record<Way, string> = {
	operation: 'It is an operation',
	inside: 'It is used inside: by an operation, a trigger, the form or the test of the credential',
	notYet: "No operation yet: n8n's HTTP Request node with this package's credential reaches it",
	leftOut: 'Left out, for the reason that stands there',
};

function intro(covered: Map<string, string[]>): string {
	const ways = ENDPOINTS.map((endpoint) => wayOf(endpoint, covered));
	const rows = Object.entries(WAYS).map(([way, words]) => [
		words,
		String(ways.filter((one) => one === way).length),
	]);
	return `# Coverage

<!-- Written by \`npm run docs\`: reasons stand in scripts/docs/coverageReasons.ts and scripts/docs/differenceReasons.ts, the rest in declarations and in sandbox/api/endpoints.json. -->

The ${ENDPOINTS.length} endpoints of OFAuth's SDK and documentation, and what this node has for each. One that is an operation
may be used inside as well.

${table(['What there is', 'Endpoints'], rows)}

Whatever is not covered can be called with n8n's **HTTP Request** node and
[this package's credential](../README.md#credential), which works for every endpoint. What the node promises of
its own operations (waiting for the rate limit, nothing twice) does not hold there.`;
}

function differences(resources: Resource[]): string {
	return `## What differs on purpose

Of every operation, method, path, names, types and limits are compared with what OFAuth describes, and the tests hold them together.
These are all the places where an operation takes less than OFAuth would, or asks for more. Which values are refused besides:
[Values](values.md).

${differencesTable(resources)}`;
}
