import type { IDataObject } from 'n8n-workflow';

import type { Found, ReviewRead, ToReview } from '../../../runner/review';
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
	const isPaid = Number(body.price ?? 0) > 0;
	const state = (index: number) => (index < previews ? ' (free to see)' : ' (locked)');
	return {
		lines: [
			...media.map(
				({ words }, index) => `Media ${index + 1}: ${words}${isPaid ? state(index) : ''}`,
			),
			...(isPaid && previews >= media.length
				? ['Nothing is locked: all media are free to see, whatever the price']
				: []),
		],
		data: { media: media.map(({ data }) => data), freeMedia: previews },
	};
}

function ofVault(id: number, { entries, problem }: Found): Medium {
	const { type, duration, isReady, hasError } = entries.get(String(id)) ?? {};
	const kind = typeof type === 'string' ? type : null;
	const seconds = typeof duration === 'number' && duration > 0 ? duration : undefined;
	const why = problem ?? `not among the newest ${vaultMediaRead.most} of the vault: check the ID`;
	const trouble = hasError === true ? ', has an error' : isReady === false ? ', not ready yet' : '';
	const words = kind ?? `media of unknown kind (${why}),`;
	const length = seconds === undefined ? '' : `, ${seconds} s`;
	return {
		words: `${words} ${id} of the vault${length}${trouble}`,
		data: {
			kind,
			id,
			...(seconds === undefined ? {} : { seconds }),
			...(trouble ? { trouble: trouble.slice(2) } : {}),
		},
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
