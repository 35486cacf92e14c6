import type { Operation } from '../../runner/operation';
import { inFolder } from '../fields/folderId';
import { searchFor } from '../fields/search';
import { mediaType, sortBy, sortDirection } from './filters';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many vault media',
	description: 'Get the media of the vault, or of one of its folders, with their IDs for messages',
	endpoint: { method: 'GET', path: '/v2/access/vault/media' },
	effect: 'reads',
	filters: [
		inFolder,
		mediaType,
		searchFor('Only media that OFAuth finds by these words'),
		sortBy,
		sortDirection,
	],
	output: {
		paging: { style: 'offset', pageSize: 40 },
		simplify: [
			'id',
			'type',
			'createdAt',
			'duration',
			'isReady',
			'hasError',
			'hasPosts',
			'counters',
			'lists',
			{ as: 'thumbUrl', from: 'files.thumb.url' },
		],
	},
};
