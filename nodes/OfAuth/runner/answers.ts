import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Repeatable } from '../delivery/types';
import { AnswerReader } from '../transport/answerReader';
import { DeletionReader } from '../transport/deletionReader';
import { ListReader } from '../transport/listReader';
import { pageQuery } from '../transport/pageQuery';
import { explained } from '../transport/refusals';
import { request } from '../transport/request';
import type { FileUploads } from './files';
import type { Operation } from './operation';
import { Places } from './places';
import type { Planned } from './plan';

/** What one item asks of OFAuth, and what has come of it so far. */
export interface Answers extends Repeatable {
	/** In OFAuth's order; each becomes an output item. */
	readonly entries: IDataObject[];
	/** Whether OFAuth says that it has more and gives only what was read already. */
	readonly isCutOff: () => boolean;
}

/**
 * Prepares the requests of one item.
 *
 * @param operation that may be repeated
 * @param uploads of its files, done before it asks; none where it has none
 * @returns asks when it is run, and goes on where it stopped when it is run again
 */
export function answersOf(
	context: IExecuteFunctions,
	{ endpoint, output: { paging, deleted }, refusals = [] }: Operation,
	{ connectionId, credential, path, qs, body, settings }: Planned,
	uploads?: FileUploads,
): Answers {
	let askedAt = 0;
	const requestTo = async (at: string, page: IDataObject) => {
		askedAt = Date.now();
		const post = async (whole: IDataObject) =>
			await request(context, credential, {
				method: endpoint.method,
				path: at,
				connectionId,
				qs: pageQuery(qs, page),
				...(Object.keys(whole).length > 0 ? { body: whole } : {}),
				timeout: settings.timeout,
			});
		return uploads ? await uploads.send(body, post) : await post(body);
	};
	const places = new Places(endpoint, path);
	const ask = async (page: IDataObject = {}) =>
		await places.ask(async (place) => await requestTo(place, page));
	const most = settings.returnAll ? Number.POSITIVE_INFINITY : settings.limit;
	const reader = paging
		? new ListReader(ask, paging, most)
		: deleted
			? new DeletionReader(async () => await ask(), { [deleted]: places.part(deleted) })
			: new AnswerReader(async () => await ask());
	return {
		entries: reader.entries,
		run: async () => await reader.run(),
		explain: (stopped) => explained(stopped, refusals),
		steps: () => reader.steps,
		leftAt: () => askedAt,
		isCutOff: () => reader.isCutOff,
	};
}
