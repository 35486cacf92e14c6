import type { Resource } from '../../nodes/OfAuth/runner/operation';
import { whyOf } from './differenceReasons';
import { differencesOf } from './differences';
import { anchorOf, table } from './markdown';

/** What a reason accounts for. */
interface Row {
	/** Links. */
	operations: Set<string>;
	/** What is so at each place, in words. */
	places: Map<string, Set<string>>;
}

/** A row for each reason why operations differ from what OFAuth describes. */
export function differencesTable(resources: Resource[]): string {
	const links = linksOf(resources);
	const rows = new Map<string, Row>();
	for (const difference of differencesOf(resources)) {
		const { operation, place, what } = difference;
		const why = whyOf(difference) ?? '';
		const row = rows.get(why) ?? { operations: new Set(), places: new Map() };
		row.operations.add(links.get(operation) as string);
		row.places.set(place, (row.places.get(place) ?? new Set()).add(what));
		rows.set(why, row);
	}
	return table(
		['Operation', 'In the request', 'Why'],
		[...rows].map(([why, { operations, places }]) => [
			[...operations].join(', '),
			[...places].map(([place, whats]) => `${inCode(place)}: ${[...whats].join(', ')}`).join('; '),
			why,
		]),
	);
}

/** Where the page of the operations tells of each, by `resource.operation`. */
function linksOf(resources: Resource[]): Map<string, string> {
	return new Map(
		resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value, action }) => [
				`${resource}.${value}`,
				`[${action}](operations.md#${anchorOf(action)})`,
			]),
		),
	);
}

function inCode(place: string): string {
	const [where, name] = place.split(' ');
	return `${where} \`${name}\``;
}
