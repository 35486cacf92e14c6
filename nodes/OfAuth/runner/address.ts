import type { IDataObject } from 'n8n-workflow';

import { readOf } from './checkConnections';
import type { Operation } from './operation';
import { variablesIn } from './places';
import type { PlanEntry } from './plan';

/**
 * Whom an item is for, where the address of its request says that.
 *
 * @param noted of an item that is read no more: what was kept of it
 * @returns the variable parts of the address by their names; none where it has none, or nothing is known of them
 */
export function addressOf(
	{ endpoint }: Operation,
	entry: PlanEntry,
	noted: IDataObject = {},
): IDataObject {
	const read = readOf(entry);
	const parts = variablesIn(endpoint.path, read?.path ?? endpoint.path);
	if (read) return parts;
	const known = Object.keys(parts).filter((name) => noted[name] !== undefined);
	return Object.fromEntries(known.map((name) => [name, noted[name]])) as IDataObject;
}
