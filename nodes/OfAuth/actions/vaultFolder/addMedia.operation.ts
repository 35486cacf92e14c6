import { body, type Field } from '../../runner/field';
import type { Operation } from '../../runner/operation';
import { isEmpty, type Reading } from '../../values/reading';
import { readIntegerId } from '../../values/ids';
import { readIds } from '../../values/lists';
import { folderId } from '../fields/folderId';

/** OFAuth takes no more in one request (SDK). */
const MOST = 100;

const mediaIds: Field = {
	form: {
		displayName: 'Media Names or IDs',
		name: 'mediaIds',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getVaultMedia',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		required: true,
		default: [],
		description:
			'Media of the vault, up to 100; they stay in the folders in which they are. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('mediaIds'),
	read: (value, { dropEmpty }) => readMediaIds(value, dropEmpty),
};

function readMediaIds(value: unknown, dropEmpty: boolean): Reading<number[]> {
	const ids = readIds(value, readIntegerId, dropEmpty);
	if ('problem' in ids || isEmpty(ids.value) || ids.value.length <= MOST) return ids;
	return {
		problem: `${ids.value.length} media are more than ${MOST}: split them over several items`,
	};
}

export const addMedia: Operation = {
	value: 'addMedia',
	name: 'Add Media',
	action: 'Add media to vault folder',
	description:
		'Put media of the vault into a folder; what is in it already stays there once; fans see nothing of folders',
	endpoint: { method: 'POST', path: '/v2/access/vault/lists/{listId}/media' },
	effect: 'repeats',
	fields: [folderId, mediaIds],
	output: {},
};
