import type { Resource } from '../../nodes/OfAuth/runner/operation';
import { anchorOf, sentences, table } from './markdown';
import { operationSection } from './operationSection';

const INTRO = `# Operations

<!-- Written by \`npm run docs\` from the declarations in nodes/OfAuth/actions: change those, not this page. -->

All that the node can do, with every parameter. **Goes to** is the place of a value in the request, by OFAuth's
own names. What forms a value may have: [Values](values.md). What comes out, and what happens with an item that is
not right: [Items](items.md). All endpoints of OFAuth: [Coverage](coverage.md).`;

/** The page of all operations, in the order of the form. */
export function operationsPage(resources: Resource[]): string {
	const parts = resources.map((resource) =>
		[
			`## ${resource.name}`,
			...resource.operations.map((operation) => operationSection(resource, operation)),
		].join('\n\n'),
	);
	return `${[INTRO, operationsTable(resources), ...parts].join('\n\n')}\n`;
}

/** A row per operation. */
function operationsTable(resources: Resource[]): string {
	const rows = resources.flatMap(({ name: resource, operations }) =>
		operations.map(({ name, action, description }) => [
			resource,
			`[${name}](#${anchorOf(action)})`,
			sentences(description),
		]),
	);
	return table(['Resource', 'Operation', 'What it does'], rows);
}

/**
 * A row per resource, short enough for a page that has other things to say.
 *
 * @param page where the operations are described, seen from the page with the table
 */
export function resourcesTable(resources: Resource[], page: string): string {
	const rows = resources.map(({ name: resource, operations }) => [
		resource,
		operations.map(({ name, action }) => `[${name}](${page}#${anchorOf(action)})`).join(' · '),
	]);
	return table(['Resource', 'Operations'], rows);
}
