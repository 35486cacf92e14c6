import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { listKey, readLists, type ReadList, type Search } from './connectionLists';
import type { Planned } from './plan';
import type { Found, Review, ReviewRead } from './review';

/** A search, with the ids that are looked for, as text. */
interface IdSearch extends Search {
	ids: Set<string>;
}

/**
 * Asks OFAuth for what the reviews of some requests need: page by page until all is found. It waits for the
 * rate limit; what cannot be had is missing in the review.
 *
 * @returns what was found for a request, by the name of the read
 */
export async function askFor(
	context: IExecuteFunctions,
	{ reads }: Review,
	requests: Planned[],
): Promise<(planned: Planned) => Record<string, Found>> {
	const searches = new Map<string, IdSearch>();
	for (const planned of requests) {
		for (const read of Object.values(reads)) {
			const ids = read.wanted(planned.body).map(String);
			if (ids.length === 0) continue;
			const key = listKey(planned, read);
			const search = searches.get(key) ?? newSearch(read, planned);
			searches.set(key, search);
			for (const id of ids) search.ids.add(id);
			search.maxWait = Math.max(search.maxWait, planned.settings.maxWait);
		}
	}
	const answers = await readLists(context, searches);
	return (planned) =>
		Object.fromEntries(
			Object.entries(reads).map(([name, read]) => [
				name,
				found(answers.get(listKey(planned, read))),
			]),
		);
}

function newSearch(read: ReviewRead, asker: Planned): IdSearch {
	const ids = new Set<string>();
	const isEnough = (entries: IDataObject[]) => {
		const known = new Set(entries.map(idOf));
		return entries.length >= read.most || [...ids].every((id) => known.has(id));
	};
	return { list: read, asker, maxWait: 0, isEnough, ids };
}

function found({ entries, failure }: Partial<ReadList> = {}): Found {
	const byId = (entries ?? []).map((entry) => [idOf(entry), entry] as const);
	return { entries: new Map(byId), problem: failure?.message };
}

function idOf({ id }: IDataObject): string {
	return String(id);
}
