import type { IDataObject } from 'n8n-workflow';

/** A field that Simplify keeps: one at the top of an entry by its name, or one inside under a name of its own. */
export type Kept = string | { as: string; from: string };

/** What a kept field is called in the output. */
export function nameOfKept(kept: Kept): string {
	return typeof kept === 'string' ? kept : kept.as;
}

/**
 * An entry with the fields that matter most, in their order.
 *
 * @param fields those that the entry does not have are left out
 */
export function simplified(entry: IDataObject, fields: Kept[]): IDataObject {
	const known = fields.flatMap((kept): Array<[string, unknown]> => {
		const value = typeof kept === 'string' ? entry[kept] : valueAt(entry, kept.from.split('.'));
		return value === undefined ? [] : [[nameOfKept(kept), value]];
	});
	return Object.fromEntries(known) as IDataObject;
}

function valueAt(entry: unknown, path: string[]): unknown {
	return path.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null ? (value as IDataObject)[name] : undefined,
		entry,
	);
}
