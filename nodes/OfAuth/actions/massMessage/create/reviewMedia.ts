import type { IDataObject } from 'n8n-workflow';

import type { Found, ReviewRead, ToReview } from '../../../runner/operation';
import type { MediaEntry } from './mediaRows';

/** Kinds of media in the creator's vault. */
export const vaultMediaRead: ReviewRead = {
	path: '/v2/access/vault/media',
	qs: { sortBy: 'recent', sortDirection: 'desc' },
	// What OFAuth gives per page at most (SDK); there is no request for one media.
	paging: { style: 'offset', pageSize: 40 },
	most: 400,
	wanted: (body) => entriesIn(body).filter((entry) => typeof entry === 'number'),
};

interface Medium {
	words: string;
	data: IDataObject;
}

/** The media of a message: of what kind each is, and how large where that is known. */
export function reviewMedia({ body, files, found }: ToReview): {
	lines: string[];
	data: IDataObject;
} {
	const media = entriesIn(body).map((entry): Medium => {
		if (typeof entry === 'number') return ofVault(entry, found.vaultMedia);
		if (typeof entry === 'object') return ofFile(entry.binaryPropertyName, files);
		const kind = entry.startsWith('upload:') ? 'upload reference' : 'address';
		return { words: `${kind} ${entry}`, data: { kind, reference: entry } };
	});
	if (media.length === 0) return { lines: ['Media: none'], data: { media: [] } };
	const previews = Number(body.previewMediaCount ?? 0);
	return {
		lines: [
			...media.map(({ words }, index) => `Media ${index + 1}: ${words}`),
			...(previews > 0 ? [`Free to see: the first ${previews}`] : []),
		],
		data: { media: media.map(({ data }) => data), freeMedia: previews },
	};
}

function ofVault(id: number, { entries, problem }: Found): Medium {
	const { type, duration } = entries.get(String(id)) ?? {};
	const kind = typeof type === 'string' ? type : null;
	const seconds = typeof duration === 'number' && duration > 0 ? duration : undefined;
	const why = problem ?? 'not among the newest of the vault';
	const words = kind ?? `media of unknown kind (${why}),`;
	const length = seconds === undefined ? '' : `, ${seconds} s`;
	return {
		words: `${words} ${id} of the vault${length}`,
		data: { kind, id, ...(seconds === undefined ? {} : { seconds }) },
	};
}

function ofFile(field: string, files: ToReview['files']): Medium {
	const { filename = field, contentType = 'unknown', size = 0 } = files.get(field) ?? {};
	return {
		words: `file ${filename}, ${contentType}, ${inUnits(size)}`,
		data: { kind: contentType, filename, bytes: size },
	};
}

/** Bytes, as people say them. */
function inUnits(bytes: number): string {
	if (bytes < 1000) return `${bytes} bytes`;
	return bytes < 1_000_000
		? `${(bytes / 1000).toFixed(1)} kB`
		: `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function entriesIn({ mediaItems }: IDataObject): MediaEntry[] {
	return (mediaItems ?? []) as MediaEntry[];
}
