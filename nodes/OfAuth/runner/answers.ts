import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Repeatable } from '../delivery/types';
import { AnswerReader } from '../transport/answerReader';
import { ListReader } from '../transport/listReader';
import { pageQuery } from '../transport/pageQuery';
import { explained } from '../transport/refusals';
import { hasPages } from '../transport/paging';
import type { Exchange } from '../transport/exchange';
import { request } from '../transport/request';
import { StateReader } from '../transport/stateReader';
import { makeOnce, type BeforeMaking } from './existing';
import type { FileUploads } from './files';
import { fieldsOf, type Operation } from './operation';
import { Places } from './places';
import type { Planned } from './plan';

/** What one item asks of OFAuth, and what has come of it so far. */
export interface Answers extends Repeatable {
	/** In OFAuth's order; each becomes an output item. */
	readonly entries: IDataObject[];
	/** Whether OFAuth says that it has more and gives only what was read already. */
	readonly isCutOff: () => boolean;
	/** Whether OFAuth gave what it was asked to leave out. */
	readonly isUnsifted?: () => boolean;
}

/**
 * Prepares the requests of one item.
 *
 * @param operation that may be repeated
 * @param prepared the uploads of its files, done before it asks, where it has some; what is known of what it makes
 * @returns asks when it is run, and goes on where it stopped when it is run again
 */
export function answersOf(
	context: IExecuteFunctions,
	operation: Operation,
	planned: Planned,
	{ uploads, made = { known: new Map() } }: { uploads?: FileUploads; made?: BeforeMaking } = {},
): Answers {
	const { endpoint, existing, refusals = [] } = operation;
	const { paging, state } = operation.output;
	const { connectionId, credential, path, qs, body, settings, keeps, isPart } = planned;
	const hasBody = fieldsOf(operation).some(({ to, also }) => [to.in, also?.in].includes('body'));
	let askedAt = 0;
	const requestTo = async (at: string, page: IDataObject) => {
		askedAt = Date.now();
		const post = async (whole: IDataObject) =>
			await request(context, credential, {
				method: endpoint.method,
				path: at,
				connectionId,
				qs: pageQuery(qs, page),
				...(hasBody ? { body: whole } : {}),
				timeout: settings.timeout,
			});
		return uploads ? await uploads.send(body, post) : await post(body);
	};
	const places = new Places(endpoint, path);
	const ask = async (page: IDataObject = {}) =>
		await places.ask(async (place) => await requestTo(place, page));
	let isUnsifted = false;
	const sift =
		({ asked, own }: NonNullable<typeof keeps>) =>
		(entry: IDataObject) => {
			const isAsked = asked.every((keeps) => keeps(entry));
			isUnsifted ||= !isAsked;
			return isAsked && own.every((keeps) => keeps(entry));
		};
	const hasLimit = !settings.returnAll && paging && hasPages(paging);
	const most = hasLimit ? settings.limit : Number.POSITIVE_INFINITY;
	if (existing) {
		const list = async (page: IDataObject) => {
			askedAt = Date.now();
			const { timeout } = settings;
			const asked = { path: existing.path, qs: { ...existing.qs, ...page } };
			return await request(context, credential, { method: 'GET', ...asked, connectionId, timeout });
		};
		const work = makeOnce(existing, planned, { make: async () => await ask(), list }, made);
		const { entries } = work;
		const explain = (stopped: Exchange) => work.explain() ?? explained(stopped, refusals);
		return {
			entries,
			run: async () => await work.run(),
			explain,
			steps: () => work.steps,
			leftAt: () => askedAt,
			isCutOff: () => false,
		};
	}
	const reader = paging
		? new ListReader(ask, paging, { most, qs, ...(keeps ? { keeps: sift(keeps) } : {}) })
		: state
			? new StateReader(async () => await ask(), {
					is: { ...state, ...places.parts() },
					isGone: endpoint.method === 'DELETE',
					// Of many, each only says that it is done.
					tells: !isPart,
					isRefused: (told) => refusals.some(({ reason }) => reason?.(told) !== undefined),
				})
			: new AnswerReader(async () => await ask());
	return {
		entries: reader.entries,
		run: async () => await reader.run(),
		explain: (stopped) => explained(stopped, refusals),
		steps: () => reader.steps,
		leftAt: () => askedAt,
		isCutOff: () => reader.isCutOff,
		isUnsifted: () => isUnsifted,
	};
}
