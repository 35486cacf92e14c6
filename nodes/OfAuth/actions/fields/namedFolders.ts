import type { Named } from '../../runner/field';
import { readId } from '../../values/ids';

/** The folders of a creator's vault, by their names; pages as large as OFAuth gives them (SDK). */
export const namedFolders: Named = {
	one: 'folder',
	many: 'folders',
	path: '/v2/access/vault/lists',
	paging: { style: 'offset', pageSize: 40 },
	permission: 'vault:read',
	read({ id, name }) {
		const reading = readId(id);
		return 'value' in reading ? { id: reading.value, name: String(name ?? '') } : undefined;
	},
	isOwn: ({ type }) => type === undefined || type === 'custom',
};
