import type { IDataObject } from 'n8n-workflow';

import type { Files } from '../../../runner/files';
import { binaryFieldsIn, media } from './media';
import type { MediaEntry } from './mediaRows';
import { MediaUploads } from './mediaUploads';

/** The files among the media of a message. */
export const mediaFiles: Files = {
	field: media,
	namesIn: binaryFieldsIn,
	shown(body, files) {
		if (body.mediaItems === undefined) return body;
		const mediaItems = entriesOf(body).map((entry) => {
			if (typeof entry !== 'object') return entry;
			const { filename, contentType, size } = files.get(entry.binaryPropertyName) ?? {};
			return { ...entry, filename, contentType, size };
		});
		return { ...body, mediaItems: mediaItems as IDataObject[] };
	},
	uploads: (door, files, memory) => new MediaUploads(door, files, memory),
};

function entriesOf({ mediaItems }: IDataObject): MediaEntry[] {
	return (mediaItems ?? []) as MediaEntry[];
}
