import type { ConnectionList } from '../../transport/paging';
import type { Named } from '../../runner/field';
import { readId } from '../../values/ids';

/**
 * Ids of the lists that OnlyFans makes itself (clients that speak to OnlyFans directly name them;
 * OFAuth's documentation does not).
 */
const BUILT_IN = ['fans', 'recent', 'following', 'rebill_off', 'tagged', 'friends', 'muted'];

/** Whether a text is the id of a list, and so not its name. */
export function isBuiltIn(text: string): boolean {
	return BUILT_IN.includes(text);
}

/** All lists of a creator; pages as large as OFAuth gives them (SDK). */
export const listsOfConnection: ConnectionList = {
	path: '/v2/access/users/lists',
	paging: { style: 'offset', pageSize: 100 },
};

/** The lists of a creator, by their names. */
export const namedLists: Named = {
	one: 'list',
	many: 'lists',
	...listsOfConnection,
	permission: 'lists:read',
	read({ id, name }) {
		// The same id as a user would give it: OFAuth has digits as numbers or as text.
		const reading = readId(id);
		return 'value' in reading ? { id: reading.value, name: String(name ?? '') } : undefined;
	},
	isOwn: ({ id }) => !isBuiltIn(String(id)),
};
