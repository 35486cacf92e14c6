import type { Operation } from '../../runner/operation';
import { namedFolders } from '../fields/namedFolders';
import { search } from '../fields/search';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many vault folders',
	description: 'Get the folders of the vault',
	endpoint: { method: 'GET', path: namedFolders.path },
	effect: 'reads',
	filters: [search],
	output: { paging: namedFolders.paging },
};
