import type { Operation } from '../../runner/operation';
import { binaryPropertyName, uploadedFile } from './uploadedFile';

export const upload: Operation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload vault media',
	description:
		'Put a file of the workflow into the vault, in parts where it is large, and wait until it is ready: its ID can go into as many messages as you like; no fan sees it before',
	endpoint: { method: 'POST', path: '/v2/access/uploads/init' },
	effect: 'repeats',
	fields: [binaryPropertyName],
	output: {},
	files: uploadedFile,
	isMadeAnew: true,
	hints: {
		ofOutput: [
			{
				says: ({ mediaUploadId }) => mediaUploadId !== undefined,
				message:
					'OFAuth did not tell which media these have become: their mediaUploadId goes into one message only. Vault Media → Get Many shows them, newest first.',
			},
		],
	},
};
