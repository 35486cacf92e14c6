import type { Failure } from '../transport/errors';
import type { Directory, Entry } from '../values/directory';
import { show } from '../values/reading';
import type { Named } from './field';

const LISTED = 5;
const FORBIDDEN = 403;

/**
 * Why a name is no id. Whose it would be is said beside the item.
 *
 * @param found all that the name may mean: none, or several
 */
export function nameProblem(
	name: string,
	found: Entry[],
	directory: Directory,
	{ one, many }: Named,
): string {
	if (found.length > 1) {
		return `${found.length} ${many} are called ${show(name)} (IDs ${shown(found.map(({ id }) => id))}): give the ID of the one that is meant`;
	}
	const near = directory.closest(name);
	const count = directory.entries.length;
	const like =
		near.length > 0
			? `closest: ${near.map((entry) => `${show(entry.name)} (${entry.id})`).join(', ')}`
			: `none of ${count} ${many} is called anything like it`;
	return `there is no ${one} called ${show(name)}; ${like}${commas(name, near)}`;
}

/** Where names were parted at commas that belong to one, or were not parted at commas between them. */
function commas(name: string, near: Entry[]): string {
	if (name.includes(','))
		return '. In an array, and where there are several lines, each entry is one name, commas and all';
	if (/[;|]/.test(name)) return '. Names are separated by commas';
	return near.some((entry) => entry.name.includes(','))
		? '. A name with a comma goes into an array, or on a line of its own among several'
		: '';
}

/** Why names could not be looked up. */
export function lookUpProblem(
	names: string[],
	{ message, nextStep, status }: Failure,
	{ many, permission }: Named,
): string {
	const what = `${shown(names)} cannot be looked up among the ${many}: `;
	if (status === FORBIDDEN) {
		return `${what}the permission ${permission} is missing. Give it to the connection (OFAuth dashboard, Client Apps, Access Permissions), or give IDs in the place of names. ${message}`;
	}
	return `${what}${[message, nextStep].filter(Boolean).join('. ')}`;
}

function shown(values: unknown[]): string {
	const rest = values.length - LISTED;
	const more = rest > 0 ? ` and ${rest} more` : '';
	return `${values.slice(0, LISTED).map(show).join(', ')}${more}`;
}
