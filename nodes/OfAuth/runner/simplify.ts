import type { IDataObject } from 'n8n-workflow';

/**
 * An entry with the fields that matter most, in their order.
 *
 * @param fields names at its top level; those that the entry does not have are left out
 */
export function simplified(entry: IDataObject, fields: string[]): IDataObject {
	const known = fields.filter((field) => field in entry);
	return Object.fromEntries(known.map((field) => [field, entry[field]]));
}
