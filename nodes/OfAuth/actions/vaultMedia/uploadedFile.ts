import type { IDataObject } from 'n8n-workflow';

import { file, type Field } from '../../runner/field';
import type { Files, FileUploads } from '../../runner/files';
import { textUpTo } from '../../values/text';
import { MediaUploads } from '../fields/media/mediaUploads';

/** Which file of the item goes into the vault. */
export const binaryPropertyName: Field = {
	form: {
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		description: 'The file that goes into the vault, in parts where it is large',
		hint: 'The name of the input field that holds the file',
	},
	to: file('binaryPropertyName'),
	read: textUpTo(200),
};

/** A file that becomes media of the vault and goes into no message: what it has become is the answer. */
export const uploadedFile: Files = {
	field: binaryPropertyName,
	namesIn: (value) =>
		typeof value === 'string' && value.trim() !== '' ? [{ name: value.trim(), where: '' }] : [],
	shown: (body) => body,
	uploads(door, files, memory): FileUploads {
		const uploads = new MediaUploads(door, files, memory);
		return Object.assign(uploads, {
			send: async () => {
				const [[field, { filename, contentType, size }]] = files;
				const became = uploads.became(field);
				const ofVault: IDataObject =
					became && 'mediaId' in became
						? { id: became.mediaId, isReady: true }
						: { mediaUploadId: became?.reference };
				const body = { ...ofVault, filename, contentType, size };
				return await Promise.resolve({ status: 200, headers: {}, body });
			},
		});
	},
};
